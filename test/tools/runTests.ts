// Runs tests of node's test runner, prints the failed ones whole, and counts.
//   node test/tools/runTests.ts <name> <glob> [--slow] [--share 1/2] [--measuring]
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { run } from 'node:test';
import { dot, spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { recordFigure } from '../harness/figures.ts';
import { countTests } from './testCounts.ts';

const { positionals, values: flags } = parseArgs({
	allowPositionals: true,
	options: {
		slow: { type: 'boolean', default: false },
		share: { type: 'string' },
		measuring: { type: 'boolean', default: false },
	},
});
const [name = '', glob = ''] = positionals;

/** The longest come first, so that none of them runs alone at the end. */
const longest = [
	'studio',
	'studioGallery',
	'studioStates',
	'images',
	'kill',
	'firstImage',
	'trouble',
	'money',
];

// Two at a time keep two cores busy: what is slow waits for the other's disk and sockets often enough.
const atOnce = flags.slow ? 2 : availableParallelism();
const files = globSync(glob).sort(byLength).filter(isChosen);
// To start a process for each of hundreds of quick files takes longer than their tests: a share is run in this one.
const stream =
	flags.share === undefined ? run({ files, concurrency: atOnce }) : run({ files, isolation: 'none' });
const counts = countTests(stream);
// End-to-end tests are few and slow: each is worth a line.
const report = flags.slow ? stream.compose(new spec()) : stream.compose(dot);
report.pipe(process.stdout);
await new Promise(resolve => report.on('end', resolve));

await recordFigure(`tests passed, ${name}`, counts.passed);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && counts.skipped === 0 && counts.passed > 0 ? 0 : 1);

/** All; with `--share 2/3` the second third of the files, but none that measures; with `--measuring` those alone. */
function isChosen(file: string, index: number): boolean {
	if (flags.share === undefined && !flags.measuring) {
		return true;
	}
	// What others leave in a process would be measured too.
	const isMeasuring = /(speed|memory|hostile)\.test\.ts$/.test(file);
	const [part = 1, parts = 1] = (flags.share ?? '1/1').split('/').map(Number);
	return isMeasuring === flags.measuring && index % parts === part - 1;
}

function byLength(one: string, other: string): number {
	return rank(one) - rank(other) || (one < other ? -1 : 1);
}

function rank(file: string): number {
	const index = longest.indexOf(basename(file, '.test.ts'));
	return index === -1 ? longest.length : index;
}
