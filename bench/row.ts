import * as z from 'zod';

const figure = z.number().check(z.nonnegative());

/** One figure of a run, beside what it is compared with in the same run. */
export const rowSchema = z.strictObject({
	/** What was measured, and of what: unique in all suites. */
	name: z.string(),
	unit: z.enum(['ms', 'bytes', 'count']),
	ours: figure,
	/** In the same unit, and what it is. */
	reference: z.optional(figure),
	referenceIs: z.optional(z.string()),
});

/** One figure of a run. */
export type Row = z.output<typeof rowSchema>;

/** How many times the reference a figure is; undefined without one. */
export function ratioOf({ ours, reference }: Row): number | undefined {
	return reference === undefined || reference === 0 ? undefined : ours / reference;
}

/** The middle one of some figures: what one run in which something else happened does not change. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = sorted.length >> 1;
	const high = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** The figure that so large a share of some figures is not above: 0.95 of them for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
