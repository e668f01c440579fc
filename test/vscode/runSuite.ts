import { commands, workspace } from 'vscode';
import { giveKey } from './giveKey.ts';

const defaultTimeoutMilliseconds = 20_000;

/** Marks suites that want another window than one trusted folder, such as `describe('… [untrusted]')`. */
const windowTags = ['[untrusted]', '[no folder]', '[multi-root]'];

/**
 * Runs test files written with Mocha's `describe` and `it` inside an extension host, Node or web worker. Each
 * loader defines the tests of one file. Prints a line for each test and then
 * `figment-suite {"passed":N,"failed":N,"host":"node"}`; throws when a test failed or none ran.
 *
 * Settings narrow the choice: `figmentSuite.grep` (text in the full title), `figmentSuite.skip` and
 * `figmentSuite.only` (beginnings of full titles) and `figmentSuite.window` (one of the tags that a title may end
 * its suite's name with; without it, the suites without a tag run).
 */
export async function runSuite(loaders: readonly (() => unknown)[]): Promise<void> {
	// Not a static import: Mocha's build then takes the place of this bundle's own exports while it loads.
	await import('mocha/mocha.js');
	mocha.setup({ ui: 'bdd', timeout: defaultTimeoutMilliseconds });
	mocha.forbidOnly();
	mocha.forbidPending();
	const host = 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
	if (host === 'web') {
		// The Node host has the key in its environment.
		before(giveKey);
	}
	// Nobody looks at the list of files, which follows every file of every test.
	before(() => commands.executeCommand('workbench.action.closeSidebar'));
	for (const load of loaders) {
		load();
	}
	mocha.grep(chosenTitles());
	const result = { passed: 0, failed: 0, host };
	mocha.reporter(
		class extends Mocha.reporters.Base {
			constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
				super(runner, options);
				runner.on('pass', test => {
					result.passed += 1;
					console.log(`  pass  ${test.fullTitle()} (${test.duration ?? 0} ms)`);
				});
				runner.on('fail', (test, error) => {
					result.failed += 1;
					console.log(`  FAIL  ${test.fullTitle()}\n${describeError(error)}`);
				});
			}
		},
	);
	// The build's own run() reads the page's address, which the Node host does not have.
	await new Promise<void>(resolve => void Mocha.prototype.run.call(mocha, () => resolve()));
	console.log(`figment-suite ${JSON.stringify(result)}`);
	if (result.failed > 0 || result.passed === 0) {
		throw new Error(`${result.passed} tests passed, ${result.failed} failed`);
	}
}

function chosenTitles(): RegExp {
	const suite = workspace.getConfiguration('figmentSuite');
	const tag = suite.get<string>('window');
	const wanted = suite.get<string>('grep') ?? '';
	const inWindow =
		tag === undefined ? `(?!.*(?:${windowTags.map(escape).join('|')}))` : `(?=.*${escape(`[${tag}]`)})`;
	const skipped = (suite.get<readonly string[]>('skip') ?? []).map(title => `(?!${escape(title)})`).join('');
	const only = (suite.get<readonly string[]>('only') ?? []).map(escape);
	const chosen = only.length === 0 ? '' : `(?=${only.join('|')})`;
	return new RegExp(`^${skipped}${chosen}${inWindow}(?=.*${escape(wanted)})`, 's');
}

function escape(text: string): string {
	return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** The message, what was compared, and the three innermost places. */
function describeError(error: unknown): string {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	const lines = text.split('\n');
	const described = [
		...lines.filter(line => !isPlace(line)),
		...compared(error),
		...lines.filter(isPlace).slice(0, 3),
	];
	return described.map(line => `        ${line.replace(/^\t/, '')}`).join('\n');
}

function isPlace(line: string): boolean {
	return /^\s+at /.test(line);
}

function compared(error: unknown): readonly string[] {
	if (!(error instanceof Error) || !('actual' in error) || !('expected' in error)) {
		return [];
	}
	// Mocha has already turned both into indented text.
	return [`actual:   ${onOneLine(error.actual)}`, `expected: ${onOneLine(error.expected)}`];
}

function onOneLine(value: unknown): string {
	return String(value).replaceAll(/\s+/g, ' ');
}
