/**
 * How often fast-check tries a property that takes long, as its options: `count` times the environment's
 * `FIGMENT_RUNS`, so that a soak can try it more often than every run of the tests does.
 */
export function propertyRuns(count: number): { readonly numRuns: number } {
	return { numRuns: count * Number(process.env['FIGMENT_RUNS'] ?? 1) };
}
