/**
 * How many documents are taken at a time: many, as VS Code asks its window before each reading and the answers come
 * in heaps; few where they are long.
 */
const most = 512;
const fewest = 4;
/** How long those that are taken at a time may be together, as far as can be told, in UTF-16 code units. */
const longestTogether = 16_000_000;
/** How much of the length of one document is expected of the next. */
const kept = 0.95;

/** Takes up documents, as many at a time as memory allows, while more of them are found. */
export class Readers {
	readonly #take: (document: string) => Promise<void>;
	readonly #documents: string[] = [];
	#next = 0;
	#taken = 0;
	#expected = 0;
	#failure: { readonly error: unknown } | undefined;
	/** Who waits for the end. */
	#waiting: (() => void) | undefined;

	constructor(take: (document: string) => Promise<void>) {
		this.#take = take;
	}

	add(documents: readonly string[]): void {
		for (const document of documents) {
			this.#documents.push(document);
		}
		this.#go();
	}

	/** A document was so long, in UTF-16 code units. */
	met(length: number): void {
		this.#expected = Math.max(length, this.#expected * kept);
	}

	/** Resolves when all are done that were added. Rejects when one could not be taken: then no more are. */
	async finish(): Promise<void> {
		if (this.#taken > 0) {
			await new Promise<void>(resolve => (this.#waiting = resolve));
		}
		if (this.#failure !== undefined) {
			throw this.#failure.error;
		}
	}

	#go(): void {
		const atOnce = Math.max(fewest, Math.min(most, longestTogether / this.#expected));
		if (this.#taken > atOnce / 2) {
			return;
		}
		while (this.#failure === undefined && this.#taken < atOnce && this.#next < this.#documents.length) {
			this.#taken++;
			void this.#run(this.#documents[this.#next++] ?? '');
		}
		if (this.#taken === 0) {
			this.#waiting?.();
		}
	}

	async #run(document: string): Promise<void> {
		try {
			await this.#take(document);
		} catch (error) {
			this.#failure ??= { error };
		}
		this.#taken--;
		this.#go();
	}
}
