import type { Anchor } from '../../anchor.ts';
import { lineAt, lineBelow } from '../../line.ts';
import { findFrontMatter, gapBehind, gapForValue } from '../frontMatter.ts';
import { gapAtEnd, gapInLine, gapOnLines } from '../layout.ts';
import type { DocumentText, Gap, Layout } from '../layout.ts';
import { gapOnBlankLine } from './blankLine.ts';
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { isAtStart, isBlank, prefixBelow } from './place.ts';
import type { Place } from './place.ts';
import { gapInCell } from './tableCell.ts';

/** Markdown, with the blocks of CommonMark and the tables of GitHub, or those of MDX. */
export function markdownLayout(isJsx: boolean): Layout {
	const findPlace = (document: DocumentText, offset: number): Place | undefined => {
		const { end } = findFrontMatter(document.text);
		const blocks = offset < end ? [] : readBlocks(document.text, end, isJsx);
		const index = blocks.findIndex(({ reach }) => offset <= reach.end);
		const block = blocks[index];
		return block && { document, blocks, index, block };
	};
	return {
		inLine: (document, range) => {
			const place = findPlace(document, range.start);
			return place === undefined
				? gapForValue(document, findFrontMatter(document.text), range)
				: findInLine(place, range);
		},
		nearby: (document, caret, areBlocks) => {
			const { eol } = document;
			const place = findPlace(document, caret);
			const between = areBlocks ? eol + eol : eol;
			if (place === undefined) {
				return gapBehind(document, findFrontMatter(document.text), between);
			}
			return isAtStart(place, caret)
				? gapOnLines({ start: caret, end: caret }, ['', between, eol + eol])
				: findBelow(place, areBlocks);
		},
		below: (document, { end }, areBlocks) => {
			const place = findPlace(document, end);
			return place === undefined
				? gapBehind(document, findFrontMatter(document.text), document.eol + document.eol)
				: findBelow(place, areBlocks);
		},
		atEnd: document => gapAtEnd(document, true),
	};
}

function findInLine(at: Place, range: Anchor): Gap | undefined {
	const { document, block } = at;
	const { text, eol } = document;
	const isCaret = range.start === range.end;
	// At the very start of a block the picture is a block of its own above it: `# ` must stay first.
	if (isCaret && isAtStart(at, range.start)) {
		return undefined;
	}
	switch (block.kind) {
		case 'blank':
		case 'code':
		case 'rule':
			return undefined;
		case 'html':
			return findInHtml(at, isCaret ? toText(text, block, range) : range);
		case 'table':
			return gapInCell(text, block, range);
		case 'heading':
		case 'paragraph': {
			const place = isCaret ? toText(text, block, range) : range;
			const { start } = place;
			const isTitle = block.kind === 'heading';
			// The line under a title is none of its text.
			const isText = !isTitle || start < block.last.start || block.first.start === block.last.start;
			const between = isTitle ? ' ' : eol + prefixBelow(at);
			return isText && !isInTag(text, block, start) ? gapInLine(text, place, between) : undefined;
		}
	}
}

/** A caret among the marks in front of a line's text is meant to be at the text. */
function toText(text: string, { kind, first, content, containers }: Block, { start: caret }: Anchor): Anchor {
	const line = lineAt(text, caret);
	if (line.start !== first.start) {
		const lead = /^[ \t>]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
		const start = Math.max(caret, line.start + lead.length);
		return { start, end: start };
	}
	const marks = kind === 'heading' ? /^#{1,6}[ \t]+/ : /^\[[ xX]\][ \t]+/;
	const hasMarks = kind === 'heading' || containers.at(-1)?.kind === 'item';
	const found = hasMarks ? marks.exec(text.slice(content, line.end))?.[0] : undefined;
	const start = Math.max(caret, content + (found?.length ?? 0));
	return { start, end: start };
}

/** Elements stand between elements, but not in a tag, in a script or in a comment. */
function findInHtml(at: Place, range: Anchor): Gap | undefined {
	const { document, block } = at;
	const { text, eol } = document;
	const html = text.slice(block.content, block.last.end);
	const isRaw = /^<(?:[!?]|(?:pre|script|style|textarea)[\s>])/i.test(html);
	if (range.start <= block.content || isRaw || isInTag(text, block, range.start)) {
		return undefined;
	}
	const gap = gapInLine(text, range, eol + prefixBelow(at));
	return gap.place.kind === 'inline' ? { ...gap, place: { ...gap.place, isHtml: true } } : gap;
}

function isInTag(text: string, { content, last }: Block, offset: number): boolean {
	const [before = ''] = /<[^<>]*$/.exec(text.slice(content, offset)) ?? [];
	return before !== '' && /^<[a-z/][^<>]*>/i.test(text.slice(offset - before.length, last.end));
}

function findBelow(place: Place, areBlocks: boolean): Gap {
	const { document, block } = place;
	const { text, eol } = document;
	const { kind, last } = block;
	if (kind === 'blank') {
		return gapOnBlankLine(place, areBlocks);
	}
	if (block.isUnclosed && text.slice(last.end).trim() === '') {
		return gapAtEnd(document, true);
	}
	// What ends code or HTML without its last line is the end of what it is in.
	const prefix = block.isUnclosed ? '' : prefixBelow(place);
	// The text of lists and quotes keeps its picture; else the picture is a paragraph of its own.
	const isApart = prefix === '' || kind !== 'paragraph' || areBlocks;
	const empty = `${eol}${prefix.trimEnd()}`;
	const before = `${isApart ? empty : ''}${eol}${prefix}`;
	const after = isApart && !isBlank(text, lineBelow(text, last)) ? empty : '';
	return gapOnLines({ start: last.end, end: last.end }, [before, before, after], prefix);
}
