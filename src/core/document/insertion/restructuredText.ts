import { lineAt, lineBelow } from '../line.ts';
import type { LineAround, Part, PartStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';

const item = /^[ \t]*(?:[-*+\u2022\u2023\u2043]|\(?(?:\d+|[a-zA-Z#]|[ivxlcdmIVXLCDM]+)[.)])[ \t]+(?=\S)/;
/** A line of a block whose lines stay as they are. */
const verse = /^[ \t]*\|[ \t]+/;
const adornment = /^([!-/:-@[-`{-~])\1+[ \t]*$/;
const gridBorder = /^[ \t]*\+[-=+]+\+[ \t]*$/;
const simpleBorder = /^[ \t]*=+(?: +=+)+[ \t]*$/;
const explicit = /^[ \t]*(?:\.\.|__)(?=[ \t]|$)/;
/** Directives whose content is text, or a footnote. */
const withText =
	/^[ \t]*\.\.[ \t]+(?:\[[^\]]+\](?=[ \t])|(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|todo|warning|epigraph|highlights|pull-quote|compound|container|topic|sidebar|versionadded|versionchanged|deprecated)::)[ \t]*/;
const field = /^[ \t]*:[^:\s][^:]*:(?:[ \t]|$)/;
/** Code, roles, links, emphasis and names, in none of which there is other markup, and addresses. */
const closed = new RegExp(
	String.raw`(?<![\p{L}\p{N}\\])(?:\x60\x60(?=\S)[^]{1,999}?\x60\x60|(?::[\w.+:-]+:)?\x60(?=[^\s\x60])[^\x60]{1,999}\x60(?:__?|:[\w.+:-]+:)?|\*\*(?=\S)[^]{1,999}?\*\*|\*(?=[^\s*])[^*]{1,999}\*|\|(?=[^\s|])[^|]{1,999}\|_{0,2}|\[[^\s\]]{1,99}\]_|[a-z]+://\S+)|\\[^\s]`,
	'gu',
);
/** A table ends with the border that an empty line or nothing follows. */
const tableEnd = String.raw`[ \t]*(?=\r?\n[ \t]*\r?\n|\r?\n[ \t]*(?![^])|(?![^]))`;

/** reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html). */
export const restructuredTextParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: false,
	takesIndented: true,
	between: ' ',
	closed,
	tail: /::[ \t]*$/,
};

function readStart(around: LineAround): PartStart | undefined {
	const { line, above } = around;
	const prefix = /^[ \t]*/.exec(line)?.[0] ?? '';
	const raw = { kind: 'raw', lead: prefix.length, prefix } as const;
	if (gridBorder.test(line)) {
		return { ...raw, end: new RegExp(String.raw`^[ \t]*\+[-=+]+\+${tableEnd}`) };
	}
	if (simpleBorder.test(line)) {
		return { ...raw, end: new RegExp(`^[ \\t]*=+(?: +=+)+${tableEnd}`) };
	}
	const isLeft = above?.isItem === true && prefix.length < above.prefix.length;
	if (explicit.test(line) && (above?.kind !== 'text' || isLeft)) {
		const marks = withText.exec(line)?.[0].length;
		return marks === undefined
			? { ...raw, depth: prefix.length + 1 }
			: { kind: marks === line.length ? 'raw' : 'text', lead: marks, prefix: `${prefix}   `, isBound: true };
	}
	const announced = findAnnounced(around, prefix);
	if (announced !== undefined) {
		return { ...raw, prefix: announced.prefix, depth: prefix.length };
	}
	const found = readTitle(around);
	if (found !== undefined || !field.test(line)) {
		return found ?? readText(around, prefix);
	}
	return { ...raw, end: findFieldsEnd(around, prefix) };
}

/** Fields one below the other are one list, with what is indented below each of them. */
function findFieldsEnd({ text, offset }: LineAround, prefix: string): number {
	const first = lineAt(text, offset);
	let last = first;
	for (let line = lineBelow(text, first); line !== undefined; line = lineBelow(text, line)) {
		const content = text.slice(line.start, line.end);
		const indent = content.length - content.trimStart().length;
		if (content.trim() === '') {
			continue;
		}
		if (indent < prefix.length || (indent === prefix.length && !field.test(content))) {
			break;
		}
		last = line;
	}
	return last.end;
}

/** The text right above whose two colons at its end announce text that is left as it is. */
function findAnnounced({ above, parts, text }: LineAround, prefix: string): Part | undefined {
	const before = above?.kind === 'blank' ? parts.findLast(({ kind }) => kind !== 'blank') : undefined;
	const isAnnounced =
		before?.kind === 'text' &&
		prefix.length > before.prefix.length &&
		text.slice(before.first.start, before.last.end).trimEnd().endsWith('::');
	return isAnnounced ? before : undefined;
}

/** A title has a line under it, and may have one above it. */
function readTitle({ line, below, above }: LineAround): PartStart | undefined {
	const title = { kind: 'title', lead: 0, prefix: '' } as const;
	if (above?.kind === 'text' || line.startsWith(' ')) {
		return above?.kind === 'title' && above.isBound === true ? { ...title, isBound: true } : undefined;
	}
	const isUnderline = adornment.test(line) && above?.kind === 'title' && above.isBound === true;
	if (isUnderline) {
		return title;
	}
	return adornment.test(line) || adornment.test(below) ? { ...title, isBound: true } : undefined;
}

/** Items begin after an empty line or another item; what is indented more or less is another part. */
function readText({ line, above, below }: LineAround, prefix: string): PartStart | undefined {
	const bar = verse.exec(line)?.[0];
	if (bar !== undefined && (above?.kind !== 'text' || above.isBound === true)) {
		return { kind: 'text', lead: bar.length, prefix, isBound: verse.test(below) };
	}
	const marker = item.exec(line)?.[0];
	const isText = above?.kind === 'text';
	if (marker !== undefined && (!isText || (above.isItem === true && prefix.length < above.prefix.length))) {
		return { kind: 'text', lead: marker.length, prefix: ' '.repeat(marker.length), isItem: true };
	}
	const isMore = isText && prefix.length === above.prefix.length;
	return isMore ? undefined : { kind: 'text', lead: prefix.length, prefix, isItem: prefix !== '' };
}
