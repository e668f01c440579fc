import type { Anchor } from '../anchor.ts';
import { lineAt, lineBelow } from '../line.ts';
import type { LineAround, Part, PartStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';
import { TypstReader } from './typstReader.ts';

const title = /^=+[ \t]+/;
const item = /^[ \t]*(?:[-+]|\d+\.|\/[ \t]+[^:]+:)[ \t]+/;
/** Lines that say how, and show nothing but the text in them. */
const statement = /^[ \t]*#(?:let|set|show|import|include|return)(?![\p{L}\p{N}_-])/u;
const label = /^[ \t]*<[\p{L}\p{N}_:.-]+>/u;

/** Typst (https://typst.app/docs/reference/syntax/). */
export const typstParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: true,
	isNoText,
	isWithin: (text, { first }, offset) => readTo(text, first.start, offset).isWithin,
};

/** A statement shows only the text in its brackets; a label behind a link would be the link's. */
function isNoText(text: string, { kind, first }: Part, offset: number): boolean {
	const reader = readTo(text, first.start, offset);
	const isStatement = statement.test(text.slice(first.start, first.end));
	const isLabelled = kind === 'text' && label.test(text.slice(offset, lineAt(text, offset).end));
	return !reader.isInText || isLabelled || (isStatement && reader.isClosed);
}

/** What is open at the end of a line belongs to it up to where it is closed. */
function readStart({ line, below, text, offset, above, patience }: LineAround): PartStart | undefined {
	const prefix = /^[ \t]*/.exec(line)?.[0] ?? '';
	const end = findEnd(text, { start: offset, end: offset + line.length }, patience);
	const bound = end === undefined ? {} : { end };
	const next = end === undefined ? below : textBelow(text, end);
	if (statement.test(line)) {
		return { kind: 'title', lead: prefix.length, prefix, isBound: statement.test(next), ...bound };
	}
	const heading = title.exec(line)?.[0];
	if (heading !== undefined) {
		return { kind: 'title', lead: heading.length, prefix: '', isBound: label.test(next), ...bound };
	}
	const marker = item.exec(line)?.[0];
	if (marker !== undefined) {
		return { kind: 'text', lead: marker.length, prefix: marker.replace(/\S/g, ' '), isItem: true, ...bound };
	}
	const isLeft = above?.isItem === true && prefix.length < above.prefix.length;
	return { kind: 'text', lead: prefix.length, prefix, isItem: prefix !== '', isMore: !isLeft, ...bound };
}

/** Where the last line ends of what is open at the end of a line. */
function findEnd(text: string, line: Anchor, patience: LineAround['patience']): number | undefined {
	const reader = readTo(text, line.start, line.end);
	if (reader.isClosed) {
		return undefined;
	}
	const isFound = reader.readToClosed(line.end + patience.left);
	patience.left -= isFound ? 0 : reader.at - line.end;
	return isFound ? reader.at : undefined;
}

function readTo(text: string, from: number, offset: number): TypstReader {
	const reader = new TypstReader(text, from);
	reader.readTo(offset);
	return reader;
}

function textBelow(text: string, offset: number): string {
	const next = lineBelow(text, lineAt(text, offset));
	return next === undefined ? '' : text.slice(next.start, next.end);
}
