// Runs tests of node's test runner, prints the failed ones whole, and counts.
//   node test/tools/runTests.ts <name> <glob> [--serial]
import { run } from 'node:test';
import { dot, spec } from 'node:test/reporters';
import { recordFigure } from '../harness/figures.ts';

const [name = '', glob = ''] = process.argv.slice(2);
const isSerial = process.argv.includes('--serial');

const counts = { passed: 0, failed: 0, skipped: 0 };
const stream = run({ globPatterns: [glob], concurrency: !isSerial });
stream.on('test:pass', event => {
	if (event.skip !== undefined || event.todo !== undefined) {
		counts.skipped++;
	} else if (event.details.type !== 'suite') {
		counts.passed++;
	}
});
stream.on('test:fail', event => {
	if (event.details.type !== 'suite') {
		counts.failed++;
	}
});
// End-to-end tests are few and slow: each is worth a line.
const report = isSerial ? stream.compose(new spec()) : stream.compose(dot);
report.pipe(process.stdout);
await new Promise(resolve => report.on('end', resolve));

await recordFigure(`tests passed, ${name}`, counts.passed);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && counts.skipped === 0 && counts.passed > 0 ? 0 : 1);
