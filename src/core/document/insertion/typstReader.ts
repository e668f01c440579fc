/**
 * What is open in Typst: text in brackets, code in brackets, and a statement, which is code until its line
 * ends, or until the block ends that it is for.
 */
type Open = ']' | ')' | '}' | 'line' | 'branch' | 'block';

const label = String.raw`<[\p{L}\p{N}_:.-]+>`;
/** What is no text, from its first character to its last; a label belongs to the formula before it. */
const other = new RegExp(
	String.raw`//[^\r\n]*|/\*[^]*?(?:\*/|(?![^]))|(\x60{3,})[^]*?\1|\x60[^\x60]*\x60|\$(?:\\[^]|[^\\$])*\$(?:\s*${label})?|\\u\{[^}\n]{0,9}\}|\\\S`,
	'uy',
);
/** Addresses, labels, references, and words with a mark in them that would be emphasis without the word. */
const word = new RegExp(
	String.raw`https?://(?:[\w!#$%&*+,\-./:;=?@~']|\([^\s()]*\)|\[[^\s[\]]*\])*|${label}|@[\p{L}\p{N}_:.-]*[\p{L}\p{N}_-]|(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[_*]+[\p{L}\p{N}]+)+`,
	'uy',
);
const text = /\[|\]|#(?=[\p{L}\p{N}_([{"])/uy;
const code = /"(?:\\[^]|[^\\"])*"|[([{)\]}\n;]/y;
const line = /(?:let|set|show|import|include|return)(?![\p{L}\p{N}_-])/uy;
const branch = /(?:if|for|while|context)(?![\p{L}\p{N}_-])/uy;
const otherwise = /\s*else(?![\p{L}\p{N}_-])/uy;
/** What code in text begins with, or goes on with: values, names, and what they are called with. */
const value = /"(?:\\[^]|[^\\"])*"|[\p{L}\p{N}_][\p{L}\p{N}_%-]*/uy;
const field = /(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/uy;
/** What code in text ends with. */
const ending = new RegExp(String.raw`;|\s*${label}`, 'uy');
const closings: Readonly<Record<string, Open>> = { '(': ')', '[': ']', '{': '}' };

/** Reads Typst as far as it takes to tell text from all else. */
export class TypstReader {
	readonly #text: string;
	#at: number;
	readonly #open: Open[] = [];
	/** Whether what was read last is cut off by where reading was to end. */
	#isWithin = false;
	/** Whether what was read last would take in what is put behind it: a comment, an address. */
	#isGreedy = false;

	constructor(source: string, from: number) {
		this.#text = source;
		this.#at = from;
	}

	/** Whether a link may be where reading ended. */
	get isInText(): boolean {
		const isFree = !this.#isWithin && !this.#isGreedy && this.#text[this.#at - 1] !== '#';
		return isFree && this.#isText;
	}

	/** Whether reading ended amid a formula, code as it is, an address or the like. */
	get isWithin(): boolean {
		return this.#isWithin;
	}

	/** Whether nothing is open but what ends with its line. */
	get isClosed(): boolean {
		return !this.#isWithin && this.#isAtEnd;
	}

	readTo(offset: number): void {
		while (this.#at < offset) {
			this.#readNext();
		}
		this.#isWithin = this.#at > offset;
	}

	/** Reads on to the end of the first line where all is closed; false when a limit comes before. */
	readToClosed(limit: number): boolean {
		while (!this.isClosed && this.#at < Math.min(limit, this.#text.length)) {
			// What is read may end in front of a line break, which then ends its line.
			const newline = this.#text.indexOf('\n', this.#isWithin ? this.#at : this.#at + 1);
			this.readTo(newline === -1 ? this.#text.length : newline);
		}
		return this.#isAtEnd;
	}

	/** Where reading ended. */
	get at(): number {
		return this.#at;
	}

	get #isText(): boolean {
		return (this.#open.at(-1) ?? ']') === ']';
	}

	get #isAtEnd(): boolean {
		return this.#open.length === 0 || (this.#open.length === 1 && this.#isInStatement);
	}

	get #isInStatement(): boolean {
		return ['line', 'branch'].includes(this.#open.at(-1) ?? '');
	}

	#readNext(): void {
		const found = this.#match(other) || (this.#isText ? this.#match(word) : '');
		this.#isGreedy = /^(?:\/\/|http)/.test(found);
		if (found !== '') {
			return;
		}
		const before = this.#text[this.#at - 1] ?? '';
		const sign = this.#match(this.#isText ? text : code);
		if (sign === '#') {
			this.#readCode();
		} else if (closings[sign] !== undefined) {
			this.#openBracket(sign, before);
		} else if (sign === '\n' || sign === ';') {
			if (this.#isInStatement) {
				this.#open.pop();
			}
		} else if (sign === '') {
			this.#at++;
		} else {
			this.#close(sign);
		}
	}

	/** Code in text is a statement, or a value and what that is called with. */
	#readCode(): void {
		if (this.#match(line) !== '') {
			this.#open.push('line');
		} else if (this.#match(branch) !== '') {
			this.#open.push('branch');
		} else {
			this.#readCall(this.#match(value) === '' ? /[([{]/y : /[([]/y);
		}
	}

	/** Text right behind a name or a bracket is what that is called with; other blocks end a branch. */
	#openBracket(bracket: string, before: string): void {
		const isBlock = bracket === '{' || (bracket === '[' && !/[\p{L}\p{N}_)\]]/u.test(before));
		if (isBlock && this.#open.at(-1) === 'branch') {
			this.#open.splice(-1, 1, 'block');
		}
		this.#open.push(closings[bracket] ?? ']');
	}

	/** A statement ends with the text that it is in. */
	#close(sign: string): void {
		if (this.#isInStatement && this.#open.at(-2) === sign) {
			this.#open.pop();
		}
		if (sign !== this.#open.at(-1)) {
			return;
		}
		this.#open.pop();
		if (this.#open.at(-1) === 'block') {
			this.#open.splice(-1, 1, ...(this.#match(otherwise) === '' ? [] : (['branch'] as const)));
		} else if (this.#isText) {
			this.#readCall(/[([]/y);
		}
	}

	/** What follows a name or a closed bracket right away belongs to it. */
	#readCall(bracket: RegExp): void {
		this.#match(field);
		const closing = closings[this.#match(bracket)];
		if (closing === undefined) {
			this.#match(ending);
		} else {
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
