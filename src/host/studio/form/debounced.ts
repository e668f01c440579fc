/** Work that is done a while after it was asked for last; what is under way when it is asked for again is given up. */
export class Debounced {
	readonly #delayMs: number;
	readonly #work: (signal: AbortSignal) => unknown;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running = new AbortController();

	/** `work` must not throw; it is to do nothing more once its signal is aborted. */
	constructor(delayMs: number, work: (signal: AbortSignal) => unknown) {
		this.#delayMs = delayMs;
		this.#work = work;
	}

	/** Asks for the work. */
	soon(): void {
		this.cancel();
		const { signal } = (this.#running = new AbortController());
		this.#timer = setTimeout(() => void this.#work(signal), this.#delayMs);
	}

	/** Gives up the work, whether it waits or is under way. */
	cancel(): void {
		clearTimeout(this.#timer);
		this.#running.abort();
	}
}
