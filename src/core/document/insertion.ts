import type { Anchor } from './anchor.ts';
import { findFencedCode } from './fencedCode.ts';
import { lineAbove, lineAt, lineBelow } from './line.ts';
import type { LinkText } from './link/link.ts';
import { findMarkdownBlock } from './markdownBlock.ts';
import type { MarkdownBlock } from './markdownBlock.ts';

/** Where in a document links go: at a caret, on their own lines below a text, over it, or at the end. */
export type Spot =
	| { readonly mode: 'cursor' | 'below' | 'replace'; readonly anchor: Anchor }
	| { readonly mode: 'end' };

/** One replacement in a document, by offsets, and where in the document's new text its links are. */
export interface Insertion {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** From the first link to the last. */
	readonly links: Anchor;
	/** The alt text of the first link. */
	readonly alt: Anchor;
}

/** What matters of a document here. */
export interface DocumentText {
	readonly text: string;
	readonly eol: string;
	readonly isMarkdown: boolean;
}

/** The one edit that puts `links` (at least one) where they were asked for. */
export function planInsertion(
	document: DocumentText,
	spot: Spot,
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	const { eol } = document;
	switch (spot.mode) {
		case 'cursor':
			return insertAtCursor(document, spot.anchor.start, links);
		case 'replace':
			return join(trim(document.text, spot.anchor), ['', eol, ''], links);
		case 'below':
			return insertBelow(document, spot.anchor, links);
		case 'end':
			return insertAtEnd(document, links);
	}
}

/** Front matter (YAML or TOML), which must stay the first thing in its document. */
const frontMatter = /^(---|\+\+\+)[^\S\n]*\n[^]*?\n\1[^\S\n]*(?:\n|$)/;

/** At the very start of a Markdown block the picture is a block of its own above it: `# ` must stay first. */
function insertAtCursor(
	document: DocumentText,
	caret: number,
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	const { text, eol, isMarkdown } = document;
	const matter = caret === 0 ? findFrontMatter(document) : '';
	if (matter !== '') {
		return insertAfterMatter(document, matter, eol, links);
	}
	const line = lineAt(text, caret);
	const isAtBlock = isMarkdown && caret === line.start && !isBlank(text, line);
	const isAbove = isAtBlock && isBlank(text, lineAbove(text, line));
	return join({ start: caret, end: caret }, ['', eol, isAbove ? eol + eol : ''], links);
}

/** All of the front matter with its last line break; empty when there is none. */
function findFrontMatter({ text, isMarkdown }: DocumentText): string {
	return (isMarkdown && frontMatter.exec(text)?.[0]) || '';
}

function insertAfterMatter(
	{ text, eol }: DocumentText,
	matter: string,
	between: string,
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	const start = matter.length;
	const before = matter.endsWith('\n') ? eol : eol + eol;
	const isLast = start === text.length || isBlank(text, lineAt(text, start));
	return join({ start, end: start }, [before, between, isLast ? eol : eol + eol], links);
}

/** What a selection means: not the space at its ends, not the line break that whole lines end with. */
function trim(text: string, { start, end }: Anchor): Anchor {
	const selected = text.slice(start, end);
	const { length } = selected.trim();
	const first = length === 0 ? start : start + selected.length - selected.trimStart().length;
	return { start: first, end: first + length };
}

function insertBelow(
	document: DocumentText,
	anchor: Anchor,
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	const { text, eol, isMarkdown } = document;
	const line = lineAt(text, trim(text, anchor).end);
	const matter = findFrontMatter(document);
	if (line.start < matter.length) {
		return insertAfterMatter(document, matter, eol + eol, links);
	}
	const code = isMarkdown ? findFencedCode(text, line, matter.length) : undefined;
	if (code !== undefined) {
		const isEnd = !code.isClosed && text.slice(code.last.end).trim() === '';
		return isEnd
			? insertAtEnd(document, links)
			: insertBelowBlock(document, { kind: 'code', ...code }, links);
	}
	const indent = /^\s*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
	const gap = isMarkdown ? eol : '';
	if (line.start + indent.length === line.end) {
		const before = isBlank(text, lineAbove(text, line)) ? '' : gap;
		const after = isBlank(text, lineBelow(text, line)) ? '' : gap;
		return join({ start: line.end, end: line.end }, [before, `${eol}${gap}${indent}`, after], links);
	}
	if (!isMarkdown) {
		return join({ start: line.end, end: line.end }, [`${eol}${indent}`, `${eol}${indent}`, ''], links);
	}
	return insertBelowBlock(document, findMarkdownBlock(text, line), links);
}

function insertBelowBlock(
	{ text, eol }: DocumentText,
	{ kind, last, prefix }: MarkdownBlock,
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	// The text of lists and quotes keeps its picture; else the picture is a paragraph of its own.
	const isApart = prefix === '' || kind !== 'paragraph';
	const empty = `${eol}${prefix.trimEnd()}`;
	const before = `${isApart ? empty : ''}${eol}${prefix}`;
	const after = isApart && !isBlank(text, lineBelow(text, last)) ? empty : '';
	return join({ start: last.end, end: last.end }, [before, before, after], links);
}

/** Whether a line is not there or holds nothing but spaces and the marks of quotes. */
function isBlank(text: string, line: Anchor | undefined): boolean {
	return line === undefined || /^[\s>]*$/.test(text.slice(line.start, line.end));
}

function insertAtEnd(document: DocumentText, links: readonly [LinkText, ...LinkText[]]): Insertion {
	const { text, eol, isMarkdown } = document;
	const gap = isMarkdown ? eol : '';
	const isEmpty = text.trim() === '' || /\n[^\S\n]*\n$/.test(text);
	const before = isEmpty ? '' : text.endsWith('\n') ? gap : `${eol}${gap}`;
	return join({ start: text.length, end: text.length }, [before, `${eol}${gap}`, eol], links);
}

/** Puts what belongs `[before, between, after]` the links around them. */
function join(
	place: Anchor,
	[before, between, after]: readonly [string, string, string],
	links: readonly [LinkText, ...LinkText[]],
): Insertion {
	const origin = place.start + before.length;
	const { alt } = links[0];
	const joined = links.map(link => link.text).join(between);
	return {
		start: place.start,
		end: place.end,
		text: before + joined + after,
		links: { start: origin, end: origin + joined.length },
		alt: { start: origin + alt.start, end: origin + alt.end },
	};
}
