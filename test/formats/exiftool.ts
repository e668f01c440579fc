import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProgram } from '../harness/command.ts';
import { projectRoot } from '../harness/paths.ts';
import { makeTemporaryFolder } from '../harness/temporary.ts';
import { obtainWebPerl } from './packages.ts';
import type { NamedFile } from './packages.ts';

/** What exiftool says of a file: values by tag, `group:name`. */
export type Tags = Readonly<Record<string, unknown>>;

/** What exiftool says of files, and which exiftool it was. */
export interface ExiftoolAnswer {
	readonly program: string;
	/** In the order of the files. */
	readonly tags: readonly Tags[];
}

/**
 * Asks exiftool for the tags of files, of all in one call: the one that is installed, else the one from npm
 * with the Perl that is installed, else that one with a Perl from npm.
 *
 * @param wanted which tags, as exiftool's arguments
 */
export async function askExiftool(
	files: readonly NamedFile[],
	wanted: readonly string[],
): Promise<ExiftoolAnswer> {
	const failures: unknown[] = [];
	for (const [program, ask] of Object.entries(programs)) {
		try {
			const folder = makeTemporaryFolder('exiftool');
			const answer = await ask(files, [...always, ...wanted], folder.path);
			folder.remove();
			return { program, tags: inOrder(files, answer) };
		} catch (error) {
			failures.push(error);
		}
	}
	throw new AggregateError(failures, 'no exiftool runs here');
}

/** All groups of the first family, duplicates too, values whole, and nothing on the other channel but faults. */
const always = ['-json', '-G1', '-a', '-b', '-q', '-charset', 'filename=utf8'];

type Ask = (files: readonly NamedFile[], args: readonly string[], folder: string) => Promise<string>;

const npmExiftool = join(projectRoot, 'node_modules/exiftool-vendored.pl/bin');

const programs: Readonly<Record<string, Ask>> = {
	'exiftool as installed': (files, args, folder) =>
		runProgram('exiftool', [...args, ...saved(files, folder)]),
	'exiftool from npm': (files, args, folder) =>
		runProgram('perl', [join(npmExiftool, 'exiftool'), ...args, ...saved(files, folder)]),
	'exiftool and Perl from npm': askWebPerl,
};

function saved(files: readonly NamedFile[], folder: string): string[] {
	return files.map(({ name, bytes }) => {
		const path = join(folder, name);
		writeFileSync(path, bytes);
		return path;
	});
}

/** What is used of the module of Perl in WebAssembly. */
interface WebPerlModule {
	readonly MemoryFileSystem: new (folders: Readonly<Record<string, string>>) => {
		addFile(path: string, content: Uint8Array | string): void;
		lookup(path: string): { readonly content: Uint8Array } | null;
	};
	readonly ZeroPerl: {
		create(options: object): Promise<{
			runFile(path: string, args: readonly string[]): Promise<{ readonly exitCode: number }>;
			eval(code: string): Promise<unknown>;
		}>;
	};
}

async function askWebPerl(files: readonly NamedFile[], args: readonly string[]): Promise<string> {
	const folder = await obtainWebPerl();
	const module = (await import(pathToFileURL(join(folder, 'index.js')).href)) as WebPerlModule;
	const fileSystem = new module.MemoryFileSystem({ '/': '' });
	const sources = readdirSync(npmExiftool, { recursive: true, encoding: 'utf8' });
	for (const name of sources.filter(each => each === 'exiftool' || /\.p[lm]$/.test(each))) {
		fileSystem.addFile(`/exiftool/${name.replaceAll('\\', '/')}`, readFileSync(join(npmExiftool, name)));
	}
	for (const { name, bytes } of files) {
		fileSystem.addFile(`/files/${name}`, bytes);
	}
	const perl = await module.ZeroPerl.create({
		fileSystem,
		stdout: () => undefined,
		stderr: () => undefined,
		fetch: () => Promise.resolve(wasmResponse(join(folder, 'zeroperl.wasm'))),
	});
	const names = files.map(({ name }) => `/files/${name}`);
	// What is printed would come in pieces that are decoded one by one: letters that two of them share are lost.
	const script = "open(my $file, '>', '/printed') or die; *STDOUT = $file; $0 = '/exiftool/exiftool'; do $0;";
	fileSystem.addFile('/print', script);
	const { exitCode } = await perl.runFile('/print', [...args, ...names]);
	await perl.eval('close STDOUT');
	const printed = fileSystem.lookup('/printed')?.content;
	if (exitCode !== 0 || printed === undefined) {
		throw new Error(`exiftool ended with ${exitCode}`);
	}
	return new TextDecoder().decode(printed);
}

function wasmResponse(path: string): Response {
	return new Response(readFileSync(path), { headers: { 'content-type': 'application/wasm' } });
}

function inOrder(files: readonly NamedFile[], json: string): Tags[] {
	const all = JSON.parse(json) as readonly Tags[];
	if (all.length !== files.length) {
		throw new Error(`exiftool told of ${all.length} of ${files.length} files`);
	}
	return all.map(tags => Object.fromEntries(Object.entries(tags).filter(([name]) => name !== 'SourceFile')));
}
