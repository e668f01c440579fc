// Runs tests of node's test runner, prints the failed ones whole, and counts.
//   node test/tools/runTests.ts <name> <glob> [--serial]
import { run } from 'node:test';
import { dot, spec } from 'node:test/reporters';
import { recordFigure } from '../harness/figures.ts';
import { countTests } from './testCounts.ts';

const [name = '', glob = ''] = process.argv.slice(2);
const isSerial = process.argv.includes('--serial');

const stream = run({ globPatterns: [glob], concurrency: !isSerial });
const counts = countTests(stream);
// End-to-end tests are few and slow: each is worth a line.
const report = isSerial ? stream.compose(new spec()) : stream.compose(dot);
report.pipe(process.stdout);
await new Promise(resolve => report.on('end', resolve));

await recordFigure(`tests passed, ${name}`, counts.passed);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && counts.skipped === 0 && counts.passed > 0 ? 0 : 1);
