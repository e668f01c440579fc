import type { Anchor } from '../../anchor.ts';
import { CodeSpans } from '../../find/markdown/codeSpans.ts';
import { readInlineEnding, readReferenceEnding } from '../../find/markdown/ending.ts';
import { isPunctuation } from '../../find/markdown/linkParts.ts';
import { RawHtml } from '../../find/markdown/rawHtml.ts';
import { skipExpression } from '../../find/mdx/expression.ts';

/** A part of a text that a link would be no link in, or would change: only its two ends are places for one. */
interface Span extends Anchor {
	/** The place for a link that was to be in it. */
	readonly to: number;
	/** A bare address goes on up to the next space. */
	readonly kind?: 'tag' | 'address';
}

/** How a text is to be read. */
export interface SpanOptions {
	readonly isJsx: boolean;
	readonly isDefined: (name: string) => boolean;
}

/** A `[` or `![` that may begin a link or an image. */
interface Opener {
	readonly start: number;
	readonly inner: number;
	readonly isImage: boolean;
	/** Whether another bracket was opened after it. */
	hasInner: boolean;
}

/** A place for links: over a range, or at an offset. */
export interface Settled extends Anchor {
	/** Whether a tag was in the way. */
	readonly isTag: boolean;
	/** What keeps it apart from an address. */
	readonly before: '' | ' ';
}

/** Where the text that spans were found in is in the document. */
export interface TextPlace {
	readonly toText: (offset: number) => number;
	readonly toDocument: (offset: number) => number;
}

/** The place of a text that begins at an offset of the document and goes on as it is there. */
export function placeAt(start: number): TextPlace {
	return { toText: offset => offset - start, toDocument: offset => offset + start };
}

/** The place for links over a range of the document; behind it, and out of the spans, where one would be cut. */
export function settle(spans: readonly Span[], range: Anchor, { toText, toDocument }: TextPlace): Settled {
	const ends = [toText(range.start), toText(range.end)];
	if (range.start < range.end && !spans.some(span => ends.some(offset => isInside(span, offset)))) {
		return { ...range, isTag: false, before: '' };
	}
	let at = toText(range.end);
	let isTag = false;
	// Spans that overlap may each lead into the other.
	const left = new Set<Span>();
	const isAround = (span: Span) => isInside(span, at) && !left.has(span);
	for (let span = spans.find(isAround); span !== undefined; span = spans.find(isAround)) {
		left.add(span);
		at = span.to;
		isTag ||= span.kind === 'tag';
	}
	const isBehind = spans.some(({ kind, end }) => kind === 'address' && end === at);
	const offset = toDocument(at);
	return { start: offset, end: offset, isTag, before: isBehind ? ' ' : '' };
}

function isInside({ start, end }: Anchor, offset: number): boolean {
	return start < offset && offset < end;
}

