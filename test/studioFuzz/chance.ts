/** Chance that comes again: the same seed gives the same choices. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** A number from 0 to below 1. Mulberry32, by Tommy Ettinger, in the public domain. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from 0 to below `end`. */
	below(end: number): number {
		return Math.floor(this.next() * end);
	}

	/** Whether something happens that happens so often: from 0 to 1. */
	is(often: number): boolean {
		return this.next() < often;
	}

	/** One of several; there must be one. */
	of<Thing>(things: readonly Thing[]): Thing {
		return things[this.below(things.length)]!;
	}

	/** So many things at most, and maybe none. */
	some<Thing>(most: number, make: () => Thing): Thing[] {
		return Array.from({ length: this.below(most + 1) }, make);
	}

	/** Bytes of any kind. */
	bytes(length: number): Uint8Array<ArrayBuffer> {
		return Uint8Array.from({ length }, () => this.below(256));
	}
}
