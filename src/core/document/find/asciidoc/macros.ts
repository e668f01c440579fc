import { Ahead } from '../ahead.ts';
import { decodeReferences } from '../entities/decode.ts';
import type { Work } from '../grammar.ts';
import type { ImageLink, LinkPart, TextRange } from '../imageLink.ts';
import { readPixels } from '../size.ts';
import { readAttributes } from './attributes.ts';

/** How many of these are read at a time. */
const span = 512;
/** What may begin an image, or text that is left as it is or not shown. */
const notable =
	/\+{1,3}|\$\$|\({3}|(?:pass|stem|latexmath|asciimath|indexterm):[a-z,-]*\[|image:(?=[^:\s[])/g;
const openingBracket = /\[/g;
const closingBracket = /(?<!\\)\]/g;
const lineEnd = /\n/g;
/** What ends the text that these signs begin. */
const closings: Readonly<Record<string, RegExp>> = {
	'+': /(?<=\S)\+(?![\p{L}\p{N}\p{Pc}])/gu,
	'++': /\+\+/g,
	'+++': /\+\+\+/g,
	$$: /\$\$/g,
	'(((': /\)\)(?!\))/g,
};
/** A single plus behind one of these, or before a space, is just a plus. */
const inWord = /[\p{L}\p{N}\p{Pc};:]/u;
const blockMacro = /^image::(\S(?:.*?\S)??)\[(.*)\]$/;

/** The images in a paragraph. */
export function* findInlineMacros(text: string): Work<ImageLink[]> {
	const ahead = new Ahead(text);
	const links: ImageLink[] = [];
	for (let next = ahead.find(notable, 0), count = 1; next !== undefined; count++) {
		const { end, link } = readMacro(text, next, ahead);
		if (link !== undefined) {
			links.push(link);
		}
		next = ahead.find(notable, end);
		if (count % span === 0) {
			yield;
		}
	}
	return links;
}

/** The image that a line is. */
export function readBlockMacro(document: string, line: TextRange): ImageLink | undefined {
	const text = document.slice(line.start, line.end);
	// The pattern would take long for brackets that nothing closes.
	const match = text.endsWith(']') ? blockMacro.exec(text) : null;
	if (match === null) {
		return undefined;
	}
	const start = line.start + 'image::'.length;
	const target = { start, end: start + (match[1] ?? '').length };
	return toLink(document, line, target);
}

/** Reads on behind what may begin an image: behind the image or the text that is left as it is. */
function readMacro(
	text: string,
	{ start, end }: TextRange,
	ahead: Ahead,
): { readonly end: number; readonly link?: ImageLink } {
	const before = text[start - 1] ?? ' ';
	const sign = text.slice(start, end);
	if (before === '\\') {
		return { end };
	}
	if (sign === 'image:') {
		const link = readInlineMacro(text, start, ahead);
		return link === undefined ? { end } : { end: link.range.end, link };
	}
	if (sign === '+' && (inWord.test(before) || /\s/.test(text[end] ?? ' '))) {
		return { end };
	}
	// There is something between two single signs.
	const closing = ahead.find(closings[sign] ?? closingBracket, sign === '+' ? end + 1 : end);
	// With two brackets at one of its ends a term of the index is shown.
	if (sign === '(((' && text[(closing?.start ?? 0) - 1] !== ')') {
		return { end };
	}
	return { end: closing?.end ?? end };
}

function readInlineMacro(text: string, start: number, ahead: Ahead): ImageLink | undefined {
	const from = start + 'image:'.length;
	const bracket = ahead.find(openingBracket, from);
	const line = ahead.find(lineEnd, from);
	const isOnLine = bracket !== undefined && bracket.start < (line?.start ?? Infinity);
	const closing =
		isOnLine && text[bracket.start - 1]?.trim() !== '' ? ahead.find(closingBracket, bracket.end) : undefined;
	return bracket === undefined || closing === undefined
		? undefined
		: toLink(text, { start, end: closing.end }, { start: from, end: bracket.start });
}

/** The attributes stand between the bracket behind the target and the one at the end of the link. */
function toLink(text: string, range: TextRange, { start, end }: TextRange): ImageLink {
	const inner = { start: end + 1, end: range.end - 1 };
	const attributes = readAttributes(text, inner, ['alt', 'width', 'height']);
	const raw = text.slice(start, end);
	return {
		kind: 'macro',
		range,
		alt: toPart(attributes.get('alt')) ?? findPlace(text, inner),
		title: toPart(attributes.get('title')),
		target: { text: decodeReferences(raw), raw, range: { start, end } },
		definition: undefined,
		label: undefined,
		width: readPixels(attributes.get('width')?.text),
		height: readPixels(attributes.get('height')?.text),
	};
}

/** A backslash keeps an apostrophe from being made typographic. */
function toPart(part: LinkPart | undefined): LinkPart | undefined {
	return part && { text: decodeReferences(part.text.replaceAll("\\'", "'")), range: part.range };
}

/** Where an alt text would be, if its place in the list is empty. */
function findPlace(text: string, { start, end }: TextRange): ImageLink['alt'] {
	const isFree = /^\s*(?:,|$)/.test(text.slice(start, end));
	return { text: '', range: isFree ? { start, end: start } : undefined };
}