const special = /[\\`<![\]&$*_~{]/g;
const entity = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/iy;
const footnote = /\[\^(?:\\[[\]]|[^\s[\]])+\]/y;
const bareAddress = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<]+/giu;
/** What comes behind it would be escaped, so it is no part of an address that it ends. */
const finalBackslash = /(?<!\\)(?:\\\\)*\\$/;
const marks = /([*_~])\1+/y;
/** As VS Code's preview has it: what is after a sum of dollars begins with a space or ends with a digit. */
const math = /\$\$(?:\\[^]|[^\\$])+\$\$|\$(?![\s$])(?:\\[^]|[^\\$])*(?<!\s)\$(?!\d)/y;

/** The spans of the text of a paragraph, a heading or a cell. */
export function readSpans(text: string, options: SpanOptions): readonly Span[] {
	const reader = new SpanReader(text, options);
	reader.read();
	return reader.spans;
}

/** The tags and comments of a block of HTML. */
export function readHtmlSpans(text: string): readonly Span[] {
	const reader = new RawHtml(text, false);
	const spans: Span[] = [];
	for (let at = text.indexOf('<'); at !== -1;) {
		const end = reader.read(at)?.end;
		if (end !== undefined) {
			spans.push({ start: at, end, to: end, ...(isTagAt(text, at) && { kind: 'tag' }) });
		}
		at = text.indexOf('<', end ?? at + 1);
	}
	return spans;
}

function isTagAt(text: string, at: number): boolean {
	return !/[!?]/.test(text.charAt(at + 1));
}

class SpanReader {
	readonly spans: Span[] = [];
	readonly #text: string;
	readonly #options: SpanOptions;
	readonly #codeSpans: CodeSpans;
	readonly #rawHtml: RawHtml;
	readonly #openers: Opener[] = [];
	/** How many of them are before a link that was found: they begin no link, for links contain none. */
	#spentOpeners = 0;
	readonly #linkTexts: Anchor[] = [];
	#mathEnd = 0;
	#isOpenBrace = false;

	constructor(text: string, options: SpanOptions) {
		this.#text = text;
		this.#options = options;
		this.#codeSpans = new CodeSpans(text);
		this.#rawHtml = new RawHtml(text, options.isJsx);
	}

	read(): void {
		special.lastIndex = 0;
		for (let sign = special.exec(this.#text); sign !== null; sign = special.exec(this.#text)) {
			special.lastIndex = this.#readSpecial(sign.index);
		}
		this.#findAddresses();
	}

	/** Addresses without marks around them, as GitHub reads them: in no link and no code. */
	#findAddresses(): void {
		const others = [...this.spans, ...this.#linkTexts];
		for (const { index, 0: address } of this.#text.matchAll(bareAddress)) {
			if (!others.some(({ start, end }) => start <= index && index < end)) {
				const backslash = finalBackslash.test(address) ? 1 : 0;
				this.#add(index, index + address.length - backslash, 'address');
			}
		}
	}

	/** Reads what a sign begins; where the text goes on. */
	#readSpecial(at: number): number {
		const text = this.#text;
		switch (text[at]) {
			case '\\':
				return isPunctuation(text.charCodeAt(at + 1)) ? this.#add(at, at + 2) : this.#addBackslash(at);
			case '`':
				return this.#add(at, this.#codeSpans.read(at).end);
			case '<':
				return this.#readAngled(at);
			case '!':
				return text[at + 1] === '[' ? this.#open(at, true) : at + 1;
			case '[':
				return this.#match(footnote, at) ?? this.#open(at, false);
			case ']':
				return this.#close(at);
			case '&':
				return this.#match(entity, at) ?? at + 1;
			case '$':
				return this.#readMath(at);
			case '{':
				return this.#readExpression(at);
			default:
				return this.#match(marks, at) ?? at + 1;
		}
	}

	#add(start: number, end: number, kind?: Span['kind']): number {
		this.spans.push({ start, end, to: end, ...(kind && { kind }) });
		return end;
	}

	/** What comes after a backslash would be escaped by it, at the end of a line too. */
	#addBackslash(at: number): number {
		this.spans.push({ start: at, end: at + 2, to: at });
		return at + 1;
	}

	#match(pattern: RegExp, at: number): number | undefined {
		pattern.lastIndex = at;
		const match = pattern.exec(this.#text);
		return match === null ? undefined : this.#add(at, at + match[0].length);
	}

	#readAngled(at: number): number {
		const angled = this.#rawHtml.read(at);
		const isTag = angled?.text === '' && isTagAt(this.#text, at);
		return angled === undefined ? at + 1 : this.#add(at, angled.end, isTag ? 'tag' : undefined);
	}

	/** Many read no math: all else is found in it too. */
	#readMath(at: number): number {
		if (at >= this.#mathEnd) {
			this.#mathEnd = this.#match(math, at) ?? at;
		}
		return at + 1;
	}

	#readExpression(at: number): number {
		const isRead = this.#options.isJsx && !this.#isOpenBrace;
		const end = isRead ? skipExpression(this.#text, at, this.#text.length) : undefined;
		// A brace that nothing closes would be looked for again and again.
		this.#isOpenBrace ||= end === undefined;
		return end === undefined ? at + 1 : this.#add(at, end);
	}

	#open(start: number, isImage: boolean): number {
		const last = this.#openers.at(-1);
		if (last !== undefined) {
			last.hasInner = true;
		}
		const inner = start + (isImage ? 2 : 1);
		this.#openers.push({ start, inner, isImage, hasInner: false });
		return inner;
	}

	#close(at: number): number {
		const opener = this.#openers.pop();
		const depth = this.#openers.length;
		const isSpent = opener?.isImage === false && depth < this.#spentOpeners;
		this.#spentOpeners = Math.min(this.#spentOpeners, depth);
		const end = opener === undefined || isSpent ? undefined : this.#readEnding(opener, at);
		if (opener?.isImage === false && end !== undefined) {
			this.#spentOpeners = depth;
			this.#linkTexts.push({ start: opener.start, end: at });
		}
		return end ?? at + 1;
	}

	/** Reads what follows on the text of a link; that of an image, or one that is a label too, is no place either. */
	#readEnding(opener: Opener, at: number): number | undefined {
		const { start, inner, isImage, hasInner } = opener;
		const inline = readInlineEnding(this.#text, at + 1);
		if (inline !== undefined) {
			return this.#add(isImage ? start : at, inline.end);
		}
		const reference = readReferenceEnding(this.#text, { start: inner, end: at }, hasInner);
		if (reference === undefined || !this.#options.isDefined(reference.name)) {
			return undefined;
		}
		return this.#add(isImage || reference.label.start === inner ? start : at, reference.end);
	}
}
