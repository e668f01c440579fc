import type { Anchor } from '../anchor.ts';
import { lineAt } from '../line.ts';
import { findFrontMatter, gapBehind, gapForValue } from './frontMatter.ts';
import { gapAtEnd, gapInLine, gapOnLines } from './layout.ts';
import type { DocumentText, Gap, Layout } from './layout.ts';

/** What no element may be put in: comments, scripts and the like, tags. */
const closed =
	/<!--[^]*?(?:-->|$(?![^]))|<(script|style|textarea|title|select)\b[^>]*>[^]*?(?:<\/\1\s*>|$(?![^]))|<[!?/]?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** What begins or ends a paragraph, in which only text and elements of text may be. */
const paragraph =
	/<(\/?)(p|address|article|aside|blockquote|body|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|pre|section|table|td|th|ul)(?=[\s>])/gi;

/** HTML, with or without a template language around it. */
export const htmlLayout: Layout = {
	inLine: (document, range) => {
		const { text, eol } = document;
		const matter = findFrontMatter(text);
		if (range.start < matter.end) {
			return gapForValue(document, matter, range);
		}
		const end = findClosedEnd(text, range.start);
		const place = end === undefined ? range : { start: end, end };
		const isLost = end !== undefined && range.end > range.start;
		return isLost ? undefined : gapInLine(text, place, eol + indentOf(text, place.start));
	},
	nearby: (document, caret, areBlocks) => findBelow(document, { start: caret, end: caret }, areBlocks),
	below: findBelow,
	atEnd: document => {
		const { text, eol } = document;
		const body = /^[ \t]*<\/body\s*>/im.exec(text);
		return body === null
			? gapAtEnd(document, false)
			: gapOnLines({ start: body.index, end: body.index }, ['', eol, eol]);
	},
};

function findBelow(document: DocumentText, { end: offset }: Anchor, areBlocks: boolean): Gap {
	const { text, eol } = document;
	const matter = findFrontMatter(text);
	if (offset < matter.end) {
		return gapBehind(document, matter, eol);
	}
	const line = findLineEnd(text, offset);
	const paragraphEnd = areBlocks ? findParagraphEnd(text, line) : undefined;
	const end = paragraphEnd === undefined ? line : findLineEnd(text, paragraphEnd);
	const indent = indentOf(text, paragraphEnd ?? offset);
	const isEmpty = text.slice(lineAt(text, end).start, end).trim() === '';
	return gapOnLines({ start: end, end }, [isEmpty ? '' : eol + indent, eol + indent, ''], indent);
}

/** The first end of a line from an offset on that is a place for an element. */
function findLineEnd(text: string, offset: number): number {
	let { end } = lineAt(text, offset);
	for (let next = findClosedEnd(text, end); next !== undefined; next = findClosedEnd(text, end)) {
		({ end } = lineAt(text, next));
	}
	return end;
}

/** Where what is no place for an element ends, if an offset is within such. */
function findClosedEnd(text: string, offset: number): number | undefined {
	for (const { index, 0: found } of text.matchAll(closed)) {
		if (index >= offset) {
			return undefined;
		}
		if (offset < index + found.length) {
			return index + found.length;
		}
	}
	return undefined;
}

/** Where the paragraph around an offset ends, if there is one. */
function findParagraphEnd(text: string, offset: number): number | undefined {
	let isInside = false;
	for (const { index, 0: tag, 1: slash, 2: name = '' } of text.matchAll(paragraph)) {
		if (index >= offset) {
			return isInside
				? name.toLowerCase() === 'p' && slash === '/'
					? index + tag.length + 1
					: index
				: undefined;
		}
		isInside = name.toLowerCase() === 'p' && slash === '';
	}
	return undefined;
}

function indentOf(text: string, offset: number): string {
	const { start, end } = lineAt(text, offset);
	return /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
}
