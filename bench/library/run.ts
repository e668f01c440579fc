// Prints what the library of 1,000 and of 10,000 images takes, and the index of 1,000 documents.
//   node bench/library/run.ts
import { measure } from './measure.ts';
import type { Measurement, Timed } from './measure.ts';

const rows: [string, (measured: Measurement) => string][] = [
	['first index', ({ cold }) => ms(cold.time)],
	['first index: longest block', ({ cold }) => ms(cold.block)],
	['read of each image', ({ bytesRead, images }) => `${(bytesRead / images / 1024).toFixed(1)} KiB`],
	['kept in memory of each image', ({ heap, images }) => `${(heap / images / 1024).toFixed(1)} KiB`],
	['warm start: images can be shown', ({ shown }) => ms(shown)],
	['warm start: all looked at', ({ warm }) => ms(warm.time)],
	['warm start: longest block', ({ warm }) => ms(warm.block)],
	['warm start: images opened', ({ reopened }) => String(reopened)],
	['search: preparation', ({ prepare }) => both(prepare)],
	['search: a keystroke', ({ keystroke }) => ms(keystroke)],
	['search: the slowest keystroke', ({ slowKeystroke }) => ms(slowKeystroke)],
	['uses: index of the documents', ({ uses }) => both(uses)],
	['uses: unused images', ({ unused, unusedImages }) => `${both(unused)} for ${unusedImages}`],
];

const measured = [await measure(1000, 1000), await measure(10_000, 1000)];
const headings = ['', ...measured.map(({ images }) => `${images} images`)];
const cells = rows.map(([name, show]) => [name, ...measured.map(show)]);
for (const row of [headings, headings.map(() => '---'), ...cells]) {
	process.stdout.write(`| ${row.join(' | ')} |\n`);
}

function ms(time: number): string {
	return `${time.toFixed(1)} ms`;
}

function both({ time, block }: Timed): string {
	return `${ms(time)}, block ${ms(block)}`;
}
