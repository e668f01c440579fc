// Builds figment.vsix at the project's root and prints what it weighs.
import { execFileSync } from 'node:child_process';
import { isWithin, readBudgets } from '../../bench/budget.ts';
import { overBudget } from '../../bench/results.ts';
import { packageRows } from '../../bench/sizes/rows.ts';
import { recordFigure } from '../harness/figures.ts';

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

const rows = packageRows();
for (const { name, unit, ours } of rows) {
	await recordFigure(unit === 'bytes' ? `size of ${name} in bytes` : name, ours);
}
const problems = overBudget(rows, readBudgets(), isWithin);
for (const problem of problems) {
	console.error(problem);
}
process.exit(problems.length === 0 ? 0 : 1);
