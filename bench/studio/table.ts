import type { Measurement, Opening } from './measure.ts';
import type { Scrolling } from './scrolling.ts';

/** A measurement as a table in Markdown. */
export function toTable({ count, empty, openings, idle, slowly, quickly, heap }: Measurement): string {
	const cold = openings.filter(({ manner }) => manner === 'cold');
	const warm = openings.filter(({ manner }) => manner === 'warm');
	const reload = openings.filter(({ manner }) => manner === 'reload');
	const rows: readonly (readonly string[])[] = [
		[`${count} images`, 'first time', 'again', 'after a reload'],
		['---', '---', '---', '---'],
		['empty panel', ms(empty.cold), ms(median(empty.warm)), ''],
		...(['form', 'images', 'thumbnail'] as const).map(moment => [
			{ form: 'Studio: form', images: 'Studio: images', thumbnail: 'Studio: first thumbnail' }[moment],
			...[cold, warm, reload].map(list => ms(median(list.map((each: Opening) => each[moment])))),
		]),
		[],
		['scrolling', 'at rest', `in ${slowly.seconds} s`, `in ${quickly.seconds} s`],
		['---', '---', '---', '---'],
		...scrollRows.map(([name, show]) => [name, ...[idle, slowly, quickly].map(show)]),
		[],
		['heap', 'before', 'open', 'scrolled'],
		['---', '---', '---', '---'],
		['window and Studio', ...[heap.before, heap.open, heap.scrolled].map(mib)],
	];
	return rows.map(row => (row.length === 0 ? '\n' : `| ${row.join(' | ')} |\n`)).join('');
}

const scrollRows: readonly (readonly [string, (scrolling: Scrolling) => string])[] = [
	['frames', ({ frames }) => String(frames)],
	['median frame', ({ medianFrame }) => ms(medianFrame)],
	['one of a hundred frames', ({ slowFrame }) => ms(slowFrame)],
	['worst frame', ({ worstFrame }) => ms(worstFrame)],
	['frames over 50 ms', ({ over50 }) => String(over50)],
	['frames over 100 ms', ({ over100 }) => String(over100)],
	['longest task', ({ longestTask }) => ms(longestTask)],
	['elements of the grid', ({ mostNodes }) => String(mostNodes)],
];

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function ms(time: number): string {
	return `${time.toFixed(0)} ms`;
}

function mib(bytes: number): string {
	return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
