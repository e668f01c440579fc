/** What is open in Typst: text in brackets, code in brackets. */
type Open = ']' | ')' | '}';

/** What is no text, from its first character to its last. */
const other = /\/\/[^\n]*|\/\*[^]*?\*\/|(`{3,})[^]*?\1|`[^`]*`|\$(?:\\[^]|[^\\$])*\$|\\[^]/y;
const text = /\[|\]|#(?=[\p{L}_([{"])/uy;
const code = /"(?:\\[^]|[^\\"])*"|[([{)\]}]/y;
/** A call that code in text begins with, or goes on with: names, and what they are called with. */
const name = /(?:[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*)?/uy;
const closings: Readonly<Record<string, Open>> = { '(': ')', '[': ']', '{': '}' };

/** How far the end of what is open is looked for, in UTF-16 code units. */
const reach = 4000;

/** Reads Typst as far as it takes to tell text from all else. */
export class TypstReader {
	readonly #text: string;
	#at: number;
	#open: Open[] = [];
	/** Whether what was read last is cut off by where reading was to end. */
	#isWithin = false;
	/** Whether what was read last goes on until the end of its line. */
	#isLineComment = false;

	constructor(source: string, from: number) {
		this.#text = source;
		this.#at = from;
	}

	/** Whether a link may be where reading ended. */
	get isInText(): boolean {
		return !this.#isWithin && !this.#isLineComment && (this.#open.at(-1) ?? ']') === ']';
	}

	get isClosed(): boolean {
		return !this.#isWithin && this.#open.length === 0;
	}

	readTo(offset: number): void {
		while (this.#at < offset) {
			this.#readNext();
		}
		this.#isWithin = this.#at > offset;
	}

	/** Reads until all is closed; where that is, or undefined when it is not for very long. */
	readToClosed(): number | undefined {
		this.#isWithin = false;
		const limit = Math.min(this.#text.length, this.#at + reach);
		while (this.#at < limit && this.#open.length > 0) {
			this.#readNext();
		}
		return this.#open.length === 0 ? this.#at : undefined;
	}

	#readNext(): void {
		const isText = (this.#open.at(-1) ?? ']') === ']';
		const isAddress = this.#text.startsWith('//', this.#at) && this.#text[this.#at - 1] === ':';
		const found = isAddress ? '' : this.#match(other);
		this.#isLineComment = found.startsWith('//');
		if (found !== '') {
			return;
		}
		const sign = this.#match(isText ? text : code);
		if (sign === '#') {
			this.#match(name);
			this.#openNext(/[([{]/y);
		} else if (closings[sign] !== undefined) {
			this.#open.push(closings[sign]);
		} else if (sign !== '' && sign === this.#open.at(-1)) {
			this.#open.pop();
			this.#openNext(/[([]/y);
		} else if (sign === '') {
			this.#at++;
		}
	}

	/** What follows a name or a closed bracket right away belongs to the call. */
	#openNext(pattern: RegExp): void {
		const closing = closings[this.#match(pattern)];
		if (closing !== undefined) {
			this.#open.push(closing);
		}
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0] ?? '';
		this.#at += found.length;
		return found;
	}
}
