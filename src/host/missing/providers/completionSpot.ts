import { toLine } from '../../../core/document/altText.ts';
import { decodeReferences } from '../../../core/document/find/entities/decode.ts';
import { isMarkdown } from '../../../core/document/link/link.ts';

/** The place in a line where the path of an image is written. */
export interface CompletionSpot {
	/** The image's alt text, as a reader gets it; empty where there is none before the path. */
	readonly alt: string;
	/** The path as far as it is there, by columns in UTF-16 code units. */
	readonly start: number;
	readonly end: number;
	/** What must still follow the path. */
	readonly closing: string;
	/** Whether the path is in angle brackets. */
	readonly isBracketed: boolean;
}

/** No more of a line is looked at before the place. */
const longestLine = 2000;

/** The path of an image that is being written at a column of a line; undefined where none is. */
export function completionSpot(languageId: string, line: string, column: number): CompletionSpot | undefined {
	const from = Math.max(0, column - longestLine);
	const before = line.slice(from, column);
	const found = isMarkdown(languageId)
		? (inMarkdown(before, line.slice(column)) ?? inHtml(before, line.slice(column)))
		: hasElements(languageId)
			? inHtml(before, line.slice(column))
			: undefined;
	return found && { ...found, start: found.start + from, end: found.end + from };
}

function hasElements(languageId: string): boolean {
	return !['asciidoc', 'restructuredtext', 'rst', 'plaintext'].includes(languageId);
}

function inMarkdown(before: string, after: string): CompletionSpot | undefined {
	const match = /!\[((?:\\.|[^\\[\]]|\[[^[\]]*\])*)\]\([ \t]*(<?)([^\s()<>]*)$/.exec(before);
	if (match === null || isEscaped(before, match.index)) {
		return undefined;
	}
	const [, alt = '', bracket = '', typed = ''] = match;
	const [rest = ''] = /^[^\s()<>]*/.exec(after) ?? [];
	const next = after[rest.length];
	const isClosed = next !== undefined && /[\s)>]/.test(next);
	return {
		alt: toLine(decodeReferences(alt.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'))),
		start: before.length - typed.length,
		end: before.length + rest.length,
		closing: isClosed ? '' : bracket === '' ? ')' : '>)',
		isBracketed: bracket !== '',
	};
}

function isEscaped(text: string, index: number): boolean {
	const [slashes = ''] = /\\*$/.exec(text.slice(0, index)) ?? [];
	return slashes.length % 2 === 1;
}

function inHtml(before: string, after: string): CompletionSpot | undefined {
	const start = before.toLowerCase().lastIndexOf('<img');
	const match = start === -1 ? null : /^<img\s([^<>]*\s)?src=(["'])([^"'<>]*)$/i.exec(before.slice(start));
	if (match === null) {
		return undefined;
	}
	const [, attributes = '', quote = '"', typed = ''] = match;
	const [rest = ''] = /^[^"'<>\s]*/.exec(after) ?? [];
	const behind = /^[^<>]*/.exec(after.slice(rest.length))?.[0] ?? '';
	const alt = /(?:^|\s)alt=(?:"([^"]*)"|'([^']*)')/i.exec(`${attributes} ${behind.slice(1)}`);
	return {
		alt: toLine(decodeReferences(alt?.[1] ?? alt?.[2] ?? '')),
		start: before.length - typed.length,
		end: before.length + rest.length,
		closing: behind.startsWith(quote) ? '' : quote,
		isBracketed: false,
	};
}
