// The suite inside both extension hosts of the newest and the oldest supported VS Code, against the emulator.
//   node test/tools/testVscode.ts [--version newest|oldest] [--host node|web] [--window untrusted] [--grep text]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../harness/chromium.ts';
import { copyExtension } from '../harness/extensionCopy.ts';
import { recordFigure } from '../harness/figures.ts';
import { projectRoot } from '../harness/paths.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { runSuiteInVsCode, windowKinds } from './suiteRun.ts';
import type { SuiteRun } from './suiteRun.ts';

const { values: chosen } = parseArgs({
	options: {
		version: { type: 'string' },
		host: { type: 'string' },
		window: { type: 'string' },
		grep: { type: 'string' },
	},
});
/** The suites that take longest, by the beginnings of their names: about half of the time of all. */
const longestSuites = [
	'An image',
	'The fault matrix',
	'What is done from the gallery',
	'The gallery',
	'What an earlier window left',
];
/** The others that are long. */
const longSuites = [
	'Where files go',
	'What links look like',
	'The placement of links',
	'The place of a link',
	'Several places',
	'Show Balance and Spending',
	'A comparison of two files',
	'The library',
	'A failure',
	'The form of the Studio',
	'What fills the form of the Studio',
	'The queue of the Studio',
	'The Studio with a hostile page',
	'What is said when missing images were made',
	'Images that documents of the workspace ask for',
	'Images that a document asks for',
	'A link whose image is missing',
	'A person who has moved on',
	'A document that goes on',
	'The path of an image that is written',
	'Drafts',
];

const started = performance.now();
execFileSync(process.execPath, ['esbuild.mjs', '--tests'], { cwd: projectRoot, stdio: 'inherit' });
const extension = copyExtension(projectRoot);

const versions = (['newest', 'oldest'] as const).filter(isChosen(chosen.version));
const hosts = (['node', 'web'] as const).filter(isChosen(chosen.host));
const bundle = readFileSync(join(extension.path, 'dist/test/node.cjs'), 'utf8');
const windows = windowKinds
	.filter(kind => kind === 'folder' || bundle.includes(`[${kind}]`))
	.filter(isChosen(chosen.window));
const installs = await Promise.all(versions.map(version => obtainVsCode(version)));
const browser = await launchChromium();
const isPlain = Object.keys(chosen).length === 0;
// What takes longest is begun first, so that nothing long runs alone at the end.
const runs: SuiteRun[] = [
	...pairs(['folder']).flatMap(pair => (isWhole(pair) ? halves(pair) : [])),
	...pairs(['folder']).flatMap(pair => (isWhole(pair) ? [] : [shortened(pair)])),
	// The few tests that want another window care about the host, hardly about the version.
	...pairs(windows.filter(window => window !== 'folder')).filter(
		({ install }) => install.name === 'newest' || chosen.version !== undefined,
	),
];

function pairs(kinds: readonly SuiteRun['window'][]): readonly SuiteRun[] {
	return kinds.flatMap(window =>
		hosts.toReversed().flatMap(host =>
			installs.map(install => ({
				install,
				host,
				window,
				grep: chosen.grep,
				browser,
				extensionPath: extension.path,
			})),
		),
	);
}

/**
 * Every test runs in the newest and in the oldest VS Code, and in both hosts: the newest with Node, the oldest
 * with the web worker. The other two pairs leave out what takes longest.
 */
function isWhole({ install, host }: SuiteRun): boolean {
	return !isPlain || (install.name === 'newest') === (host === 'node');
}

function halves(run: SuiteRun): readonly SuiteRun[] {
	return chosen.grep === undefined
		? [
				{ ...run, only: longestSuites },
				{ ...run, skip: longestSuites },
			]
		: [run];
}

function shortened(run: SuiteRun): SuiteRun {
	return { ...run, skip: [...longestSuites, ...longSuites] };
}

const totals = { passed: 0, failed: 0 };
// Two at a time: one waits for the other's disk and sockets often enough to be worth it on two cores.
await Promise.all([work(), work()]);
await browser.close();
extension.close();

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${totals.passed} passed, ${totals.failed} failed (${seconds} s)`);
if (isPlain) {
	await recordFigure('tests passed, inside VS Code', totals.passed);
}
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

async function work(): Promise<void> {
	for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
		const result = await runSuiteInVsCode(run);
		totals.passed += result.passed;
		totals.failed += result.failed;
		console.log(result.text);
	}
}

function isChosen(wanted: string | undefined): (name: string) => boolean {
	return name => wanted === undefined || name === wanted;
}
