import type { Anchor } from '../../anchor.ts';
import { lineAbove, lineAt, lineBelow } from '../../line.ts';
import { findFrontMatter, gapBehind, gapForValue } from '../frontMatter.ts';
import { gapAtEnd, gapInLine, gapOnLines } from '../layout.ts';
import type { DocumentText, Gap, Layout } from '../layout.ts';
import { gapOnBlankLine } from './blankLine.ts';
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { BlockText, contentOf, findDefined } from './blockText.ts';
import { isInElement, readJsx } from './jsx.ts';
import { isAtStart, isBlank, isBlankBelow, prefixBelow } from './place.ts';
import type { Place } from './place.ts';
import { placeAt, readHtmlSpans, settle } from './spans.ts';
import type { SpanOptions } from './spans.ts';
import { isLoneTag } from './starts.ts';
import { gapInCell } from './tableCell.ts';

/** Markdown, with the blocks of CommonMark and the tables of GitHub, or those of MDX. */
export function markdownLayout(isJsx: boolean): Layout {
	const findPlace = (document: DocumentText, offset: number): Place | undefined => {
		const { end } = findFrontMatter(document.text);
		const blocks = offset < end ? [] : readBlocks(document.text, end, isJsx);
		const index = blocks.findIndex(({ reach }) => offset <= reach.end);
		const block = blocks[index];
		return block && { document, blocks, index, block, isJsx };
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
			if (isAtStart(place, caret)) {
				return gapOnLines({ start: caret, end: caret }, ['', between, eol + eol]);
			}
			return isBeforeTag(place, caret) ? findAbove(place) : findBelow(place, areBlocks);
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
	const cut = isCaret ? undefined : findCut(at, range);
	if (cut !== undefined) {
		return findBelow(cut, false);
	}
	switch (block.kind) {
		case 'blank':
			return undefined;
		case 'code':
		case 'math':
		case 'rule':
		case 'title':
			return findBeside(at, range);
		case 'jsx': {
			const parts = readJsx(text, block.content, block.last.end);
			const isInside = Array.isArray(parts) && isInElement(parts, range.start);
			return isInside && isCaret ? gapInLine(text, range, eol + prefixBelow(at)) : findBeside(at, range);
		}
		case 'html':
			return findInHtml(at, isCaret ? toText(text, block, range) : range);
		case 'table':
			return gapInCell(text, block, range, spanOptions(at));
		case 'heading':
		case 'paragraph':
			return findInText(at, range);
	}
}

function findInText(at: Place, range: Anchor): Gap | undefined {
	const { document, block } = at;
	const { text, eol } = document;
	const isCaret = range.start === range.end;
	const isTitle = block.kind === 'heading';
	const place = isCaret ? toText(text, block, range) : range;
	// The line under a title is none of its text.
	if (isTitle && place.start >= block.last.start && block.first.start !== block.last.start) {
		return findBeside(at, range);
	}
	const content = new BlockText(text, block, spanOptions(at));
	if (content.isInDefinition(place.start)) {
		return findBeside(at, range);
	}
	const { start, end, isTag, before } = content.settle(place);
	const isMarks = isTitle && isCaret && /^#{1,6}$/.test(text.slice(block.content, start));
	const gap = {
		...gapInLine(text, { start, end }, isTitle ? ' ' : eol + prefixBelow(at)),
		// A title of nothing but marks.
		before: isMarks ? ' ' : before,
		after: isTitle && isCaret && text[end] === '#' ? ' ' : '',
	};
	return isTag ? findBeside(at, range) : gap;
}

/** Where there is no place in a line; a selection that is only a part of the block stays, with a place below it. */
function findBeside(at: Place, range: Anchor): Gap | undefined {
	const { content, last } = at.block;
	const isCaret = range.start === range.end;
	const isAll = range.end > last.end || (range.start <= content && range.end === last.end);
	return isCaret || isAll ? undefined : findBelow(at, false);
}

/**
 * The last block of a range of several, if the range holds only one end of a fence, a tag, some code or the like: the
 * other end would make something else of all that follows.
 */
function findCut(at: Place, range: Anchor): Place | undefined {
	const { document, blocks } = at;
	const index = blocks.findIndex(({ reach }) => range.end <= reach.end);
	const block = blocks[index];
	if (block === undefined || index === at.index) {
		return undefined;
	}
	const isPart = ({ kind, content, last }: Block) =>
		closedKinds.has(kind) && (content < range.start || range.end < last.end);
	const isText = block.kind === 'paragraph' || block.kind === 'heading';
	const end = { start: range.end, end: range.end };
	const isInSpan = () => new BlockText(document.text, block, spanOptions(at)).settle(end).start !== range.end;
	return isPart(at.block) || isPart(block) || (isText && isInSpan()) ? { ...at, index, block } : undefined;
}

/** What begins and ends with marks that belong together. */
const closedKinds: ReadonlySet<Block['kind']> = new Set(['code', 'math', 'html', 'jsx']);

function spanOptions({ document: { text }, blocks, isJsx }: Place): SpanOptions {
	let names: ReadonlySet<string> | undefined;
	return { isJsx, isDefined: name => (names ??= findDefined(text, blocks)).has(name) };
}

/** A caret among the marks around a line's text is meant to be at the text. */
function toText(text: string, { kind, first, content, containers }: Block, { start: caret }: Anchor): Anchor {
	const line = lineAt(text, caret);
	const isFirst = line.start === first.start;
	const marks = kind === 'heading' ? /^#{1,6}(?:[ \t]+|$)/ : /^\[[ xX]\][ \t]+/;
	const hasMarks = isFirst && (kind === 'heading' || containers.at(-1)?.kind === 'item');
	const lead = isFirst ? content : contentOf(text, line);
	const found = hasMarks ? marks.exec(text.slice(lead, line.end))?.[0] : undefined;
	const from = lead + (found?.length ?? 0);
	const tail = kind === 'heading' ? titleTail(text.slice(from, line.end), found !== undefined) : '';
	const start = Math.min(Math.max(caret, from), Math.max(line.end - tail.length, from));
	return { start, end: start };
}

/** What belongs behind the text of a title: attributes, and the marks that close it where others opened it. */
function titleTail(line: string, isMarked: boolean): string {
	const attributes = String.raw`(?:[ \t]*\{(?:[#.:]|/\*|[\w-]+=)[^{}]*\})?[ \t]*$`;
	const marks = isMarked ? String.raw`(?:(?:^|[ \t]+)#+)?` : '';
	// Tried at each of many spaces, it would read all of them again and again.
	const tail = new RegExp(String.raw`(?<![ \t])` + marks + attributes).exec(line)?.[0] ?? '';
	return tail.trim() === '' ? '' : tail;
}

/** Elements stand between elements, but not in a tag, in a script or in a comment. */
function findInHtml(at: Place, range: Anchor): Gap | undefined {
	const { document, block } = at;
	const { text, eol } = document;
	const { content, first, last } = block;
	const html = text.slice(content, last.end);
	const isRaw = /^<(?:[!?]|(?:pre|script|style|textarea)[\s>])/i.test(html);
	const isOnTag = range.start <= first.end && isLoneTag(text.slice(content, first.end));
	const { start, end, isTag } = settle(readHtmlSpans(html), range, placeAt(content));
	if (range.start <= content || isRaw || isOnTag || isTag) {
		return findBeside(at, range);
	}
	const gap = gapInLine(text, { start, end }, eol + prefixBelow(at));
	return gap.place.kind === 'inline' ? { ...gap, place: { ...gap.place, isHtml: true } } : gap;
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
	const after = isApart && !isBlankBelow(text, lineBelow(text, last), prefix) ? empty : '';
	return gapOnLines({ start: last.end, end: last.end }, [before, before, after], prefix);
}

/** Whether a caret is before a tag of JSX on a line of its own: what is put there may be in another element. */
function isBeforeTag({ document: { text }, block: { kind, first, content } }: Place, caret: number): boolean {
	return kind === 'jsx' && caret <= content && /^[\s>]*$/.test(text.slice(first.start, content));
}

function findAbove(place: Place): Gap {
	const { document, block } = place;
	const { text, eol } = document;
	const { start } = block.first;
	const prefix = prefixBelow(place);
	const empty = prefix.trimEnd() + eol;
	const before = (isBlank(text, lineAbove(text, block.first)) ? '' : empty) + prefix;
	return gapOnLines({ start, end: start }, [before, eol + empty + prefix, eol + empty], prefix);
}
