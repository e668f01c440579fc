// Everything CI runs: the checks, the suite inside VS Code, the packed extension end to end, the demo, and that
// no API key is in anything that was written.
import { rmSync } from 'node:fs';
import { readFigures, recordFigure } from '../harness/figures.ts';
import { runStages } from './stages.ts';

const started = Date.now();
rmSync('test-output', { recursive: true, force: true });
await runStages('test', [
	[{ name: 'check', command: ['node', 'test/tools/check.ts'] }],
	[{ name: 'inside VS Code', command: ['node', 'test/tools/testVscode.ts'] }],
	[{ name: 'formats', command: ['node', 'test/tools/runTests.ts', 'formats', 'test/formats/**/*.test.ts'] }],
	[{ name: 'package', command: ['node', 'test/tools/package.ts'] }],
	[
		{
			name: 'end to end',
			command: ['node', 'test/tools/runTests.ts', 'end to end', 'test/e2e/**/*.test.ts', '--slow'],
		},
	],
	[{ name: 'demo', command: ['node', 'test/demo/demo.ts'] }],
	[{ name: 'keys in what is left', command: ['node', 'test/tools/searchKeys.ts'] }],
]);
await recordFigure('npm test in s', Math.round((Date.now() - started) / 1000));
const passed = Object.entries(readFigures())
	.filter(([name]) => name.startsWith('tests passed, '))
	.reduce((sum, [, count]) => sum + Number(count), 0);
console.log(`${passed} passed, 0 failed`);
