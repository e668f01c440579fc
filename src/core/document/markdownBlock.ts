import type { Anchor } from './anchor.ts';
import { lineAbove, lineBelow } from './line.ts';

/** The Markdown block that a line is in, as far as a picture below it has to know. */
export interface MarkdownBlock {
	readonly kind: 'paragraph' | 'heading' | 'table' | 'code';
	/** Its last line: a picture must not cut it in two. */
	readonly last: Anchor;
	/** What a line below starts with to stay in the same quotes and list item. */
	readonly prefix: string;
}

/** A line taken apart. */
interface Parts {
	/** The marks of the quotes it is in, and how many they are. */
	readonly quotes: string;
	readonly depth: number;
	/** All that follows them. */
	readonly rest: string;
	/** A list item's marker with the space around it, else the indentation. */
	readonly lead: string;
	readonly isItem: boolean;
	readonly content: string;
}

const quoteMarks = /^\s{0,3}(?:>\s?)+/;
const itemMarker = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)/;
/** A task's box belongs to its text, not to its marker. */
const taskBox = /^\[[ xX]\]\s+/;
const heading = /^#{1,6}(?:\s|$)/;
const underline = /^ {0,3}(?:=+|-+)\s*$/;
/** What ends a paragraph above it; of lists only one that has text and starts at 1 (CommonMark 0.31, 5.2). */
const interruption =
	/^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3}|\||(?:[-*+]|1[.)])\s+\S|(?:-\s*){3,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$)/;
/** HTML that does the same (4.6); other tags may start a line of a paragraph. */
const htmlBlock =
	/^ {0,3}<(?:[!?]|(?:pre|script|style|textarea)(?:[\s>]|$)|\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$))/i;

/** Finds the block of a line by the lines next to it. */
export function findMarkdownBlock(text: string, line: Anchor): MarkdownBlock {
	const { content } = partsOf(text, line);
	const container = findContainer(text, line);
	const prefix = container.quotes + container.lead.replace(/\S/g, ' ');
	if (content === '' || heading.test(content)) {
		return { kind: content === '' ? 'paragraph' : 'heading', last: line, prefix };
	}
	const kind = content.startsWith('|') ? 'table' : 'paragraph';
	let last = line;
	for (let next = lineBelow(text, line); next !== undefined; next = lineBelow(text, next)) {
		const role = roleOf(partsOf(text, next), container);
		if (role === 'underline' && kind === 'paragraph') {
			return { kind: 'heading', last: next, prefix };
		}
		if (role !== 'text' && !(role === 'row' && kind === 'table')) {
			break;
		}
		last = next;
	}
	return { kind, last, prefix };
}

/** The line that a paragraph or its list item began with: those after it need no marks and no indentation. */
function findContainer(text: string, line: Anchor): Parts {
	let first = partsOf(text, line);
	let firstLine = line;
	for (let above: Anchor | undefined = line; above !== undefined; above = lineAbove(text, above)) {
		const parts = partsOf(text, above);
		if (parts.isItem && parts.depth >= first.depth) {
			return parts;
		}
		if (parts.content === '' || startsBlock(parts.content) || parts.depth < first.depth) {
			break;
		}
		first = parts;
		firstLine = above;
	}
	return isInItem(text, firstLine, first) ? first : { ...first, lead: '' };
}

/** Whether the indentation of a paragraph is that of a list item further up, and not its own. */
function isInItem(text: string, line: Anchor, first: Parts): boolean {
	let isOutside = false;
	for (let above = lineAbove(text, line); above !== undefined; above = lineAbove(text, above)) {
		const { depth, lead, isItem, content } = partsOf(text, above);
		if (isItem && depth === first.depth && columns(lead) <= columns(first.lead)) {
			return true;
		}
		const hasLess = content !== '' && columns(lead) < columns(first.lead);
		if (depth !== first.depth || (hasLess && startsBlock(content)) || (isOutside && content === '')) {
			return false;
		}
		// A paragraph is where its first line is: the others need no indentation.
		isOutside = hasLess && !isItem;
	}
	return false;
}

/** What a line is to a block above it in `container`. */
function roleOf(line: Parts, container: Parts): 'text' | 'row' | 'underline' | 'other' {
	const indent = /^\s*/.exec(line.rest)?.[0] ?? '';
	const excess = columns(indent) - columns(container.lead);
	const isInside = line.depth === container.depth && excess >= 0;
	const inner = ' '.repeat(isInside ? excess : columns(indent)) + line.rest.slice(indent.length);
	if (inner.trim() === '' || line.depth > container.depth) {
		return 'other';
	}
	if (isInside && underline.test(inner)) {
		return 'underline';
	}
	if (startsBlock(inner)) {
		return isInside && inner.trimStart().startsWith('|') ? 'row' : 'other';
	}
	// Outside of its item a list goes on with any number; the text of a paragraph may go on there too.
	return !isInside && line.isItem && container.lead !== '' ? 'other' : 'text';
}

function startsBlock(inner: string): boolean {
	return interruption.test(inner) || htmlBlock.test(inner);
}

function partsOf(text: string, line: Anchor): Parts {
	const whole = text.slice(line.start, line.end);
	const quotes = quoteMarks.exec(whole)?.[0] ?? '';
	const rest = whole.slice(quotes.length);
	const marker = itemMarker.exec(rest)?.[0];
	const lead = marker ?? /^\s*/.exec(rest)?.[0] ?? '';
	return {
		quotes,
		depth: quotes.replaceAll(/[^>]/g, '').length,
		rest,
		lead,
		isItem: marker !== undefined,
		content: rest.slice(lead.length).replace(marker === undefined ? /^$/ : taskBox, ''),
	};
}

/** The column that follows `lead`, which starts at column `from`: a tab reaches to the next multiple of four. */
export function columns(lead: string, from = 0): number {
	let width = from;
	for (const character of lead) {
		width += character === '\t' ? 4 - (width % 4) : 1;
	}
	return width;
}
