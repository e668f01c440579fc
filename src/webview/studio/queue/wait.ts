import type { QueueJob } from '../../../protocol/studio/queue.ts';
import type { QueueWords } from '../../../protocol/studio/words/queue.ts';
import { fill } from '../fill.ts';

/** What can be said about a job that runs. */
export interface Wait {
	/** How long it has run, in words. */
	readonly elapsed: string;
	/** What is honest about the rest, in words; empty when there is nothing to compare with. */
	readonly rest: string;
	/** How much of the usual time is over, below 1; undefined when that says nothing about the rest. */
	readonly share: number | undefined;
}

/** What can be said about a running job at `now`, in milliseconds since 1970 by the host's clock. */
export function waitOf(
	{ since, expectedMs, slowMs = Number.POSITIVE_INFINITY }: Pick<QueueJob, 'since' | 'expectedMs' | 'slowMs'>,
	now: number,
	words: QueueWords,
): Wait {
	const elapsedMs = Math.max(0, now - since);
	const elapsed = durationWords(Math.floor(elapsedMs / 1000), words);
	if (expectedMs === undefined) {
		return { elapsed, rest: '', share: undefined };
	}
	if (elapsedMs < expectedMs) {
		const seconds = Math.ceil((expectedMs - elapsedMs) / 1000);
		return {
			elapsed,
			rest: fill(words.left, durationWords(seconds, words)),
			share: elapsedMs / expectedMs,
		};
	}
	return { elapsed, rest: elapsedMs < slowMs ? words.soon : words.longer, share: undefined };
}

function durationWords(seconds: number, words: QueueWords): string {
	return seconds < 60
		? fill(words.seconds, seconds)
		: fill(words.minutes, Math.floor(seconds / 60), seconds % 60);
}
