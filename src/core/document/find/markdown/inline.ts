import type { FoundLink, Reading, Work } from '../grammar.ts';
import type { ImageLink, TextRange } from '../imageLink.ts';
import { moveLink, movePart, moveRange, moveTarget } from '../imageLink.ts';
import { skipExpression } from '../mdx/expression.ts';
import { readSizeHint } from '../size.ts';
import { readAltText } from './altText.ts';
import { CodeSpans } from './codeSpans.ts';
import type { Content } from './content.ts';
import type { Delimiter, Replacement } from './emphasis.ts';
import { readDelimiter, resolveEmphasis } from './emphasis.ts';
import type { Ending } from './ending.ts';
import { readInlineEnding, readReferenceEnding } from './ending.ts';
import { isPunctuation } from './linkParts.ts';
import { RawHtml } from './rawHtml.ts';

/** How to read the text of a paragraph or a heading. */
export interface InlineOptions {
	/** Where it starts in the content: definitions may come before it. */
	readonly start: number;
	readonly isMdx: boolean;
	readonly isDefined: (name: string) => boolean;
}

/** A `[` or `![` that may begin a link or an image, and how much was found before it. */
interface Opener {
	readonly start: number;
	/** Where its text starts. */
	readonly inner: number;
	readonly isImage: boolean;
	readonly images: number;
	readonly replacements: number;
	readonly delimiters: number;
	/** Whether another bracket was opened after it. */
	hasInner: boolean;
}

/** An image, but for its alt text: those in the description of another one count as its text only. */
interface Image {
	readonly range: TextRange;
	readonly description: TextRange;
	readonly ending: Ending;
	/** Which of the replacements are in its description. */
	readonly replacements: TextRange;
}

