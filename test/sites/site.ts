import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../harness/command.ts';
import { findImageFaults } from './builtImages.ts';
import type { Illustration } from './builtImages.ts';

/** A small web site, and how it is built. */
export interface Site {
	readonly name: string;
	/** Its files, by their paths from the site's folder. */
	readonly files: Readonly<Record<string, string>>;
	/** The documents that get a picture each: at most nine. */
	readonly documents: readonly string[];
	/** Languages that VS Code learns from an extension, with the extensions of their files. */
	readonly languages?: Readonly<Record<string, readonly string[]>>;
	/** What its pages' addresses start with; a slash is at both ends. */
	readonly base: string;
	/** The folder that is built. */
	readonly output: string;
	/** The program that builds it, from the generator's `node_modules`, and its arguments. */
	readonly build: readonly [program: string, ...args: string[]];
	/** Says where `node_modules` with the generator is, and brings it when it is missing. */
	readonly modules: () => Promise<string>;
}

/** Nothing is looked up or told outside this machine. */
const offline = {
	ASTRO_TELEMETRY_DISABLED: '1',
	HTTP_PROXY: 'http://127.0.0.1:9',
	HTTPS_PROXY: 'http://127.0.0.1:9',
};

/**
 * Builds the site in `folder` with its real generator, and says what is wrong with the pictures in its pages.
 * Throws with the generator's output when the build fails.
 */
export async function buildAndCheck(
	site: Site,
	folder: string,
	illustrations: readonly Illustration[],
): Promise<readonly string[]> {
	const modules = await site.modules();
	const [program, ...args] = site.build;
	symlinkSync(modules, path.join(folder, 'node_modules'), 'junction');
	const command = [path.join(modules, program), ...args];
	const told = await runProgram(process.execPath, command, { cwd: folder, env: offline });
	const built = path.join(folder, site.output);
	if (!existsSync(built)) {
		throw new Error(`${site.name} built nothing:\n${told}`);
	}
	return findImageFaults(built, site.base, illustrations);
}
