// Builds figment.vsix at the project's root and prints what it weighs.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { recordFigure } from '../harness/figures.ts';

/** The most the package may weigh, in bytes. */
const budget = 600_000;
const file = 'figment.vsix';

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });
// Everything is bundled. The README's pictures are looked up beside it, wherever it is shown.
const flags = [
	'--no-dependencies',
	'--allow-missing-repository',
	'--no-rewrite-relative-links',
	'--out',
	file,
];
execFileSync('vsce', ['package', ...flags], { stdio: 'inherit', shell: process.platform === 'win32' });

const { size } = statSync(file);
await recordFigure('size of figment.vsix in bytes', size);
if (size > budget) {
	console.error(`${file} is ${size} bytes, more than ${budget}`);
	process.exit(1);
}