/** How many code units are read at a time, and how many links are made. */
const span = 16_384;
const linkSpan = 512;
const special = /[\\`<![\]*_{]/g;

/** Finds the images in text (CommonMark 0.31, 6 and its appendix "A parsing strategy"). */
export function* readInline(content: Content, options: InlineOptions): Work<Reading> {
	const reader = new InlineReader(content.text, options);
	for (let pause = options.start + span; reader.readTo(pause); pause += span) {
		yield;
	}
	const links: FoundLink[] = [];
	for (const image of reader.images) {
		links.push('kind' in image ? moveLink(image, content.place) : reader.toLink(image, content));
		if (links.length % linkSpan === 0) {
			yield;
		}
	}
	return { links, names: reader.names };
}

class InlineReader {
	/** The labels that were looked up. */
	readonly names = new Set<string>();
	/** What was found, at its places in the text. */
	readonly images: (Image | ImageLink)[] = [];
	readonly #text: string;
	readonly #options: InlineOptions;
	readonly #codeSpans: CodeSpans;
	readonly #rawHtml: RawHtml;
	readonly #openers: Opener[] = [];
	/** Where links were found: the openers before that begin no link, for links contain none. */
	#spentOpeners = 0;
	#imageOpeners = 0;
	/** What is seen otherwise in the descriptions of images that may come. */
	readonly #replacements: Replacement[] = [];
	readonly #delimiters: Delimiter[] = [];
	#isOpenBrace = false;
	#at: number;

	constructor(text: string, options: InlineOptions) {
		this.#text = text;
		this.#options = options;
		this.#codeSpans = new CodeSpans(text);
		this.#rawHtml = new RawHtml(text, options.isMdx);
		this.#at = options.start;
	}

	/** Reads on until an offset; whether there is more. */
	readTo(offset: number): boolean {
		const text = this.#text;
		while (this.#at < offset) {
			special.lastIndex = this.#at;
			if (!special.test(text)) {
				return false;
			}
			this.#at = special.lastIndex - 1;
			this.#readSpecial(text.charCodeAt(this.#at));
		}
		return true;
	}

	/** An image at its place in the document. */
	toLink({ range, description, ending, replacements }: Image, { place }: Content): FoundLink {
		const text = readAltText(
			this.#text,
			description,
			this.#replacements.slice(replacements.start, replacements.end),
		);
		const alt = { text, range: moveRange(description, place) };
		if (ending.kind === 'reference') {
			const label = moveRange(ending.label, place);
			return { kind: 'reference', range: moveRange(range, place), alt, label, name: ending.name };
		}
		return {
			kind: 'inline',
			range: moveRange(range, place),
			alt,
			title: ending.title && movePart(ending.title, place),
			target: moveTarget(ending.target, place),
			definition: undefined,
			label: undefined,
			...readSizeHint(ending.title?.text),
		};
	}

	#readSpecial(code: number): void {
		switch (code) {
			case 0x5c: // \
				this.#at += isPunctuation(this.#text.charCodeAt(this.#at + 1)) ? 2 : 1;
				break;
			case 0x60: // `
				this.#replace(this.#codeSpans.read(this.#at));
				break;
			case 0x3c: // <
				this.#readAngled();
				break;
			case 0x21: // !
				this.#at++;
				if (this.#text[this.#at] === '[') {
					this.#open(true);
				}
				break;
			case 0x5b: // [
				this.#open(false);
				break;
			case 0x5d: // ]
				this.#close();
				break;
			case 0x7b: // {
				this.#readExpression();
				break;
			default:
				this.#readDelimiter();
		}
	}

	#replace(replacement: Replacement): void {
		if (this.#imageOpeners > 0) {
			this.#replacements.push(replacement);
		}
		this.#at = replacement.end;
	}

	#readAngled(): void {
		const angled = this.#rawHtml.read(this.#at);
		if (angled === undefined) {
			this.#at++;
			return;
		}
		if (angled.link !== undefined) {
			this.images.push(angled.link);
		}
		this.#replace({ start: this.#at, end: angled.end, text: angled.text });
	}

	#readExpression(): void {
		const end =
			this.#options.isMdx && !this.#isOpenBrace
				? skipExpression(this.#text, this.#at, this.#text.length)
				: undefined;
		// A brace that nothing closes would be looked for again and again.
		this.#isOpenBrace ||= end === undefined;
		// In a description the compiler takes the code for text.
		const text = end === undefined ? '{' : this.#text.slice(this.#at + 1, end - 1);
		this.#replace({ start: this.#at, end: end ?? this.#at + 1, text });
	}

	#readDelimiter(): void {
		if (this.#imageOpeners === 0) {
			this.#at++;
			return;
		}
		const delimiter = readDelimiter(this.#text, this.#at);
		this.#delimiters.push(delimiter);
		this.#replace(delimiter);
	}

	#open(isImage: boolean): void {
		const last = this.#openers.at(-1);
		if (last !== undefined) {
			last.hasInner = true;
		}
		this.#openers.push({
			start: isImage ? this.#at - 1 : this.#at,
			inner: this.#at + 1,
			isImage,
			images: this.images.length,
			replacements: this.#replacements.length,
			delimiters: this.#delimiters.length,
			hasInner: false,
		});
		this.#imageOpeners += isImage ? 1 : 0;
		this.#at++;
	}

	#close(): void {
		const end = this.#at;
		this.#at++;
		const opener = this.#openers.pop();
		if (opener === undefined) {
			return;
		}
		const depth = this.#openers.length;
		const isSpent = !opener.isImage && depth < this.#spentOpeners;
		this.#spentOpeners = Math.min(this.#spentOpeners, depth);
		this.#imageOpeners -= opener.isImage ? 1 : 0;
		const ending = isSpent ? undefined : this.#readEnding(opener, end);
		if (ending === undefined) {
			return;
		}
		this.#at = ending.end;
		resolveEmphasis(this.#delimiters.splice(opener.delimiters));
		if (opener.isImage) {
			this.images.length = opener.images;
			this.images.push({
				range: { start: opener.start, end: ending.end },
				description: { start: opener.inner, end },
				ending,
				replacements: { start: opener.replacements, end: this.#replacements.length },
			});
		} else {
			this.#spentOpeners = depth;
		}
		if (this.#imageOpeners > 0) {
			this.#replacements.push({ start: opener.start, end: opener.inner, text: '' });
			this.#replacements.push({ start: end, end: ending.end, text: '' });
		}
	}

	#readEnding(opener: Opener, end: number): Ending | undefined {
		const inline = readInlineEnding(this.#text, end + 1);
		if (inline !== undefined) {
			return inline;
		}
		const reference = readReferenceEnding(this.#text, { start: opener.inner, end }, opener.hasInner);
		if (reference === undefined) {
			return undefined;
		}
		this.names.add(reference.name);
		return this.#options.isDefined(reference.name) ? reference : undefined;
	}
}
