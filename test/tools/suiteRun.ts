import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runInExtensionHost } from '../harness/extensionHost.ts';
import type { HostKind, HostRunResult } from '../harness/extensionHost.ts';
import { outputFolder } from '../harness/paths.ts';
import { testKeys } from '../harness/secrets.ts';
import type { WindowTarget } from '../harness/server.ts';
import { makeTemporaryFolder } from '../harness/temporary.ts';
import type { VsCodeInstall } from '../harness/vscodeInstall.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import type { TestWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';
import { collectMatrix } from './faultMatrix.ts';

/** The windows that suites can ask for; all but the first by a tag in the suite's name. */
export const windowKinds = ['folder', 'untrusted', 'no folder', 'multi-root'] as const;

/** One run of the suite. */
export interface SuiteRun {
	readonly install: VsCodeInstall;
	readonly host: HostKind;
	readonly window: (typeof windowKinds)[number];
	/** Only tests whose full title contains this. */
	readonly grep: string | undefined;
	/** Suites that are left out, by the beginnings of their names. */
	readonly skip?: readonly string[] | undefined;
	/** Suites that are all that runs, likewise. */
	readonly only?: readonly string[] | undefined;
	readonly browser: Browser;
	/** The built extension, with the test bundles in `dist/test`. */
	readonly extensionPath: string;
}

/** What came of a run. */
export interface SuiteResult {
	readonly passed: number;
	readonly failed: number;
	/** What to print: the failed tests and one line of summary. */
	readonly text: string;
}

const timeoutMs = 600_000;

/** Runs the built suite in one extension host, with an emulator and a workspace of its own. */
export async function runSuiteInVsCode(run: SuiteRun): Promise<SuiteResult> {
	const started = performance.now();
	const part = run.only === undefined ? '' : ', longest suites';
	const title = `${run.install.version} ${run.host}, ${run.window}${part}`;
	const logName = `suite ${title}.log`.replaceAll(/[ ,]+/g, '-');
	const lines: string[] = [];
	const outcome = await runOnce(run, line => lines.push(line)).catch((error: unknown) => String(error));
	writeFileSync(join(outputFolder('logs'), logName), `${lines.join('\n')}\n`);
	await collectMatrix({ host: run.host, version: run.install.version }, lines);
	const counts = judge(run, outcome);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const summary = `${title}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`;
	return { ...counts, text: [...failures(lines), ...counts.problems, summary].join('\n') };
}

async function runOnce(run: SuiteRun, onLine: (line: string) => void): Promise<HostRunResult> {
	const service = await startService();
	const workspace = makeWorkspace({ 'README.md': '# Sample\n', 'other/README.md': '# Other\n' });
	const elsewhere = makeTemporaryFolder('elsewhere');
	// A junction needs no rights on Windows; other systems make a symbolic link.
	symlinkSync(elsewhere.path, workspace.path('elsewhere'), 'junction');
	try {
		return await runInExtensionHost({
			install: run.install,
			host: run.host,
			extensionPath: run.extensionPath,
			testsPath: join(run.extensionPath, 'dist/test', run.host === 'web' ? 'web.js' : 'node.cjs'),
			browser: run.browser,
			...windowTarget(run, workspace),
			untrusted: run.window === 'untrusted',
			userSettings: {
				'figment.api.baseUrl': service.url,
				...(run.window === 'folder' ? {} : { 'figmentSuite.window': run.window }),
				...(run.grep === undefined ? {} : { 'figmentSuite.grep': run.grep }),
				...(run.skip === undefined ? {} : { 'figmentSuite.skip': run.skip }),
				...(run.only === undefined ? {} : { 'figmentSuite.only': run.only }),
			},
			env: { AIMLAPI_API_KEY: testKeys.environment },
			timeoutMs,
			onLine,
		});
	} finally {
		await service.close();
		await workspace.close();
		elsewhere.remove();
	}
}

function windowTarget(run: SuiteRun, workspace: TestWorkspace): WindowTarget {
	switch (run.window) {
		case 'no folder':
			return {};
		case 'multi-root': {
			const folders = [{ path: '.' }, { path: 'other' }];
			workspace.write('sample.code-workspace', JSON.stringify({ folders }));
			return { workspaceFile: workspace.path('sample.code-workspace') };
		}
		default:
			return { folder: workspace.folder };
	}
}

interface Judgement {
	readonly passed: number;
	readonly failed: number;
	readonly problems: readonly string[];
}

/** A run that broke, ran elsewhere than asked or claims success without tests counts as a failed test. */
function judge(run: SuiteRun, outcome: HostRunResult | string): Judgement {
	if (typeof outcome === 'string') {
		return { passed: 0, failed: 1, problems: [outcome] };
	}
	const line = outcome.lines.find(each => each.startsWith('figment-suite '));
	const counts = /^figment-suite \{"passed":(\d+),"failed":(\d+),"host":"(\w+)"\}$/.exec(line ?? '');
	if (counts === null) {
		return { passed: 0, failed: 1, problems: ['The suite did not report', ...outcome.lines.slice(-20)] };
	}
	const passed = Number(counts[1]);
	const failed = Number(counts[2]);
	if (counts[3] !== run.host) {
		return { passed: 0, failed: 1, problems: [`The suite ran in the ${counts[3] ?? ''} host`] };
	}
	const isNothingChosen = passed === 0 && failed === 0 && run.grep !== undefined;
	if (!isNothingChosen && (outcome.exitCode === 0) !== (failed === 0 && passed > 0)) {
		return { passed, failed: failed + 1, problems: [`The run ended with ${outcome.exitCode}`] };
	}
	return { passed, failed: passed + failed === 0 && !isNothingChosen ? 1 : failed, problems: [] };
}

/** The lines about failed tests: the title and what is indented under it. */
function failures(lines: readonly string[]): readonly string[] {
	let isFailure = false;
	return lines.filter(line => {
		isFailure = line.startsWith('  FAIL  ') || (isFailure && line.startsWith('        '));
		return isFailure;
	});
}
