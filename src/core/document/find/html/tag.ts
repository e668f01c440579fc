import { decodeAttribute } from '../entities/decode.ts';
import type { ImageLink, LinkPart, LinkTarget, TextRange } from '../imageLink.ts';
import { skipExpression } from '../mdx/expression.ts';
import { readPixels } from '../size.ts';

/** A start tag or an end tag. */
export interface Tag {
	/** In lower case; empty for a fragment of JSX. */
	readonly name: string;
	/** Where it ends, or how far it was read until it was seen to be none. */
	readonly end: number;
	/** Whether it is a tag: browsers drop one that nothing ends. */
	readonly isComplete: boolean;
	/** Whether nothing is in the element, for there is no end tag. */
	readonly isClosed: boolean;
	/** The link when it is an image with a source that is plain text. */
	readonly link: ImageLink | undefined;
}

/** In Vue, Svelte and JSX any element closes itself; the last two have values in braces, JSX has strict names. */
export type TagSyntax = 'html' | 'php' | 'vue' | 'svelte' | 'jsx';

/** Where and how to read a tag. */
export interface TagStart {
	readonly text: string;
	/** Where its `<` is. */
	readonly start: number;
	/** It has to end before. */
	readonly limit: number;
	readonly syntax: TagSyntax;
}

const tagNameHere = /[^\t\n\f\r />]*/y;
const attributeName = /[^\t\n\f\r />][^\t\n\f\r />=]*/y;
const identifier = /[\p{L}_$][\p{L}\p{N}_$:.-]*/uy;
const attributeGap = /[\t\n\f\r /]*/y;
const beforeValue = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const unquotedValue = /[^\t\n\f\r >]*/y;

/** Reads a tag as browsers do, or as JSX. */
export function readTag({ text, start, limit, syntax }: TagStart): Tag {
	const hasBraces = syntax === 'svelte' || syntax === 'jsx';
	const slash = text[start + 1] === '/' ? 1 : 0;
	const tagName = matchAt(tagNameHere, text, start + 1 + slash);
	const name = tagName.toLowerCase();
	const isImage = slash === 0 && name === 'img' && (tagName === name || !hasBraces);
	const attributes = new Map<string, LinkPart | undefined>();
	let at = start + 1 + slash + tagName.length;
	for (;;) {
		at += matchAt(attributeGap, text, at).length;
		if (at >= limit) {
			return { name, end: limit, isComplete: false, isClosed: false, link: undefined };
		}
		if (text[at] === '>') {
			const end = at + 1;
			const link = isImage ? toLink(attributes, text, { start, end }) : undefined;
			const isClosed = text[at - 1] === '/' && syntax !== 'html' && syntax !== 'php';
			return { name, end, isComplete: true, isClosed, link };
		}
		if (hasBraces && text[at] === '{') {
			at = skipExpression(text, at, limit) ?? limit;
			continue;
		}
		const attribute = matchAt(syntax === 'jsx' ? identifier : attributeName, text, at);
		const value = readValue({ text, start: at + attribute.length, limit, syntax });
		if (attribute === '' || value === undefined) {
			const end = attribute === '' ? at + 1 : limit;
			return { name, end, isComplete: false, isClosed: false, link: undefined };
		}
		const key = attribute.toLowerCase();
		if (isImage && !attributes.has(key)) {
			// Without a value it is empty, or true in braces; an alt text has no place there.
			const isEmpty = value.end === at + attribute.length && key !== 'alt' && !hasBraces;
			attributes.set(key, isEmpty ? toPart(text, value.end, value.end) : value.part);
		}
		at = value.end;
	}
}

/** Reads what stands behind the name of an attribute; undefined when a quote is not closed. */
function readValue({
	text,
	start,
	limit,
	syntax,
}: TagStart): { readonly part: LinkPart | undefined; readonly end: number } | undefined {
	const sign = matchAt(beforeValue, text, start);
	const from = start + sign.length;
	if (sign === '') {
		return { part: undefined, end: start };
	}
	const quote = text[from];
	if (quote === '"' || quote === "'") {
		const end = text.indexOf(quote, from + 1);
		return end === -1 || end >= limit ? undefined : { part: toPart(text, from + 1, end), end: end + 1 };
	}
	if ((syntax === 'svelte' || syntax === 'jsx') && quote === '{') {
		const end = skipExpression(text, from, limit);
		return end === undefined ? undefined : { part: undefined, end };
	}
	const end = from + matchAt(unquotedValue, text, from).length;
	return { part: toPart(text, from, end), end };
}

function toPart(text: string, start: number, end: number): LinkPart {
	const value = text.slice(start, end).replaceAll('\r\n', '\n');
	return { text: decodeAttribute(value), range: { start, end } };
}

function toLink(
	attributes: ReadonlyMap<string, LinkPart | undefined>,
	text: string,
	range: TextRange,
): ImageLink | undefined {
	const source = attributes.get('src')?.range;
	if (source === undefined) {
		return undefined;
	}
	return {
		kind: 'html',
		range,
		alt: attributes.get('alt') ?? { text: '', range: undefined },
		title: attributes.get('title'),
		target: toTarget(text, source),
		definition: undefined,
		label: undefined,
		width: readPixels(attributes.get('width')?.text),
		height: readPixels(attributes.get('height')?.text),
	};
}

/** Browsers leave out the spaces around a URL. */
function toTarget(text: string, { start, end }: TextRange): LinkTarget {
	const written = text.slice(start, end);
	const raw = written.trim();
	const from = start + written.length - written.trimStart().length;
	return { text: decodeAttribute(raw), raw, range: { start: from, end: from + raw.length } };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? '';
}
