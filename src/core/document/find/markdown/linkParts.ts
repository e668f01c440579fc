import { decodeReference } from '../entities/decode.ts';
import type { LinkPart, LinkTarget } from '../imageLink.ts';

/** Something read from a text, and where the text goes on. */
interface Read<Value> {
	readonly value: Value;
	readonly end: number;
}

/** What CommonMark allows at the least is 3; what is meant for a machine to choke on nests deeper than this. */
const deepestParentheses = 32;
/** How long a label may be, in UTF-16 code units (6.3). */
export const longestLabel = 999;

const escapeOrReference = /\\([!-/:-@[-`{-~])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;
const bracketedDestination = /<([^<>\n\\]*(?:\\.[^<>\n\\]*)*)>/y;
const quotedTitle =
	/"([^\\"]*(?:\\[^][^\\"]*)*)"|'([^\\']*(?:\\[^][^\\']*)*)'|\(([^\\()]*(?:\\[^][^\\()]*)*)\)/y;
const label = /\[((?:[^\\[\]]|\\[^]){1,999})\]/y;
const gap = /[ \t]*(?:\n[ \t]*)?/y;

/** Where a text goes on after spaces and at most one line ending. */
export function skipGap(text: string, from: number): number {
	gap.lastIndex = from;
	return from + (gap.exec(text)?.[0].length ?? 0);
}

/** A destination (6.3): between angle brackets, or balanced in its parentheses. */
export function readDestination(text: string, from: number): Read<LinkTarget> | undefined {
	if (text[from] === '<') {
		bracketedDestination.lastIndex = from;
		const raw = bracketedDestination.exec(text)?.[1];
		return raw === undefined ? undefined : { value: toTarget(raw, from + 1), end: from + raw.length + 2 };
	}
	const end = findDestinationEnd(text, from);
	return end === undefined ? undefined : { value: toTarget(text.slice(from, end), from), end };
}

/** A title (6.3) with its quotes. */
export function readTitle(text: string, from: number): Read<LinkPart> | undefined {
	quotedTitle.lastIndex = from;
	const match = quotedTitle.exec(text);
	if (match === null) {
		return undefined;
	}
	const raw = match[1] ?? match[2] ?? match[3] ?? '';
	const range = { start: from + 1, end: from + 1 + raw.length };
	return { value: { text: unescapeMarkdown(raw), range }, end: range.end + 1 };
}

/** A label (6.3) with its brackets, as it is written between them; not an empty one. */
export function readLabel(text: string, from: number): Read<string> | undefined {
	label.lastIndex = from;
	const value = label.exec(text)?.[1];
	return value === undefined || value.length > longestLabel
		? undefined
		: { value, end: from + value.length + 2 };
}

/** A label as it is compared with others; empty when it is nothing but spaces. */
export function normaliseLabel(written: string): string {
	const folded = written.replace(/[ \t\r\n]+/g, ' ').trim();
	// Both ways: some letters have several forms of one case.
	return folded.toLowerCase().toUpperCase();
}

function toTarget(raw: string, start: number): LinkTarget {
	return { text: unescapeMarkdown(raw), raw, range: { start, end: start + raw.length } };
}

/** Resolves backslash escapes and character references (CommonMark 0.31, 2.4 and 2.5). */
function unescapeMarkdown(text: string): string {
	return /[\\&]/.test(text)
		? text.replace(escapeOrReference, (match, sign?: string) => sign ?? decodeReference(match) ?? match)
		: text;
}

function findDestinationEnd(text: string, from: number): number | undefined {
	let depth = 0;
	let at = from;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code <= 0x20 || code === 0x7f) {
			break;
		}
		if (code === 0x5c && isPunctuation(text.charCodeAt(at + 1))) {
			at++;
		} else if (code === 0x28 && ++depth > deepestParentheses) {
			return undefined;
		} else if (code === 0x29 && --depth < 0) {
			return at;
		}
	}
	// Nothing at all is a destination only in empty parentheses.
	return depth === 0 && at > from ? at : undefined;
}

/** Whether a backslash before it makes it just that sign: ASCII punctuation. */
export function isPunctuation(code: number): boolean {
	return (
		(code >= 0x21 && code <= 0x2f) ||
		(code >= 0x3a && code <= 0x40) ||
		(code >= 0x5b && code <= 0x60) ||
		(code >= 0x7b && code <= 0x7e)
	);
}
