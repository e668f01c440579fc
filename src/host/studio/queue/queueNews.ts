import type { Job } from '../../../core/backend.ts';
import { isAsset } from '../../../core/generate.ts';
import type { Asset, Miss } from '../../../core/generate.ts';
import type { QueueEntry } from '../../../core/job/queue.ts';

/** What happened in a queue since it was told last. */
export interface News {
	/** The prompts of those that have begun and are not over. */
	readonly started: readonly string[];
	readonly saved: readonly Asset[];
	readonly failed: readonly Miss[];
	readonly cancelled: readonly Miss[];
	/** How many wait for their turn; undefined where that is no news. */
	readonly waiting: number | undefined;
}

/** Gathers what happens in a queue until it is told, so that much of it makes one text. */
export class QueueNews {
	/** The jobs that were told to have begun, by id. */
	#told = new Set<string>();
	#toldWaiting = 0;
	#results: (Asset | Miss)[] = [];

	/** Notes what came of a job: what `generate` made of it. Anything else is no news. */
	end(result: unknown): void {
		if (isResult(result)) {
			this.#results.push(result);
		}
	}

	/** What is new; undefined when nothing is. `entries` are those of the queue now. */
	take(entries: readonly QueueEntry[]): News | undefined {
		const running = entries.filter(({ state }) => state === 'running').map(({ job }) => job);
		const started = running.filter(({ id }) => !this.#told.has(id));
		const waiting = entries.length - running.length;
		const isMoved = waiting > 0 && waiting !== this.#toldWaiting;
		const results = this.#results;
		this.#told = new Set(running.map(({ id }) => id));
		this.#toldWaiting = waiting;
		this.#results = [];
		if (started.length + results.length === 0 && !isMoved) {
			return undefined;
		}
		const misses = results.filter(isMiss);
		return {
			started: started.map(promptOf),
			saved: results.filter(isAsset),
			failed: misses.filter(({ failure }) => failure.code !== 'cancelled'),
			cancelled: misses.filter(({ failure }) => failure.code === 'cancelled'),
			waiting: isMoved ? waiting : undefined,
		};
	}
}

function promptOf({ request }: Job): string {
	return request.prompt;
}

function isMiss(result: Asset | Miss): result is Miss {
	return !isAsset(result);
}

function isResult(value: unknown): value is Asset | Miss {
	return typeof value === 'object' && value !== null && ('uri' in value || 'failure' in value);
}
