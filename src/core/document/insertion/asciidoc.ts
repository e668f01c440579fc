import type { Anchor } from '../anchor.ts';
import { lineAt } from '../line.ts';
import type { LineAround, Part, PartStart, ReadStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';

const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```.*|[,:]={3,})$/;
const table = /^[|!]={3,}$/;
const delimiter = /^(?:--|={4,}|\*{4,}|_{4,}|~{4,})$/;
const marker =
	/^[ \t]*(?:(?:-|\u2022|\*+)[ \t]+(?:\[[ xX*]\][ \t]+)?|(?:\.+|\d+\.|[a-zA-Z]\.|[IVXivx]+\)|<(?:\d+|\.)>)[ \t]+)(?=\S)/;
/** An item that is a term, which may have an image in it. */
const term = /^[ \t]*(?=(?!\/\/)[^ \t].*?(?::{2,4}|;;)(?:[ \t]|$))/;
const title = /^(?:={1,6}|#{1,6})[ \t]+(?=\S)/;
/** What may be under a title that is as long, one more or one less. */
const underline = /^(?:=+|-+|~+|\^+|\++)$/;
const admonition = /^(?:(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+|>[ \t]?)/;
const attributes = /^\[(?:|[\p{L}\p{N}_.#%{,"'].*|\[.*\])\]$/u;
/** What stands for itself: a macro of a block, a directive, an attribute of the document, a comment. */
const other =
	/^(?:\w+::\S*\[.*\]|:!?[\p{L}\p{N}_][^:]*:(?:\s.*)?|\/\/(?!\/).*|'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)$/u;
/** A block, too, right below the first line of an item. */
const media = /^(?:image|video|audio|toc)::\S*\[.*\]$/;
/** What is nothing of the text that it is in. */
const unseen = /^(?:\/\/(?!\/)|(?:ifdef|ifndef|ifeval|endif|include)::\S*\[)/;

/** Text as it is, macros, addresses, references to attributes, to places and to characters, and escaped marks. */
const closed = new RegExp(
	[
		/`\+[^]{0,999}?\+`|\+{3}[^]{0,999}?\+{3}|\+{2}[^]{0,999}?\+{2}|(?<![\p{L}\p{N}_;:\\])\+(?=\S)[^]{0,999}?\S\+(?![\p{L}\p{N}_])/u,
		/(?<!\p{L})[a-z]\w{0,99}:(?![:\s]|\/\/)[^\s[\]]{0,999}\[(?:\\\]|[^\]]){0,999}\]|(?<![a-z])[a-z]{1,20}:\/\/[^\s[\]<>]*(?:\[(?:\\\]|[^\]]){0,999}\])?/u,
		/\\?\{\w[^\s{}]*\}|<<[^]{0,999}?>>|\[\[[^\]]{0,999}\]\]|\({3}[^]{0,999}?\){3}|&[\w#]+;|\\[^\s\p{L}\p{N}]/u,
		/(?<front>(?::{2,4}|;;)[ \t]+|\[[.#%][^\]\s]*\](?=[#*_`]))/u,
	]
		.map(({ source }) => source)
		.join('|'),
	'gu',
);

/** AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/), whose list items take blocks by a line with a plus. */
export const asciidocParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: true,
	joint: '+',
	isNoText: (text, { kind, first, last }, offset) => {
		const line = lineAt(text, offset);
		const content = text.slice(line.start, line.end).trimEnd();
		const isUnderlined = kind === 'title' && first.end !== last.end;
		const isBetweenRows = kind === 'table' && (content === '' || table.test(content));
		return isUnderlined || isBetweenRows || (kind === 'text' && unseen.test(content));
	},
	closed,
	apart: {
		// Marks of emphasis end nothing in front of a letter, unless they are doubled.
		before: /[^\s("'[{<\-/:;,*_`#]([*_`#+])(?<!\1\1)$/,
		// These would have the alt text for their attributes.
		after: /^(?:\+|([*_`#])\1)/,
	},
	between: ' ',
	tail: /(?:[ \t]\+|:{2,4}|;;)[ \t]*$/,
};

function readStart(around: LineAround): ReturnType<ReadStart> {
	const { line: whole, above, parts, text } = around;
	const line = whole.trimEnd();
	const isText = above?.kind === 'text';
	const isJoined = above?.isItem === true && above.isBound === true && !isOpening(text, above);
	const raw = { kind: 'raw', lead: 0, prefix: '', isItem: isJoined } as const;
	const underlined = isText || isJoined ? undefined : readUnderlined(around);
	if (underlined !== undefined) {
		return underlined;
	}
	if (verbatim.test(line) || table.test(line)) {
		const mark = line.startsWith('```') ? '```' : line;
		const kind = table.test(line) ? 'table' : 'raw';
		return { ...raw, kind, end: new RegExp(`^${mark.replace(/[.+|*]/g, '\\$&')}[ \\t]*$`) };
	}
	if (line === '+') {
		return { ...raw, isItem: true, isBound: true };
	}
	if (delimiter.test(line)) {
		const last = parts.findLast(({ kind, first }) => kind === 'raw' && lineOf(text, first) === line);
		return last?.isBound === true ? { ...raw, isItem: last.isItem === true } : { ...raw, isBound: true };
	}
	if (attributes.test(line)) {
		return { ...raw, isBound: true };
	}
	const isHeader = above?.isBound === true && isInHeader(parts);
	const item = marker.exec(line)?.[0] ?? term.exec(line)?.[0];
	const isMoreLiteral = above !== undefined && isLiteral(text, above);
	if (isText && above.isItem === true && above.first.end === above.last.end && media.test(line)) {
		return { ...raw, isItem: true };
	}
	if (isText || isMoreLiteral) {
		const isItem = item !== undefined && above.isItem === true;
		const more = isMoreLiteral ? 'more' : undefined;
		return isItem ? { kind: 'text', lead: item.length, prefix: '', isItem } : more;
	}
	if (/^\.[^\s.]/.test(line)) {
		return { kind: 'title', lead: 1, prefix: '', isItem: isJoined, isBound: true };
	}
	if (title.test(line) || isHeader) {
		const lead = title.exec(line)?.[0].length ?? 0;
		const isBound = isHeader || (line.startsWith('= ') && isFirst(parts));
		return { kind: isHeader ? 'raw' : 'title', lead, prefix: '', isBound };
	}
	if (other.test(line)) {
		return raw;
	}
	if (item !== undefined) {
		return { kind: 'text', lead: item.length, prefix: '', isItem: true };
	}
	if (/^[ \t]/.test(line) && !isJoined) {
		const before = parts.findLast(({ kind }) => kind !== 'blank');
		return { ...raw, isItem: above?.kind === 'blank' && before?.isItem === true };
	}
	return { kind: 'text', lead: admonition.exec(line)?.[0].length ?? 0, prefix: '', isItem: isJoined };
}

/** A title with a line under it, which is not as long any more when there is a link in it. */
function readUnderlined({ line, below, parts, text, offset }: LineAround): PartStart | undefined {
	const [over, under] = [line.trimEnd(), below.trimEnd()];
	const isTitle =
		underline.test(under) &&
		/^(?!\.)\S/.test(over) &&
		/[\p{L}\p{N}_]/u.test(over) &&
		Math.abs(Array.from(over).length - under.length) < 2 &&
		// A block has no titles in it, and what looks like one has its last line under it.
		findOpen(text, parts) === undefined;
	// Behind its line break, whichever it is.
	const end = offset + line.length + 2;
	return isTitle
		? { kind: 'title', lead: 0, prefix: '', isBound: under.startsWith('=') && isFirst(parts), end }
		: undefined;
}

/** Whether a part is the first line of a block that has a line of its own at its end, too. */
function isOpening(text: string, { first, isBound }: Part): boolean {
	return isBound === true && delimiter.test(lineOf(text, first));
}

/** How many parts back the start of a block is looked for. */
const reach = 300;

/** The last line that opens a block or ends one, if it opens one. */
function findOpen(text: string, parts: readonly Part[]): Part | undefined {
	const last = parts
		.slice(-reach)
		.findLast(({ kind, first }) => kind === 'raw' && delimiter.test(lineOf(text, first)));
	return last?.isBound === true ? last : undefined;
}

/** Whether a part is text that is left as it is for being indented. */
function isLiteral(text: string, { kind, first }: Part): boolean {
	return kind === 'raw' && /^[ \t]/.test(text.slice(first.start, first.end));
}

function isFirst(parts: readonly Part[]): boolean {
	return parts.every(({ kind }) => kind === 'blank');
}

/** Whether the last of the parts is of the document's header, which goes on until an empty line. */
function isInHeader(parts: readonly Part[]): boolean {
	const first = parts.findIndex(({ kind }) => kind !== 'blank');
	return (
		parts[first]?.isBound === true &&
		parts[first].kind === 'title' &&
		parts.slice(first).every(({ kind }) => kind !== 'blank')
	);
}

function lineOf(text: string, { start, end }: Anchor): string {
	return text.slice(start, end).trimEnd();
}
