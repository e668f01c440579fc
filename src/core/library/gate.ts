/** Lets only so many do something at a time; the others wait for their turn. */
export class Gate {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(most: number) {
		this.#free = most;
	}

	/** Does something when it is its turn. The result is its own. */
	async pass<Result>(run: () => Promise<Result>): Promise<Result> {
		if (this.#free > 0) {
			this.#free--;
		} else {
			await new Promise<void>(resolve => this.#waiting.push(resolve));
		}
		try {
			return await run();
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) {
				this.#free++;
			} else {
				next();
			}
		}
	}
}
