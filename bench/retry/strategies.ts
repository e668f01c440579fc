import { parseRetryAfter, retryDelay } from '../../src/core/service/retry.ts';

/** How a client goes on when the service is too busy for it. */
export interface Strategy {
	readonly name: string;
	/** Milliseconds to wait after so many failed tries, or undefined to give up. */
	readonly delay: (attempt: number, busy: BusyAnswer) => number | undefined;
}

/** What a client has when it was turned away. */
export interface BusyAnswer {
	/** The header of that name. */
	readonly retryAfter: string | undefined;
	/** In milliseconds since 1970. */
	readonly now: number;
	/** From 0 to below 1. */
	readonly random: () => number;
}

/** Figment's policy: the code that ships. */
export const ours: Strategy = {
	name: 'Figment',
	delay: (attempt, { retryAfter, now, random }) => {
		const retryAfterMs = parseRetryAfter(retryAfter ?? null, now);
		return retryDelay({ kind: 'busy', retryAfterMs }, attempt, random);
	},
};

const tries = countTries(ours);

/** What is often done instead. None of them listens to `Retry-After`. */
export const rivals: readonly Strategy[] = [
	{ name: `every 5 s, ${tries} tries`, delay: attempt => (attempt < tries ? 5000 : undefined) },
	{ name: 'every 5 s, for ever', delay: () => 5000 },
	{ name: `at once, ${tries} tries`, delay: attempt => (attempt < tries ? 0 : undefined) },
];

/** Full jitter under a doubling limit, without `Retry-After`: what Figment's policy was chosen from. */
export function fullJitter(retries: number, firstMs: number, capMs: number): Strategy {
	return {
		name: `${retries + 1} tries, ${firstMs / 1000} s to ${capMs / 1000} s`,
		delay: (attempt, { random }) =>
			attempt > retries ? undefined : random() * Math.min(capMs, firstMs * 2 ** (attempt - 1)),
	};
}

/** How often a strategy sends a request before it gives up. */
function countTries(strategy: Strategy): number {
	const busy: BusyAnswer = { retryAfter: undefined, now: 0, random: () => 0 };
	let attempt = 1;
	while (strategy.delay(attempt, busy) !== undefined) {
		attempt++;
	}
	return attempt;
}
