/** Work that is not begun twice by mistake: asked for again while it is under way, or just after, it is the same. */
export class Once {
	readonly #pauseMs: number;
	readonly #sleep: (milliseconds: number) => Promise<void>;
	readonly #begun = new Map<string, Promise<void>>();

	/** `pauseMs` is how close two wishes are that are one. */
	constructor(pauseMs: number, sleep: (milliseconds: number) => Promise<void>) {
		this.#pauseMs = pauseMs;
		this.#sleep = sleep;
	}

	/** Does `work`, or gives what came of the same that was begun just before. */
	do(key: string, work: () => Promise<void>): Promise<void> {
		const known = this.#begun.get(key);
		if (known !== undefined) {
			return known;
		}
		const begun = work();
		this.#begun.set(key, begun);
		void Promise.allSettled([begun, this.#sleep(this.#pauseMs)]).then(() => this.#begun.delete(key));
		return begun;
	}
}
