// Builds what ships, and fails when it is larger than it may be or holds what it must not.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { build } from 'esbuild';
import * as z from 'zod';
import { recordFigure } from '../harness/figures.ts';

/** The most that each bundle may weigh, in bytes. */
const budgets = {
	'extension.cjs': 20_000,
	'main.cjs': 620_000,
	'web.js': 645_000,
	'imagePage.js': 4_000,
	'imagePage.css': 5_000,
	'studio.js': 200_000,
	'studio.css': 30_000,
	'codicon.ttf': 140_000,
};

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

const problems: string[] = [];
for (const [file, budget] of Object.entries(budgets)) {
	const { size } = statSync(`dist/${file}`);
	await recordFigure(`size of ${file} in bytes`, size);
	if (size > budget) {
		problems.push(`${file} is ${size} bytes, more than ${budget}`);
	}
}

const metafiles = z
	.record(z.string(), z.object({ inputs: z.record(z.string(), z.unknown()) }))
	.parse(JSON.parse(readFileSync('dist/meta.json', 'utf8')));
const packages = new Set<string>();
for (const { inputs } of Object.values(metafiles)) {
	for (const input of Object.keys(inputs)) {
		const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
		if (name !== undefined) {
			packages.add(name);
		}
	}
}
await recordFigure('packages that ship', [...packages].sort().join(', '));
for (const name of packages) {
	if (!decided.includes(name)) {
		problems.push(`the package ${name} ships, which nobody decided`);
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

for (const problem of problems) {
	console.error(problem);
}
process.exit(problems.length === 0 ? 0 : 1);
