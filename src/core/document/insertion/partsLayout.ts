import type { Anchor } from '../anchor.ts';
import { findClosed } from './closed.ts';
import { lineAbove, lineAt, lineBelow } from '../line.ts';
import { findFrontMatter, gapBehind, gapForValue } from './frontMatter.ts';
import { gapAtEnd, gapInLine, gapOnLines } from './layout.ts';
import type { DocumentText, Gap, Layout } from './layout.ts';
import { readParts } from './parts.ts';
import type { Part, ReadStart } from './parts.ts';

/** A language whose documents are divided into parts by their lines. */
export interface PartsLanguage {
	readonly readStart: ReadStart;
	/** Whether links may be in titles. */
	readonly hasLinksInTitles: boolean;
	/** What is between links in a text; without it each has a line. */
	readonly between?: string;
	/** A line that joins a picture to the list item above it. */
	readonly joint?: string;
	/** Whether what is indented below a picture would be taken for a part of it. */
	readonly takesIndented?: boolean;
	/** Whether an offset in a text is not of it: in a comment or the like. */
	readonly isNoText?: (text: string, part: Part, offset: number) => boolean;
	/** Whether an offset is amid what ends further on: a formula or the like. */
	readonly isWithin?: (text: string, part: Part, offset: number) => boolean;
	/** What of a text shows no image, by all its places. */
	readonly closed?: RegExp;
	/** What at the end of a line a link must stay in front of. */
	readonly tail?: RegExp;
	/** What of a line a space must be behind, and in front of, instead of a link. */
	readonly apart?: { readonly before?: RegExp; readonly after: RegExp };
	/** Where the text of a document begins, if not at its beginning or behind front matter. */
	readonly findStart?: (text: string) => number | undefined;
	/** Where the text of a document ends, if not at its end. */
	readonly findEnd?: (text: string) => number | undefined;
}

interface Place {
	readonly document: DocumentText;
	readonly parts: readonly Part[];
	readonly index: number;
	readonly part: Part;
}

/** Where links go in documents of such a language. */
export function partsLayout(language: PartsLanguage): Layout {
	const findPlace = (document: DocumentText, offset: number): Place | undefined => {
		const start = findStart(document.text, language);
		const parts = offset < start ? [] : readParts(document.text, start, language.readStart);
		const index = parts.findIndex(({ last }) => offset <= last.end);
		const part = parts[index];
		return part && { document, parts, index, part };
	};
	const below = (document: DocumentText, offset: number) => {
		const end = language.findEnd?.(document.text);
		if (end !== undefined && offset >= end) {
			return gapBefore(document, end);
		}
		const place = findPlace(document, offset);
		return place === undefined
			? gapBehind(document, { end: findStart(document.text, language) }, document.eol + document.eol)
			: gapBelow(place, language);
	};
	return {
		inLine: (document, range) => {
			const { text } = document;
			const place = findPlace(document, range.start);
			if (place !== undefined) {
				return range.start >= (language.findEnd?.(text) ?? Infinity)
					? undefined
					: gapInPart(place, language, range);
			}
			return language.findStart?.(text) === undefined
				? gapForValue(document, findFrontMatter(text), range)
				: undefined;
		},
		nearby: below,
		below: (document, { end }) => below(document, end),
		atEnd: document => {
			const end = language.findEnd?.(document.text);
			return end === undefined ? gapAtEnd(document, true) : gapBefore(document, end);
		},
	};
}

function findStart(text: string, language: PartsLanguage): number {
	return language.findStart?.(text) ?? findFrontMatter(text).end;
}

function gapInPart(at: Place, language: PartsLanguage, range: Anchor): Gap | undefined {
	const { document, part } = at;
	const { text, eol } = document;
	if (range.start !== range.end && isCutting(at, language, range)) {
		return gapBelow(at, language);
	}
	const place = range.start === range.end ? toText(text, part, { caret: range.start, language }) : range;
	const isOther =
		part.kind === 'blank' ||
		part.kind === 'raw' ||
		(part.kind === 'title' && !language.hasLinksInTitles) ||
		[...new Set([place.start, place.end])].some(
			offset => exitOf(text, part, { offset, language }) !== offset,
		) ||
		language.isNoText?.(text, part, place.start) === true;
	const between = part.kind === 'text' ? (language.between ?? eol + part.prefix) : ' ';
	const line = lineAt(text, place.start);
	const before = language.apart?.before?.test(text.slice(line.start, place.start)) === true ? ' ' : '';
	const after = language.apart?.after.test(text.slice(place.end, line.end)) === true ? ' ' : '';
	return isOther ? undefined : { ...gapInLine(text, place, between), before, after };
}

/** Whether without a range one end of a block, a formula or the like would be left. */
function isCutting({ document, parts, part }: Place, language: PartsLanguage, range: Anchor): boolean {
	const { text } = document;
	const { start, end } = range;
	const last = parts.find(each => end <= each.last.end) ?? part;
	const isSealed = ({ kind }: Part) =>
		kind === 'raw' || kind === 'table' || (kind === 'title' && !language.hasLinksInTitles);
	const isFromWithin = isSealed(part) && text.slice(part.first.start, start).trim() !== '';
	const isInto = isSealed(last) && (end < last.last.end || last.isBound === true);
	return (
		(last !== part && (isFromWithin || isInto)) ||
		exitOf(text, last, { offset: end, language }) !== end ||
		language.isWithin?.(text, last, end) === true
	);
}

