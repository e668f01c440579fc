// Builds what ships, fails when it is too large, holds what it must not or lacks an icon, and warns of times.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import subsetFont from 'subset-font';
import { isWithin, readBudgets } from '../../bench/budget.ts';
import { overBudget, readResults } from '../../bench/results.ts';
import { bundleRows, shippedPackages } from '../../bench/sizes/rows.ts';
import { recordFigure } from '../harness/figures.ts';

/** The packages that ship: Lit's parts and what is made of it on the Studio's page alone. */
const decided = [
	'zod',
	'fflate',
	'picomatch',
	'ignore',
	'lit',
	'lit-element',
	'lit-html',
	'@lit/reactive-element',
	'@lit/context',
	'@vscode-elements/elements',
	'@vscode/codicons',
];

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });

const budgets = readBudgets();
const rows = bundleRows();
for (const { name, unit, ours } of rows) {
	await recordFigure(unit === 'bytes' ? `size of ${name} in bytes` : name, ours);
}
const packages = shippedPackages();
await recordFigure('names of packages that ship', packages.join(', '));
const problems = [
	...overBudget(rows, budgets, isWithin),
	...packages
		.filter(name => !decided.includes(name))
		.map(name => `the package ${name} ships, which nobody decided`),
];

// A character that the font lacks leaves nothing of it, as no character does.
const icons = readFileSync('dist/codicon.woff2');
const nothing = await subsetFont(icons, '', { targetFormat: 'truetype' });
for (const character of readFileSync('dist/studio.css', 'utf8').match(/\p{Private_Use}/gu) ?? []) {
	if ((await subsetFont(icons, character, { targetFormat: 'truetype' })).equals(nothing)) {
		problems.push(`codicon.woff2 has no icon at ${character.codePointAt(0)?.toString(16)}`);
	}
}

// The core is pure: it bundles with nothing left outside.
await build({
	entryPoints: ['src/core/generate.ts', 'src/core/service/backend.ts', 'src/core/draft/backend.ts'],
	bundle: true,
	write: false,
	outdir: 'dist',
	format: 'esm',
	platform: 'neutral',
	mainFields: ['module', 'main'],
	logLevel: 'error',
});

// Times were measured once, on some machine: they are no reason to fail.
const { sizes: _, ...timed } = readResults();
for (const problem of overBudget(Object.values(timed).flat(), budgets)) {
	console.log(`warning: when it was last measured, ${problem}`);
}
for (const problem of problems) {
	console.error(problem);
}
process.exit(problems.length === 0 ? 0 : 1);
