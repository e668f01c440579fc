const nobody = -1;

/** Who acts when, by the millisecond. Every client has at most one thing ahead of it. */
export class Agenda {
	/** By millisecond, the client whose turn is first. */
	readonly #first: Int32Array;
	/** By client, who comes after it in the same millisecond. */
	readonly #next: Int32Array;
	#planned = 0;

	constructor(clients: number, horizonMs: number) {
		this.#first = new Int32Array(horizonMs).fill(nobody);
		this.#next = new Int32Array(clients);
	}

	/** Whether nobody has anything ahead. */
	get isEmpty(): boolean {
		return this.#planned === 0;
	}

	/** Plans the client's turn; what lies beyond the horizon never comes. */
	plan(client: number, at: number): void {
		const moment = Math.ceil(at);
		if (moment < this.#first.length) {
			this.#next[client] = this.#first[moment] ?? nobody;
			this.#first[moment] = client;
			this.#planned++;
		}
	}

	/** Those whose turn it is now. They may plan for later while they are gone through. */
	*take(now: number): Generator<number> {
		let client = this.#first[now] ?? nobody;
		while (client !== nobody) {
			const next = this.#next[client] ?? nobody;
			this.#planned--;
			yield client;
			client = next;
		}
	}
}
