import type { TextRange } from './imageLink.ts';

/** Looks for what comes next in a text, and at no part of it twice as long as it is asked from front to back. */
export class Ahead {
	readonly #text: string;
	/** By pattern, from where it was looked for and what was found. */
	readonly #found = new Map<RegExp, { readonly from: number; readonly range: TextRange }>();

	constructor(text: string) {
		this.#text = text;
	}

	/** The next match of a pattern with the flag `g` from an offset on; undefined if there is none. */
	find(pattern: RegExp, from: number): TextRange | undefined {
		let found = this.#found.get(pattern);
		if (found === undefined || from < found.from || found.range.start < from) {
			pattern.lastIndex = from;
			const match = pattern.exec(this.#text);
			const range = { start: match?.index ?? Infinity, end: pattern.lastIndex };
			found = { from, range };
			this.#found.set(pattern, found);
		}
		return found.range.start === Infinity ? undefined : found.range;
	}
}
