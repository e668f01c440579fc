import { setTimeout as sleep } from 'node:timers/promises';

/** What a wait throws when a reset or the end of the service cuts it short. */
export class Dropped extends Error {
	override readonly name = 'Dropped';
}

/** The requests that wait: for a time, for `release()`, or for ever. */
export class Waiting {
	#end = new AbortController();
	readonly #held = new Set<() => void>();

	/** How many requests wait for `release()`. */
	get held(): number {
		return this.#held.size;
	}

	/** Waits so many milliseconds. Throws `Dropped`. */
	async delay(ms: number): Promise<void> {
		if (ms > 0) {
			await this.#orDropped(sleep(ms, undefined, { ref: false }));
		}
	}

	/** Waits for `release()`. Throws `Dropped`. */
	async hold(): Promise<void> {
		await this.#orDropped(new Promise(resolve => this.#held.add(() => resolve(undefined))));
	}

	/** Waits until everything is dropped. Throws `Dropped`. */
	async forever(): Promise<void> {
		await this.#orDropped(new Promise(() => undefined));
	}

	/** Lets the held requests go on, and says how many they were. */
	release(): number {
		const held = [...this.#held];
		this.#held.clear();
		for (const resolve of held) {
			resolve();
		}
		return held.length;
	}

	/** Ends every wait with `Dropped`. */
	drop(): void {
		this.#held.clear();
		this.#end.abort();
		this.#end = new AbortController();
	}

	#orDropped(wait: Promise<unknown>): Promise<unknown> {
		const { signal } = this.#end;
		const dropped = new Promise((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(new Dropped('the service was reset')), { once: true });
		});
		return Promise.race([wait, dropped]);
	}
}
