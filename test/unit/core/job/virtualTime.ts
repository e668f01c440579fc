import { setImmediate as turn } from 'node:timers/promises';
import type { Scheduler } from 'fast-check';
import type { Sleep } from '../../../../src/core/service/sleep.ts';

/** So much time cannot pass in any test, in milliseconds. */
const horizonMs = 24 * 60 * 60 * 1000;

/** Time that passes at once, but only when nothing else can happen. */
export class VirtualTime {
	readonly #scheduler: Scheduler | undefined;
	readonly #timers = new Set<{ readonly at: number; readonly ring: () => void }>();
	#now = 0;
	/** Called when nothing can happen any more before time passes. */
	onIdle: (() => void) | undefined;

	/** What `scheduler` has to do comes before time passes: everything is quick. */
	constructor(scheduler?: Scheduler) {
		this.#scheduler = scheduler;
	}

	readonly now = (): number => this.#now;

	readonly sleep: Sleep = (ms, signal) =>
		new Promise((resolve, reject) => {
			const timer = { at: this.#now + ms, ring: resolve };
			const stop = () => {
				this.#timers.delete(timer);
				reject(signal?.reason);
			};
			if (signal?.aborted === true) {
				stop();
				return;
			}
			this.#timers.add(timer);
			signal?.addEventListener('abort', stop, { once: true });
		});

	/** Lets all happen until `work` is over. Throws when it never will be. */
	async until<Result>(work: Promise<Result>): Promise<Result> {
		let isOver = false;
		const end = () => {
			isOver = true;
		};
		work.then(end, end);
		for (;;) {
			await this.settle();
			if (isOver) {
				return work;
			}
			this.#pass();
		}
	}

	/** Lets all happen that can happen before time passes. */
	async settle(): Promise<void> {
		await turn();
		while (this.#scheduler !== undefined && this.#scheduler.count() > 0) {
			await this.#scheduler.waitNext(1);
			await turn();
		}
	}

	/** Lets so much time pass, and all happen meanwhile. */
	async pass(ms: number): Promise<void> {
		await this.until(this.sleep(ms));
	}

	#pass(): void {
		this.onIdle?.();
		const next = Math.min(...[...this.#timers].map(({ at }) => at));
		if (next > horizonMs) {
			throw new Error('nothing will ever happen again');
		}
		this.#now = Math.max(this.#now, next);
		for (const timer of [...this.#timers].filter(({ at }) => at <= next)) {
			this.#timers.delete(timer);
			timer.ring();
		}
	}
}
