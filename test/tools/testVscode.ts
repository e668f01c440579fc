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
/** The suites that take longest, by the beginnings of their names. */
const longSuites = [
	'The fault matrix',
	'What an earlier window left',
	'Where files go',
	'What links look like',
	'The placement of links',
	'The place of a link',
	'Several places',
	'Show Balance and Spending',
	'A comparison of two files',
	'An image',
	'The library',
	'A failure',
	'The form of the Studio',
	'What fills the form of the Studio',
	'The gallery',
	'What is done from the gallery',
	'An image that is chosen in the gallery',
	'An image that is dropped',
	'The queue of the Studio',
	'The Studio with a hostile page',
	'What is said when missing images were made',
	'Images that documents of the workspace ask for',
	'Images that a document asks for',
	'A link whose image is missing',
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
const runs: SuiteRun[] = windows.flatMap(window =>
	hosts.flatMap(host =>
		installs
			// The few tests that want another window care about the host, hardly about the version.
			.filter(({ name }) => window === 'folder' || name === 'newest' || chosen.version !== undefined)
			.map(install => ({
				install,
				host,
				window,
				grep: chosen.grep,
				skip: isCross(install.name, host) ? longSuites : undefined,
				browser,
				extensionPath: extension.path,
			})),
	),
);

/**
 * Every test runs in the newest and in the oldest VS Code, and in both hosts: the newest with Node, the oldest
 * with the web worker. The other two pairs leave out what takes longest.
 */
function isCross(version: string, host: string): boolean {
	const isPlain = chosen.version === undefined && chosen.host === undefined && chosen.grep === undefined;
	return isPlain && (version === 'newest') !== (host === 'node');
}

const totals = { passed: 0, failed: 0 };
// Two at a time: one waits for the other's disk and sockets often enough to be worth it on two cores.
await Promise.all([work(), work()]);
await browser.close();
extension.close();

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${totals.passed} passed, ${totals.failed} failed (${seconds} s)`);
if (Object.keys(chosen).length === 0) {
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
