import type { Row } from '../row.ts';
import { measure } from './measure.ts';

/** How many images: what takes ten times as long for ten times as many grows in a line. */
const [some, many] = [1000, 10_000] as const;

/** What the library of 1,000 and of 10,000 images takes, beside the listing of the same files. */
export async function rows(): Promise<readonly Row[]> {
	const few = await measure(some, some);
	const all = await measure(many, some);
	const each = [few, all].map(({ images, cold, warm, listed }): Row[] => [
		{
			name: `library of ${images}: first index`,
			unit: 'ms',
			ours: cold.time,
			reference: listed,
			referenceIs,
		},
		{
			name: `library of ${images}: start again`,
			unit: 'ms',
			ours: warm.time,
			reference: listed,
			referenceIs,
		},
	]);
	const growth = (ours: number, reference: number): Omit<Row, 'name'> => ({
		unit: 'ms',
		ours,
		reference: reference * (many / some),
		referenceIs: 'ten times that of 1000',
	});
	return [
		...each.flat(),
		{ name: 'library: growth of the first index', ...growth(all.cold.time, few.cold.time) },
		{ name: 'library: growth of the start again', ...growth(all.warm.time, few.warm.time) },
		{ name: `library of ${many}: images can be shown`, unit: 'ms', ours: all.shown },
		{ name: `library of ${many}: a keystroke of the search`, unit: 'ms', ours: all.keystroke },
		{ name: `library of ${many}: the slowest keystroke`, unit: 'ms', ours: all.slowKeystroke },
		{ name: `library of ${many}: read of an image`, unit: 'bytes', ours: all.bytesRead / many },
		{ name: `library of ${many}: memory of an image`, unit: 'bytes', ours: all.heap / many },
		{ name: 'library: longest block, first index', unit: 'ms', ours: all.cold.block },
		{ name: 'library: longest block, start again', unit: 'ms', ours: all.warm.block },
		{ name: 'library: longest block, unused images', unit: 'ms', ours: all.unused.block },
	];
}

const referenceIs = 'listing the files';
