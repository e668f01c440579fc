import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../src/core/document/find/findImageLinks.ts';
import { scanForMissing } from '../../../../src/core/missing/missingScan.ts';
import { recordFigure } from '../../../harness/figures.ts';
import { MemoryDocuments } from './memoryDocuments.ts';

/** How many documents there are, each of 5,000 letters with two image links; one of 40 images is missing. */
const count = 1000;
const prose =
	'Lorem ipsum dolor sit amet, *consectetur* adipiscing elit, sed do `eiusmod` [incididunt](https://a.b/c).\n';

describe(`the scan of ${count} documents for missing images`, () => {
	// On a busy machine processor time grows too: so times are held against each other.
	it('takes little longer than finding their links, lists few folders, and lets the host work', async () => {
		const texts = Array.from({ length: count }, (_, index) => textOf(index));
		const files = new MemoryDocuments();
		for (const [index, text] of texts.entries()) {
			files.put(`docs/${index % 100}/${index}.md`, text);
		}
		for (let index = 0; index < count * 2; index++) {
			if (index % 40 !== 0) {
				files.put(`docs/${(index >> 1) % 100}/images/${index}.png`);
			}
		}
		const alone = await measure(() => {
			for (const text of texts) {
				findImageLinks('markdown', text);
			}
		});
		const scan = await measure(() => scanForMissing(files));
		const { images } = await scanForMissing(files);
		const record = (what: string, value: number) =>
			recordFigure(`scan of ${count} documents: ${what}`, Math.round(value * 100) / 100);
		await record('processor time, as a multiple of finding the links', scan.time / alone.time);
		await record('ms of processor time of the longest block', scan.block);
		assert.equal(images.length, (count * 2) / 40);
		assert.ok(files.listed.length <= 3 * 202, `${files.listed.length} listings`);
		assert.ok(scan.time < 5 * alone.time + 200, `${scan.time} ms, and ${alone.time} ms for the links`);
		assert.ok(scan.block < 50, `${scan.block} ms`);
	});
});

function textOf(index: number): string {
	const half = prose.repeat(24);
	return `# Page ${index}\n\n${half}\n${linkTo(index * 2)}${half}\n${linkTo(index * 2 + 1)}`;
}

function linkTo(at: number): string {
	return `![A picture, number ${at}](images/${at}.png "Picture =640x480")\n\n`;
}

/** What something takes, all in all and at most at a time, in milliseconds of the thread's processor time. */
async function measure(run: () => unknown): Promise<{ readonly time: number; readonly block: number }> {
	let block = 0;
	let last = process.threadCpuUsage();
	const start = last;
	const look = () => {
		block = Math.max(block, millisecondsSince(last));
		last = process.threadCpuUsage();
		immediate = setImmediate(look);
	};
	let immediate = setImmediate(look);
	await run();
	clearImmediate(immediate);
	return { time: millisecondsSince(start), block };
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
