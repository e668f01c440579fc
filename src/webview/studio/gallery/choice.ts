/** The most images that can be chosen, as the host takes no more at once. */
export const mostChosen = 1000;

/** The images that are chosen in the gallery, by id. */
export class Choice {
	#ids: ReadonlySet<string> = new Set();
	/** The place that a range is chosen from. */
	anchor = 0;

	get ids(): ReadonlySet<string> {
		return this.#ids;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** Chooses these and no others; no more than {@link mostChosen}. */
	set(ids: Iterable<string>): void {
		this.#ids = new Set([...new Set(ids)].slice(0, mostChosen));
	}

	/** Chooses an image, or no longer. */
	toggle(id: string): void {
		this.set(this.has(id) ? [...this.#ids].filter(each => each !== id) : [...this.#ids, id]);
	}

	/** Forgets those that are not among these. Returns whether there were any. */
	keep(ids: ReadonlySet<string>): boolean {
		const before = this.#ids.size;
		this.set([...this.#ids].filter(id => ids.has(id)));
		return this.#ids.size !== before;
	}
}
