import { sleep } from '../service/sleep.ts';

/** How long the host is kept waiting at a time, in milliseconds. */
const slice = 8;

/** Divides long work into slices, between which the host does other things. */
export class Pacer {
	#start = performance.now();
	#rest: Promise<void> | undefined;

	/** Whether it is time for a {@link rest}. */
	get isDue(): boolean {
		return performance.now() - this.#start > slice;
	}

	/** Lets the host do other things. All who rest at a time share one rest. */
	rest(): Promise<void> {
		return (this.#rest ??= this.#sleep());
	}

	async #sleep(): Promise<void> {
		await sleep(0);
		this.#start = performance.now();
		this.#rest = undefined;
	}
}