/** The nearest offset in a text where it shows images, from an offset that is meant. */
function exitOf(
	text: string,
	{ kind, lead, first, last }: Part,
	{ offset, language: { closed } }: { readonly offset: number; readonly language: PartsLanguage },
): number {
	const inner = { start: first.start + (kind === 'table' ? 0 : lead), end: last.end };
	return (closed && findClosed(text, inner, { pattern: closed, offset })?.exit) ?? offset;
}

/** A caret among the marks around a text, or in what shows no image, is meant to be at the text. */
function toText(
	text: string,
	part: Part,
	{ caret, language }: { readonly caret: number; readonly language: PartsLanguage },
): Anchor {
	const line = lineAt(text, caret);
	const content = text.slice(line.start, line.end);
	const isTable = part.kind === 'table';
	const marks = (isTable ? cellMarks : /^\s*/).exec(content)?.[0].length ?? 0;
	const lead = line.start === part.first.start && !isTable ? part.lead : marks;
	const tail = (isTable ? / ?\|\s*$/ : language.tail)?.exec(content.slice(lead))?.[0].length ?? 0;
	const meant = Math.min(Math.max(caret, line.start + lead), line.end - tail);
	const start = exitOf(text, part, { offset: meant, language });
	return { start, end: start };
}

/** What is before the first cell of a row. */
const cellMarks = /^[ \t]*(?:[\d.*+<>^a-z]*[|!] ?)?/;

function gapBelow(place: Place, language: PartsLanguage): Gap {
	const { document, parts, part } = place;
	const { text, eol } = document;
	if (part.kind === 'blank') {
		return gapOnBlankLine(place, language);
	}
	let { index } = place;
	while (parts[index]?.isBound === true && isText(parts[index + 1])) {
		index++;
	}
	const { prefix } = part;
	while (language.takesIndented === true) {
		let next = index + 1;
		while (parts[next]?.kind === 'blank') {
			next++;
		}
		if (!isDeeper(text, parts[next], prefix)) {
			break;
		}
		index = next;
	}
	const { last, isItem } = parts[index] ?? part;
	const next = lineBelow(text, last);
	const isNext = next !== undefined && !isEmpty(text, next);
	if (language.joint !== undefined && isItem === true) {
		const before = eol + language.joint + eol;
		const isJoined = isNext && (parts[index + 1]?.isItem === true || isJoint(text, next, language));
		return gapOnLines(
			{ start: last.end, end: last.end },
			[before, before, isNext && !isJoined ? eol : ''],
			'',
		);
	}
	const before = eol + eol + prefix;
	return gapOnLines({ start: last.end, end: last.end }, [before, before, isNext ? eol : ''], prefix);
}

/** On an empty line; between the items of a list it belongs to the one above. */
function gapOnBlankLine(place: Place, language: PartsLanguage): Gap {
	const { document, parts, index, part } = place;
	const { text, eol } = document;
	const before = parts.findLastIndex((each, at) => at < index && isText(each));
	const above = parts[before];
	const below = parts.find((each, at) => at > index && isText(each));
	const isIndented = language.joint !== undefined && isDeeper(text, below, '');
	const isListed = above?.isItem === true && (below?.isItem === true || isIndented);
	const raw = text.slice(part.first.start, part.first.end);
	const isInside =
		above !== undefined && (raw.length >= above.prefix.length || isDeep(text, below, above.prefix));
	const prefix = isInside ? above.prefix : '';
	const isTaken = language.takesIndented === true && isDeeper(text, below, prefix);
	if (above !== undefined && (isListed || isTaken)) {
		return gapBelow({ ...place, index: before, part: above }, language);
	}
	const isUnder = !isEmpty(text, lineAbove(text, part.first));
	const isOver = !isEmpty(text, lineBelow(text, part.first));
	const isLast = part.first.start > 0 && part.first.end === text.length;
	return gapOnLines(
		part.first,
		[(isUnder ? eol : '') + prefix, eol + eol + prefix, isOver || isLast ? eol : ''],
		prefix,
	);
}

/** Above a line that ends the text of its document. */
function gapBefore({ text, eol }: DocumentText, end: number): Gap {
	const isUnder = end > 0 && !isEmpty(text, lineAbove(text, lineAt(text, end)));
	return gapOnLines({ start: end, end }, [isUnder ? eol : '', eol + eol, eol + eol]);
}

function isText(part: Part | undefined): boolean {
	return part !== undefined && part.kind !== 'blank';
}

function isEmpty(text: string, line: Anchor | undefined): boolean {
	return line === undefined || text.slice(line.start, line.end).trim() === '';
}

function isJoint(text: string, line: Anchor, { joint }: PartsLanguage): boolean {
	return text.slice(line.start, line.end).trim() === joint;
}

function isDeep(text: string, part: Part | undefined, prefix: string): boolean {
	return part !== undefined && prefix !== '' && indentOf(text, part) >= prefix.length;
}

function isDeeper(text: string, part: Part | undefined, prefix: string): boolean {
	return part !== undefined && indentOf(text, part) > prefix.length;
}

function indentOf(text: string, { first }: Part): number {
	return /^\s*/.exec(text.slice(first.start, first.end))?.[0].length ?? 0;
}
