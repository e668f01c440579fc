/** A line of a document that is read from left to right, with its columns: a tab reaches to the next fourth. */
export class Line {
	readonly text: string;
	/** Where it ends, without its line ending. */
	end = 0;
	/** Where the next line starts. */
	next: number;
	/** How far it is read. */
	at = 0;
	/** Where the first character is that is no space or tab, and how many columns are before it. */
	content = 0;
	indent = 0;
	/** Whether it holds a sign that every image has. */
	isMarked = false;
	/** How far the text was looked at, when that is further than the line. */
	reach = 0;
	#column = 0;

	/** `next` is where the first line starts. */
	constructor(text: string, next: number) {
		this.text = text;
		this.next = next;
	}

	/** Whether only spaces and tabs are left. */
	get isBlank(): boolean {
		return this.content >= this.end;
	}

	/** The code of the first character of the content. */
	get code(): number {
		return this.text.charCodeAt(this.content);
	}

	/** Goes to the next line. */
	open(): void {
		const { text } = this;
		let end = indexOf(text, endOrMark, this.next);
		const isMarked = end < text.length && text.charCodeAt(end) > 13;
		if (isMarked) {
			end = indexOf(text, lineEnd, end);
		}
		this.at = this.next;
		this.closeAt(end);
		this.isMarked = isMarked;
		this.#column = 0;
		this.#measure();
	}

	/** Lets the line, which may be several, end where a line ending is or the text ends. */
	closeAt(end: number): void {
		const isPair = this.text.charCodeAt(end) === 13 && this.text.charCodeAt(end + 1) === 10;
		this.end = end;
		this.next = Math.min(this.text.length, end + (isPair ? 2 : 1));
	}

	/** Reads up to an offset in the content, or its end; there must be no tabs before it. */
	skipTo(offset: number): void {
		this.#column += this.indent + offset - this.content;
		this.at = offset;
		this.#measure();
	}

	/** Reads so many columns of the indentation; of a tab it may be a part. */
	skipColumns(count: number): void {
		const target = this.#column + Math.min(count, this.indent);
		while (this.#column < target) {
			const width = this.text.charCodeAt(this.at) === 9 ? 4 - (this.#column % 4) : 1;
			this.at += this.#column + width > target ? 0 : 1;
			this.#column = Math.min(target, this.#column + width);
		}
		this.#measure();
	}

	/** What a pattern with the flag `y` finds where the content starts. */
	match(pattern: RegExp): RegExpExecArray | undefined {
		pattern.lastIndex = this.content;
		return pattern.exec(this.text) ?? undefined;
	}

	/** Whether only spaces and tabs follow an offset. */
	isBlankFrom(offset: number): boolean {
		let at = offset;
		while (at < this.end && (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9)) {
			at++;
		}
		return at === this.end;
	}

	#measure(): void {
		let at = this.at;
		let column = this.#column;
		for (; at < this.end; at++) {
			const code = this.text.charCodeAt(at);
			if (code === 9) {
				column += 4 - (column % 4);
			} else if (code === 32) {
				column++;
			} else {
				break;
			}
		}
		this.content = at;
		this.indent = column - this.#column;
	}
}

/** A line ending, or what every image begins with. Patterns look through a line quicker than code does. */
const endOrMark = /[\n\r!<]/g;
const lineEnd = /[\n\r]/g;

/** Where a pattern with the flag `g` is met from an offset on; the text's end where it is not. */
function indexOf(text: string, pattern: RegExp, from: number): number {
	pattern.lastIndex = from;
	return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}
