/** How long generations took lately: half of them at most `p50Ms`, nine of ten at most `p90Ms` milliseconds. */
export interface ExpectedDuration {
	readonly p50Ms: number;
	readonly p90Ms: number;
}

/**
 * What can honestly be said about the rest of a wait: `about` counts down to when half of all generations
 * are done, at least 1 second; `soon` is the time until nine of ten are; `longer` is longer than usual.
 */
export type Remaining =
	| { readonly kind: 'about'; readonly seconds: number }
	| { readonly kind: 'soon' }
	| { readonly kind: 'longer' };

/** What remains after `elapsedMs` milliseconds; undefined when nothing is known to compare with. */
export function remaining(elapsedMs: number, expected: ExpectedDuration | undefined): Remaining | undefined {
	if (expected === undefined) {
		return undefined;
	}
	if (elapsedMs < expected.p50Ms) {
		return { kind: 'about', seconds: Math.ceil((expected.p50Ms - elapsedMs) / 1000) };
	}
	return { kind: elapsedMs < expected.p90Ms ? 'soon' : 'longer' };
}
