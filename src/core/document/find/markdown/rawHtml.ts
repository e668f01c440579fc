import type { Tag } from '../html/tag.ts';
import { readTag } from '../html/tag.ts';

/** What stands between angle brackets in text. */
export interface Angled {
	readonly end: number;
	/** What a reader sees of it. */
	readonly text: string;
	readonly link: Tag['link'];
}

const attribute = String.raw`\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>${'`'}\0-\x20]+|'[^']*'|"[^"]*"))?`;
/** An open tag and a closing tag of CommonMark 0.31, 6.6. */
export const completeTag = `<[a-z][a-z\\d-]*(?:${attribute})*\\s*/?>|</[a-z][a-z\\d-]*\\s*>`;

const tag = new RegExp(completeTag, 'iy');
const autolink = /<([a-z][a-z\d.+-]{1,31}:[^<>\0-\x20]*)>/iy;
const mailAddress =
	/<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*)>/iy;
/** What begins with `<!` or `<?`, and what ends it. */
const others: readonly (readonly [start: RegExp, end: string])[] = [
	[/<!--(?=-?>)/y, '>'],
	[/<!--/y, '-->'],
	[/<\?/y, '?>'],
	[/<!\[CDATA\[/y, ']]>'],
	[/<![a-z]/iy, '>'],
];

/** The autolinks and the raw HTML of a text (CommonMark 0.31, 6.5 and 6.6), or its JSX. */
export class RawHtml {
	readonly #text: string;
	readonly #isMdx: boolean;
	/** What was looked for to the end in vain. */
	readonly #missing = new Set<string>();

	constructor(text: string, isMdx: boolean) {
		this.#text = text;
		this.#isMdx = isMdx;
	}

	/** Reads what the `<` at an offset begins; undefined when it is just a sign. */
	read(start: number): Angled | undefined {
		return this.#isMdx ? this.#readElement(start) : (this.#readAutolink(start) ?? this.#readHtml(start));
	}

	#readAutolink(start: number): Angled | undefined {
		autolink.lastIndex = start;
		mailAddress.lastIndex = start;
		const match = autolink.exec(this.#text) ?? mailAddress.exec(this.#text);
		return match === null
			? undefined
			: { end: start + match[0].length, text: match[1] ?? '', link: undefined };
	}

	#readHtml(start: number): Angled | undefined {
		tag.lastIndex = start;
		const limit = tag.test(this.#text) ? tag.lastIndex : undefined;
		if (limit === undefined) {
			return this.#readOther(start);
		}
		return { end: limit, text: '', link: readTag({ text: this.#text, start, limit, syntax: 'html' }).link };
	}

	#readOther(start: number): Angled | undefined {
		for (const [pattern, ending] of others) {
			pattern.lastIndex = start;
			if (pattern.test(this.#text)) {
				const at = this.#missing.has(ending) ? -1 : this.#text.indexOf(ending, pattern.lastIndex);
				if (at === -1) {
					this.#missing.add(ending);
					return undefined;
				}
				return { end: at + ending.length, text: '', link: undefined };
			}
		}
		return undefined;
	}

	/** Comments are none of MDX, but of what is written in it for older versions. */
	#readElement(start: number): Angled | undefined {
		if (this.#text[start + 1] === '!') {
			return this.#readOther(start);
		}
		if (this.#missing.has('tag') || !/[\p{L}_$/>]/u.test(this.#text[start + 1] ?? '')) {
			return undefined;
		}
		const element = readTag({ text: this.#text, start, limit: this.#text.length, syntax: 'jsx' });
		if (!element.isComplete) {
			this.#missing.add('tag');
			return undefined;
		}
		return { end: element.end, text: '', link: element.link };
	}
}
