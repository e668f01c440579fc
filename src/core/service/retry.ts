/** Why a POST could be sent again: the service never saw it, or said that it is too busy for it. */
export type RetryReason =
	| { readonly kind: 'unreached' }
	| { readonly kind: 'busy'; readonly retryAfterMs?: number | undefined };

/** How often to try again, and the longest first and longest later wait, in milliseconds. */
interface Backoff {
	readonly retries: number;
	readonly firstMs: number;
	readonly capMs: number;
}

const unreached: Backoff = { retries: 2, firstMs: 500, capMs: 4000 };
/** About two minutes in all, on average: see bench/retry for how that was chosen. */
const busy: Backoff = { retries: 8, firstMs: 2000, capMs: 60_000 };
const download: Backoff = { retries: 5, firstMs: 500, capMs: 8000 };

/** The longest that a server's own `Retry-After` is obeyed. */
const longestRetryAfterMs = 60_000;

/**
 * How long to wait before the POST is sent again, in milliseconds, or undefined to give up.
 * `attempt` counts the tries that failed, from 1; `random` gives numbers from 0 to below 1.
 * The server's delay comes first. What we add is full jitter, over at least as long a time again, so
 * that clients which were all told the same moment do not all come in that moment.
 */
export function retryDelay(reason: RetryReason, attempt: number, random: () => number): number | undefined {
	const longestMs = longestWait(reason.kind === 'busy' ? busy : unreached, attempt);
	if (longestMs === undefined) {
		return undefined;
	}
	const askedMs = reason.kind === 'busy' ? Math.min(reason.retryAfterMs ?? 0, longestRetryAfterMs) : 0;
	return askedMs + random() * Math.max(longestMs, askedMs);
}

/** The same for the download of a result, which costs nothing. */
export function downloadDelay(attempt: number, random: () => number): number | undefined {
	const longestMs = longestWait(download, attempt);
	return longestMs === undefined ? undefined : random() * longestMs;
}

/** Milliseconds that a `Retry-After` header asks for, as seconds or as a date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) {
		return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
	}
	// `Date.parse` takes almost anything for a date: one of HTTP starts with its day and ends in GMT.
	const date = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .* gmt$/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The longest wait after so many failed tries, or undefined to give up. */
function longestWait(plan: Backoff, attempt: number): number | undefined {
	return attempt > plan.retries ? undefined : Math.min(plan.capMs, plan.firstMs * 2 ** (attempt - 1));
}
