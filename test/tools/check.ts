// Everything that is quick enough for every commit: types, lint, format, layers, sizes, unit tests.
import { runStages } from './stages.ts';

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
	[{ name: 'unit tests', command: ['node', 'test/tools/runTests.ts', 'unit', 'test/unit/**/*.test.ts'] }],
]);
