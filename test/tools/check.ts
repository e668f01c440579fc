// Everything that is quick enough for every commit: types, lint, format, layers, sizes, unit tests.
import { runStages } from './stages.ts';
import type { Stage } from './stages.ts';

await runStages('check', [
	[
		{ name: 'types of core', command: ['tsc', '-p', 'src/core'] },
		{ name: 'types of host', command: ['tsc', '-p', 'src/host'] },
		{ name: 'types of page', command: ['tsc', '-p', 'src/webview'] },
	],
	[
		{ name: 'types of tests', command: ['tsc', '-p', 'test'] },
		{ name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '--format', 'unix'] },
	],
	[
		{ name: 'texts for translators', command: ['node', 'test/tools/l10n.ts', '--check'] },
		{ name: 'format', command: ['oxfmt', '--check'] },
		{ name: 'build and sizes', command: ['node', 'test/tools/sizes.ts'] },
	],
	['1/2', '2/2'].map(share => unitTests(share, '--share', share)),
	[unitTests('measuring', '--measuring')],
]);

function unitTests(which: string, ...flags: readonly string[]): Stage {
	const glob = 'test/unit/**/*.test.ts';
	return {
		name: `unit tests ${which}`,
		command: ['node', 'test/tools/runTests.ts', `unit ${which}`, glob, ...flags],
	};
}
