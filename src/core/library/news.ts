/** How often those who listen hear of a long work, in milliseconds. */
const interval = 250;

/** Tells those who listen that something has changed. */
export class News {
	readonly #listeners = new Set<() => void>();
	#isThere = false;
	#last = 0;

	/** Calls a function after changes. It must not throw. Gives what ends that. */
	listen(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Something has changed. */
	add(): void {
		this.#isThere = true;
	}

	/** Tells, where there is something to tell. */
	tell(): void {
		if (this.#isThere) {
			this.#isThere = false;
			this.#last = performance.now();
			for (const listener of this.#listeners) {
				listener();
			}
		}
	}

	/** The same, but not too often. */
	tellSometimes(): void {
		if (performance.now() - this.#last > interval) {
			this.tell();
		}
	}
}
