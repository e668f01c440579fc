import type { Anchor } from './anchor.ts';
import { lineAt, lineBelow } from './line.ts';
import { columns } from './markdownBlock.ts';

/** Code between fences (CommonMark 0.31, 4.5). */
export interface FencedCode {
	readonly last: Anchor;
	/** Whether a fence closes it, and not the end of its quote, of its list item or of the document. */
	readonly isClosed: boolean;
	/** What a line below starts with to stay in the same quotes and list item. */
	readonly prefix: string;
}

/** A fence that opens code, and what it is in. */
interface Opening {
	readonly marks: string;
	readonly quotes: string;
	readonly depth: number;
	/** The column that the text of its list item starts at. */
	readonly column: number;
}

const quoteMark = / {0,3}>[ \t]?/y;
const itemMarker = /(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/y;
/** After backticks there is no other in the line: else they are code in a sentence. */
const openingMarks = /(?:`{3,}(?=[^`]*$)|~{3,})/y;

/** Finds the fenced code that `line` is part of, its fences too, in the text from the offset `from`. */
export function findFencedCode(text: string, line: Anchor, from: number): FencedCode | undefined {
	/** For each depth of quotes the columns of the list items that are open in it. */
	const items: number[][] = [];
	let opening: Opening | undefined;
	let last = line;
	for (let each: Anchor | undefined = lineAt(text, from); each; each = lineBelow(text, each)) {
		const whole = text.slice(each.start, each.end);
		const role = opening === undefined ? 'outside' : roleIn(opening, whole);
		if (opening !== undefined && role === 'closing' && each.start >= line.start) {
			return { last: each, isClosed: true, prefix: opening.quotes + ' '.repeat(opening.column) };
		}
		if (role === 'outside') {
			if (each.start > line.start) {
				return opening && { last, isClosed: false, prefix: '' };
			}
			opening = findOpening(whole, items);
		} else if (role === 'closing') {
			opening = undefined;
		}
		last = whole.trim() === '' ? last : each;
	}
	return opening && { last, isClosed: false, prefix: '' };
}

function roleIn({ marks, depth, column }: Opening, whole: string): 'code' | 'closing' | 'outside' {
	const quotes = readQuotes(whole, depth);
	const rest = whole.slice(quotes.length);
	const content = rest.trim();
	const excess = columns(rest.slice(0, rest.length - rest.trimStart().length)) - column;
	if (quotes.depth < depth || (content !== '' && excess < 0)) {
		return 'outside';
	}
	const isFence =
		content.length >= marks.length && content === marks.charAt(0).repeat(content.length) && excess < 4;
	return isFence ? 'closing' : 'code';
}

/** The fence that a line outside of code opens; keeps `items` up to date. */
function findOpening(whole: string, items: number[][]): Opening | undefined {
	const { length, depth } = readQuotes(whole, Infinity);
	items.splice(depth + 1);
	const open = (items[depth] ??= []);
	const rest = whole.slice(length);
	const indent = rest.slice(0, rest.length - rest.trimStart().length);
	if (indent.length === rest.length) {
		return undefined;
	}
	let width = columns(indent);
	while ((open.at(-1) ?? 0) > width) {
		open.pop();
	}
	if (width - (open.at(-1) ?? 0) >= 4) {
		return undefined;
	}
	let at = indent.length;
	for (let marker = matchAt(itemMarker, rest, at); marker !== ''; marker = matchAt(itemMarker, rest, at)) {
		at += marker.length;
		width = columns(marker, width);
		open.push(width);
	}
	const marks = matchAt(openingMarks, rest, at);
	return marks === ''
		? undefined
		: { marks, quotes: whole.slice(0, length), depth, column: open.at(-1) ?? 0 };
}

/** The marks of at most so many quotes that a line starts with. */
function readQuotes(whole: string, most: number): { readonly length: number; readonly depth: number } {
	let length = 0;
	let depth = 0;
	for (let mark = ' '; depth < most && mark !== ''; depth += mark === '' ? 0 : 1) {
		mark = matchAt(quoteMark, whole, length);
		length += mark.length;
	}
	return { length, depth };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? '';
}
