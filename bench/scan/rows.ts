import type { HostKind } from '../../test/harness/extensionHost.ts';
import { median } from '../row.ts';
import type { Row } from '../row.ts';
import type { Sample } from './inHost.ts';
import { measureScan } from './measure.ts';
import type { Measurement } from './measure.ts';
import type { Taken } from './probe.ts';

const files = 10_000;

/** What the scan of 10,000 documents for missing images takes, beside reading the same documents. */
export async function rows(): Promise<readonly Row[]> {
	const node = await measureScan({ files, windows: 4, rounds: 3, host: 'node' });
	const web = await measureScan({ files, windows: 2, rounds: 1, host: 'web' });
	return [...toRows('node', node), ...toRows('web', web)];
}

/** A measurement as rows. What it is compared with is reading so many at a time as took least time. */
export function toRows(host: HostKind, { made, samples }: Measurement): readonly Row[] {
	const again = samples.filter(({ isFirst }) => !isFirst);
	const widths = [...new Set(again.flatMap(({ what }) => (typeof what === 'number' ? [what] : [])))];
	const timeOf = (width: number) => middle(of(again, width), 'time') ?? Infinity;
	const best = widths.toSorted((one, other) => timeOf(one) - timeOf(other))[0] ?? 0;
	const name = `scan of ${made.documents} documents${host === 'web' ? ' in the web worker' : ''}`;
	const row = (suffix: string, part: keyof Taken, among: readonly Sample[], width: number): Row[] => {
		const ours = middle(of(among, 'scan'), part);
		const reference = middle(of(among, width), part);
		const unit = part === 'memory' ? 'bytes' : 'ms';
		const compared = reference === undefined ? {} : { reference, referenceIs: `reading, ${width} at a time` };
		return ours === undefined ? [] : [{ name: name + suffix, unit, ours, ...compared }];
	};
	const first = samples.filter(({ isFirst }) => isFirst);
	const [{ what: firstWidth } = { what: 0 }] = first.filter(({ what }) => typeof what === 'number');
	return [
		...row('', 'time', again, best),
		...row(', first in a window', 'time', first, Number(firstWidth)),
		...row(': processor time of the thread', 'own', again, best),
		...row(': longest block', 'block', again, best),
		...row(': longest block, its own processor time', 'ownBlock', again, best),
		...row(': memory at worst', 'memory', again, best),
		...widths
			.filter(width => width !== best)
			.map((width): Row => ({
				name: `${name}: reading ${width} at a time`,
				unit: 'ms',
				ours: timeOf(width),
			})),
	];
}

function of(samples: readonly Sample[], sought: Sample['what']): readonly Taken[] {
	return samples.flatMap(({ what, taken }) => (what === sought ? [taken] : []));
}

function middle(taken: readonly Taken[], part: keyof Taken): number | undefined {
	const values = taken.flatMap(each => each[part] ?? []);
	return values.length === 0 ? undefined : Math.max(0, median(values));
}
