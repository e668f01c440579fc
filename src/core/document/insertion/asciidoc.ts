import { lineAt } from '../line.ts';
import type { Part, PartStart, ReadStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';

const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```.*|[,:]={3,})$/;
const table = /^[|!]={3,}$/;
const delimiter = /^(?:--|={4,}|\*{4,}|_{4,}|~{4,})$/;
const marker =
	/^[ \t]*(?:-|\u2022|\*+|\.+|\d+\.|[a-zA-Z]\.|[IVXivx]+\)|<(?:\d+|\.)>)[ \t]+(?=\S)|^[ \t]*(?!\/\/)[^ \t].*?(?::{2,4}|;;)(?:[ \t]+|$)/;
const title = /^(?:={1,6}|#{1,6})[ \t]+(?=\S)/;
const admonition = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/;
const attributes = /^\[(?:|[\p{L}\p{N}_.#%{,"'].*|\[.*\])\]$/u;
/** What stands for itself: a macro of a block, a directive, an attribute of the document, a comment. */
const other = /^(?:\w+::\S*\[.*\]|:!?[\p{L}\p{N}_][^:]*:(?:\s.*)?|\/\/(?!\/).*|'{3,}|<{3,})$/u;

/** AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/), whose list items take blocks by a line with a plus. */
export const asciidocParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: true,
	joint: '+',
	isNoText: (text, part, offset) => {
		const line = lineAt(text, offset);
		const row = text.slice(line.start, line.end).trimEnd();
		return part.kind === 'table' && (row === '' || table.test(row));
	},
};

function readStart({ line: whole, above, parts }: Parameters<ReadStart>[0]): PartStart | undefined {
	const line = whole.trimEnd();
	const isText = above?.kind === 'text';
	const isJoined = above?.isItem === true && above.isBound === true;
	const raw = { kind: 'raw', lead: 0, prefix: '', isItem: isJoined } as const;
	if (verbatim.test(line) || table.test(line)) {
		const mark = line.startsWith('```') ? '```' : line;
		const kind = table.test(line) ? 'table' : 'raw';
		return { ...raw, kind, end: new RegExp(`^${mark.replace(/[.+|*]/g, '\\$&')}[ \\t]*$`) };
	}
	if (line === '+') {
		return { ...raw, isItem: true, isBound: true };
	}
	if (delimiter.test(line)) {
		return raw;
	}
	if (attributes.test(line)) {
		return { ...raw, isBound: true };
	}
	const isHeader = above?.isBound === true && isInHeader(parts);
	const item = marker.exec(line)?.[0];
	if (isText) {
		const isItem = item !== undefined && above.isItem === true;
		return isItem ? { kind: 'text', lead: item.length, prefix: '', isItem } : undefined;
	}
	if (/^\.[^\s.]/.test(line)) {
		return { kind: 'title', lead: 1, prefix: '', isItem: isJoined, isBound: true };
	}
	if (title.test(line) || isHeader) {
		const lead = title.exec(line)?.[0].length ?? 0;
		const isBound = isHeader || (line.startsWith('= ') && parts.every(({ kind }) => kind === 'blank'));
		return { kind: isHeader ? 'raw' : 'title', lead, prefix: '', isBound };
	}
	if (other.test(line)) {
		return raw;
	}
	if (item !== undefined) {
		return { kind: 'text', lead: item.length, prefix: '', isItem: true };
	}
	const isLiteral = /^[ \t]/.test(line) && !isJoined;
	const kind = isLiteral ? 'raw' : 'text';
	const lead = admonition.exec(line)?.[0].length ?? 0;
	return { kind, lead, prefix: '', isItem: isJoined, isBound: isLiteral };
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
