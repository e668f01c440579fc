import type { Anchor } from '../../anchor.ts';

/** Reads a line of Markdown from left to right; a tab reaches to the next multiple of four columns. */
export class LineReader {
	readonly #text: string;
	readonly #end: number;
	#at: number;
	#column = 0;
	/** The columns of a tab that are still to be read. */
	#left = 0;

	constructor(text: string, { start, end }: Anchor) {
		this.#text = text;
		this.#at = start;
		this.#end = end;
	}

	/** The offset of the first character that is no white space. */
	get content(): number {
		return this.#at + this.#indentation.length;
	}

	/** All from that character on. */
	get rest(): string {
		return this.#text.slice(this.content, this.#end);
	}

	get isBlank(): boolean {
		return this.content === this.#end;
	}

	/** How many columns of white space come next. */
	get indent(): number {
		let column = this.#column + this.#left;
		for (const character of this.#indentation) {
			column += character === '\t' ? 4 - (column % 4) : 1;
		}
		return column - this.#column;
	}

	/** Reads so many columns of white space, or as many as there are. */
	skipColumns(count: number): void {
		for (let rest = count; rest > 0; rest--) {
			if (this.#left === 0) {
				const character = this.#at < this.#end ? this.#text.charAt(this.#at) : '';
				if (character !== ' ' && character !== '\t') {
					return;
				}
				this.#left = character === '\t' ? 4 - (this.#column % 4) : 1;
				this.#at++;
			}
			this.#left--;
			this.#column++;
		}
	}

	/** Reads the white space that comes next, and so many characters after it. */
	skipMark(length: number): void {
		this.skipColumns(this.indent);
		this.#at += length;
		this.#column += length;
	}

	get #indentation(): string {
		let end = this.#at;
		while (end < this.#end && /[ \t]/.test(this.#text.charAt(end))) {
			end++;
		}
		return this.#text.slice(this.#at, end);
	}
}
