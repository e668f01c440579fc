import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './command.ts';
import { obtainFolder } from './download.ts';
import { readJsonObject } from './json.ts';

/** A browser on disk and what its process needs in its environment. */
export interface ChromiumProgram {
	readonly path: string;
	readonly env: Readonly<Record<string, string>>;
}

/**
 * The browser inside the package `@sparticuz/chromium` (Linux x64), unpacked into `.vscode-test` once. It
 * brings the libraries and fonts that a bare machine lacks; they are used only when the machine has none.
 */
export async function inflateChromium(): Promise<ChromiumProgram> {
	const packageFolder = fileURLToPath(new URL('..', import.meta.resolve('@sparticuz/chromium')));
	const { version } = readJsonObject(join(packageFolder, 'package.json'));
	const folder = await obtainFolder(`chromium-${String(version)}`, partial =>
		inflate(packageFolder, partial),
	);
	const path = join(folder, 'chromium');
	return { path, env: { ...libraries(path, folder), ...fonts(folder) } };
}

/** The package unpacks into the folder for temporary files and takes whatever lies there for complete. */
async function inflate(packageFolder: string, target: string): Promise<void> {
	const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map(name =>
		join(packageFolder, 'bin', name),
	);
	const script = `import { inflate } from '@sparticuz/chromium';
await Promise.all(${JSON.stringify(archives)}.map(archive => inflate(archive)));`;
	await runProgram(process.execPath, ['--input-type=module', '--eval', script], {
		cwd: packageFolder,
		env: { TMPDIR: target },
	});
}

function libraries(path: string, folder: string): Record<string, string> {
	if (spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0) {
		return {};
	}
	const inherited = process.env['LD_LIBRARY_PATH'];
	const own = join(folder, 'al2023/lib');
	return { LD_LIBRARY_PATH: inherited === undefined ? own : `${own}:${inherited}` };
}

function fonts(folder: string): Record<string, string> {
	const system = '/usr/share/fonts';
	if (existsSync('/etc/fonts/fonts.conf') && existsSync(system) && readdirSync(system).length > 0) {
		return {};
	}
	const file = join(folder, 'fonts.conf');
	writeFileSync(
		file,
		`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`,
	);
	return { FONTCONFIG_FILE: file };
}
