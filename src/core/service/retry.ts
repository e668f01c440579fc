/** Why a POST could be sent again: the service never saw it, or said that it is too busy for it. */
export type RetryReason =
	| { readonly kind: 'unreached' }
	| { readonly kind: 'busy'; readonly retryAfterMs?: number | undefined };

/** How often and how long to wait. Times in milliseconds. */
interface Backoff {
	readonly retries: number;
	readonly firstMs: number;
	readonly capMs: number;
}

const unreached: Backoff = { retries: 2, firstMs: 500, capMs: 4000 };
const busy: Backoff = { retries: 4, firstMs: 1000, capMs: 30_000 };
const download: Backoff = { retries: 5, firstMs: 500, capMs: 8000 };

/** The longest that a server's own `Retry-After` is obeyed. */
const longestRetryAfterMs = 60_000;

/**
 * How long to wait before the POST is sent again, in milliseconds, or undefined to give up.
 * `attempt` counts the tries that failed, from 1; `random` gives numbers from 0 to below 1.
 * The server's delay comes first; what we add is full jitter, so that clients spread out.
 */
export function retryDelay(reason: RetryReason, attempt: number, random: () => number): number | undefined {
	if (reason.kind === 'unreached') {
		return backoff(unreached, attempt, random);
	}
	const own = backoff(busy, attempt, random);
	if (own === undefined || reason.retryAfterMs === undefined) {
		return own;
	}
	return Math.min(reason.retryAfterMs, longestRetryAfterMs) + own;
}

/** The same for the download of a result, which costs nothing. */
export function downloadDelay(attempt: number, random: () => number): number | undefined {
	return backoff(download, attempt, random);
}

/** Milliseconds that a `Retry-After` header asks for, as seconds or as a date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) {
		return Number(text) * 1000;
	}
	// `Date.parse` takes almost anything for a date: one of HTTP starts with its day and ends in GMT.
	const date = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .* gmt$/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function backoff(plan: Backoff, attempt: number, random: () => number): number | undefined {
	return attempt > plan.retries
		? undefined
		: random() * Math.min(plan.capMs, plan.firstMs * 2 ** (attempt - 1));
}
