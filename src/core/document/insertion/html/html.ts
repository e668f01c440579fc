import type { Anchor } from '../../anchor.ts';
import { lineAt, lineBelow } from '../../line.ts';
import { findFrontMatter, gapBehind, gapForValue } from '../frontMatter.ts';
import { gapAtEnd, gapInLine, gapOnLines } from '../layout.ts';
import type { DocumentText, Gap, Layout } from '../layout.ts';
import { gapForString } from '../stringValue.ts';
import { around, isContainer, itemElements, sealedElements } from './elements.ts';
import type { PageElement } from './elements.ts';
import { readPage } from './page.ts';
import type { Page } from './page.ts';

/** HTML, with or without a template language around it. */
export const htmlLayout: Layout = {
	inLine: (document, range) => {
		const { text, eol, languageId } = document;
		const matter = findFrontMatter(text);
		if (range.start < matter.end) {
			return languageId === 'astro'
				? gapForString(text, range, /(?:[=(,:[?]|\breturn)$/)
				: gapForValue(document, matter, range);
		}
		const page = readPage(text, matter.end, languageId);
		const start = page?.free(range.start);
		if (page === undefined || start === undefined || !takesImages(page, start)) {
			return undefined;
		}
		if (range.start === range.end) {
			return gapInLine(text, { start, end: start }, eol + indentOf(text, start));
		}
		// What is replaced has all of its tags in it.
		const isWhole = start === range.start && page.free(range.end) === range.end;
		const gap = gapInLine(text, range, eol + indentOf(text, start));
		return isWhole && page.at(start).top === page.at(range.end).top
			? gap
			: { ...gap, start: range.end, place: { kind: 'block' } };
	},
	nearby: (document, caret, areBlocks) => findBelow(document, caret, areBlocks),
	below: (document, { end }, areBlocks) => findBelow(document, end, areBlocks),
	atEnd: document => {
		const { text, languageId } = document;
		const page = readPage(text, findFrontMatter(text).end, languageId);
		if (page === undefined) {
			return undefined;
		}
		const { end } = page.body;
		const sealed = [...around(page.at(end).top)].findLast(({ name }) => sealedElements.has(name));
		const last = Math.min(sealed?.start ?? end, end);
		return last === text.length ? gapAtEnd(document, false) : gapBefore(document, last);
	},
};

function takesImages({ body, at }: Page, offset: number): boolean {
	const { top } = at(offset);
	const isShown = [...around(top)].every(({ name }) => !sealedElements.has(name));
	return offset >= body.start && offset <= body.end && isShown && (top === undefined || !isContainer(top));
}

function findBelow(document: DocumentText, offset: number, areBlocks: boolean): Gap | undefined {
	const { text, eol, languageId } = document;
	const matter = findFrontMatter(text);
	const page = readPage(text, matter.end, languageId);
	if (offset < matter.end && (page === undefined || page.body.start === matter.end)) {
		return gapBehind(document, matter, eol);
	}
	const free = page?.free(Math.max(offset, matter.end));
	if (page === undefined || free === undefined) {
		return undefined;
	}
	if (free < page.body.start) {
		return gapBehindTag(document, page.body.start);
	}
	return free > page.body.end
		? gapBefore(document, page.body.end)
		: findInBody(document, page, { from: free, areBlocks });
}

/** Below a place of the body: at the end of a line where that may be, else behind the text that is there. */
function findInBody(
	document: DocumentText,
	page: Page,
	{ from, areBlocks }: { readonly from: number; readonly areBlocks: boolean },
): Gap | undefined {
	const { text } = document;
	const { end: bodyEnd } = page.body;
	let left: PageElement | undefined;
	for (let at = from; at <= bodyEnd;) {
		const { top, item: above } = page.at(at);
		const container = top !== undefined && isContainer(top) ? top : undefined;
		if (container !== undefined && above !== undefined) {
			return gapInItem(document, above, areBlocks);
		}
		const known = left;
		left = [...around(top)].findLast(each => each !== known && isSealed(each, areBlocks)) ?? container;
		if (left !== undefined) {
			const behind = findBehind(left, text.length);
			if (behind === undefined) {
				return undefined;
			}
			at = behind;
			continue;
		}
		const item = [...around(top)].find(({ name }) => itemElements.has(name));
		const end = findLineEnd(text, page, at);
		if (end > Math.min(item?.end ?? bodyEnd, bodyEnd)) {
			return item !== undefined && item.end <= bodyEnd
				? gapInItem(document, item, areBlocks)
				: gapBefore(document, bodyEnd);
		}
		const there = page.at(end).top;
		const entered = [...around(there)].findLast(
			each =>
				each.start >= at && (isContainer(each) || itemElements.has(each.name) || isSealed(each, areBlocks)),
		);
		if (entered !== undefined) {
			return gapBehindText(document, { start: at, end: entered.start }, areBlocks);
		}
		if (there === undefined || !isContainer(there)) {
			return gapBelow(document, at, end);
		}
		at = end;
	}
	return gapBefore(document, bodyEnd);
}

/** Whether what is below a text is not in the same element, but behind it. */
function isSealed({ name }: PageElement, areBlocks: boolean): boolean {
	return sealedElements.has(name) || name === 'pre' || (areBlocks && name === 'p');
}

/** Where the first place behind an element is; undefined when nothing closes it. */
function findBehind({ name, end, closedAt, hasEndTag }: PageElement, length: number): number | undefined {
	// A block ends a paragraph as the tag would that it is put in front of.
	return name === 'p' && !hasEndTag ? Math.min(end, length) : closedAt;
}

/** The first end of a line from an offset on that is a place for an element. */
function findLineEnd(text: string, page: Page, offset: number): number {
	for (let at = offset; ;) {
		const { end } = lineAt(text, at);
		const free = page.free(end);
		if (free === end || free === undefined) {
			return free ?? Number.POSITIVE_INFINITY;
		}
		at = free;
	}
}

function gapBelow({ text, eol }: DocumentText, offset: number, end: number): Gap {
	const indent = indentOf(text, offset);
	const isEmpty = text.slice(lineAt(text, end).start, end).trim() === '';
	return gapOnLines({ start: end, end }, [isEmpty ? '' : eol + indent, eol + indent, ''], indent);
}

/** At the end of an item: on a line of its own where the item has lines. */
function gapInItem(document: DocumentText, { inside, end }: PageElement, areBlocks: boolean): Gap {
	const hasLines = document.text.slice(inside, end).includes('\n');
	return gapBehindText(document, { start: inside, end }, hasLines || areBlocks);
}

function gapBehindText({ text, eol }: DocumentText, { start, end }: Anchor, isOnLines: boolean): Gap {
	const content = text.slice(start, end).trimEnd();
	const at = start + content.length;
	const indent = isOnLines ? indentOf(text, at) : '';
	const between = isOnLines ? eol + indent : ' ';
	const before = content === '' && !isOnLines ? '' : between;
	return gapOnLines({ start: at, end: at }, [before, between, ''], indent);
}

/** Right behind the tag that the body of a page starts with. */
function gapBehindTag({ text, eol }: DocumentText, offset: number): Gap {
	const line = lineAt(text, offset);
	const isLast = text.slice(offset, line.end).trim() === '';
	const next = isLast ? lineBelow(text, line) : undefined;
	const isEndTag = next !== undefined && /^\s*(?:<\/|$)/.test(text.slice(next.start, next.end));
	const indent = indentOf(text, next === undefined || isEndTag ? offset : next.start);
	return gapOnLines(
		{ start: offset, end: offset },
		[eol + indent, eol + indent, isLast ? '' : eol + indent],
		indent,
	);
}

/** On lines in front of an end tag. */
function gapBefore({ text, eol }: DocumentText, offset: number): Gap {
	const { start } = lineAt(text, offset);
	return text.slice(start, offset).trim() === ''
		? gapOnLines({ start, end: start }, ['', eol, eol])
		: gapOnLines({ start: offset, end: offset }, [eol, eol, eol]);
}

function indentOf(text: string, offset: number): string {
	const { start, end } = lineAt(text, offset);
	return /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
}
