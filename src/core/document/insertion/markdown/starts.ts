import type { Block } from './blocks.ts';

/**
 * What ends a block that goes on whatever its lines are: a line that matches, an empty one, less indentation, or
 * an offset that it goes on to even where its quotes and items do not.
 */
export type End = RegExp | 'empty' | 'outdent' | number;

/** A block that a line starts. */
export interface Start {
	readonly kind: Block['kind'];
	/** Undefined when the line is all of it. */
	readonly end?: End;
}

const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const heading = /^#{1,6}(?:[ \t]|$)/;
const rule = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const item = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
/** In a paragraph only a list that has text and starts at 1 is one (CommonMark 0.31, 5.2). */
const interruptingItem = /^(?:[-*+]|1[.)])[ \t]+\S/;
const underline = /^(?:=+|-+)[ \t]*$/;

/** HTML that ends with the line that something is in (CommonMark 0.31, 4.6). */
const html: readonly (readonly [start: RegExp, end: RegExp])[] = [
	[/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
	[/^<!--/, /-->/],
	[/^<\?/, /\?>/],
	[/^<![a-z]/i, />/],
	[/^<!\[CDATA\[/, /\]\]>/],
];
/** HTML that ends with an empty line; other tags do not interrupt a paragraph. */
const blockTag =
	/^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i;
const anyTag =
	/^(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>)\s*$/i;

/** The marker of a list item that a line starts with, and nothing when it starts none. */
export function itemMarker(line: string, isInText: boolean): string {
	const marker = item.exec(line)?.[0] ?? '';
	const isText = isInText && (!interruptingItem.test(line) || underline.test(line));
	return marker === '' || isText || rule.test(line) ? '' : marker;
}

/** The mark of a footnote that a line starts with (GFM), and nothing when it starts none. */
export function footnoteMarker(line: string): string {
	return /^\[\^(?:\\[[\]]|[^\s[\]])+\]:/.exec(line)?.[0] ?? '';
}

/** Whether a line is the title of an admonition or of a tab, as MkDocs has them: their text is indented below. */
export function isAdmonition(line: string): boolean {
	return /^(?:!!!|\?\?\?\+?)[ \t]+[\w-]|^===[!+]*[ \t]+".*"[ \t]*$/.test(line);
}

/** Whether a line starts HTML only for holding nothing else than one tag. */
export function isLoneTag(line: string): boolean {
	return anyTag.test(line) && !blockTag.test(line);
}

/** Whether a line makes a heading of the text above it. */
export function isUnderline(line: string): boolean {
	return underline.test(line);
}

/** The block of a kind of its own that a line starts. */
export function startOf(line: string, isInText: boolean): Start | undefined {
	const [, backticks, tildes] = fence.exec(line) ?? [];
	const marks = backticks ?? tildes;
	if (marks !== undefined) {
		return { kind: 'code', end: new RegExp(`^${marks.charAt(0)}{${marks.length},}[ \\t]*$`) };
	}
	if (heading.test(line)) {
		return { kind: 'heading' };
	}
	if (rule.test(line)) {
		return { kind: 'rule' };
	}
	if (isAdmonition(line)) {
		return { kind: 'title' };
	}
	return startOfHtml(line, isInText);
}

function startOfHtml(line: string, isInText: boolean): Start | undefined {
	const end = html.find(([start]) => start.test(line))?.[1];
	if (end !== undefined) {
		return end.test(line) ? { kind: 'html' } : { kind: 'html', end };
	}
	const isHtml = blockTag.test(line) || (!isInText && anyTag.test(line));
	return isHtml ? { kind: 'html', end: 'empty' } : undefined;
}

/** Whether a line is the one between the head and the rows of a table (GFM 0.29, 4.10). */
export function isDelimiterRow(line: string): boolean {
	return line.includes('|') && /^\|?(?:[ \t]*:?-+:?[ \t]*(?:\||$))+[ \t]*$/.test(line);
}

/** How many cells a row of a table has. */
export function countCells(line: string): number {
	const inner = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return inner.split(/(?<!\\)\|/).length;
}
