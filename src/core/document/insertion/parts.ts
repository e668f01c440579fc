import type { Anchor } from '../anchor.ts';
import { lineAt, lineBelow } from '../line.ts';

/** What a line is the start of, or all of. */
export interface PartStart {
	/** Raw parts hold no text; tables are read by cells. */
	readonly kind: 'text' | 'title' | 'table' | 'raw';
	/** How many characters of marks and white space are in front of its text. */
	readonly lead: number;
	/** What a line starts with to belong to the same list item or the like. */
	readonly prefix: string;
	/** Whether it is an item of a list, or goes on with one. */
	readonly isItem?: boolean;
	/** What its last line is found by, or an offset in it; without it lines of text may follow. */
	readonly end?: RegExp | number;
	/** All lines below that are indented by so many columns belong to it. */
	readonly depth?: number;
	/** Whether it is more of the text above it, if there is one. */
	readonly isMore?: boolean;
	/** Whether it belongs to what is right below it. */
	readonly isBound?: boolean;
}

/** Lines of a document that belong together, or an empty line. */
export interface Part extends Omit<PartStart, 'kind'> {
	readonly kind: PartStart['kind'] | 'blank';
	readonly first: Anchor;
	readonly last: Anchor;
}

/** What is known of a line when it is read. */
export interface LineAround {
	readonly line: string;
	/** The line below it, empty when there is none. */
	readonly below: string;
	/** The part that the line above belongs to. */
	readonly above: Part | undefined;
	/** All parts above it. */
	readonly parts: readonly Part[];
	readonly text: string;
	/** Where it starts in the text. */
	readonly offset: number;
	/** How much may still be read in vain for ends of parts, in UTF-16 code units. */
	readonly patience: { left: number };
}

/** What a line starts; 'more' when it is more of what is above it, and undefined when it is so if that is text. */
export type ReadStart = (around: LineAround) => PartStart | 'more' | undefined;

/** Divides the text from an offset on into parts: every line is in one. */
export function readParts(text: string, from: number, readStart: ReadStart): readonly Part[] {
	const parts: Part[] = [];
	/** Ends that no line further down has. */
	const missing = new Set<string>();
	const patience = { left: 1_000_000 };
	let line: Anchor | undefined = lineAt(text, from);
	while (line !== undefined) {
		const next = lineBelow(text, line);
		const content = text.slice(line.start, line.end);
		const above = parts.at(-1);
		if (content.trim() === '') {
			parts.push({ kind: 'blank', lead: content.length, prefix: '', first: line, last: line });
			line = next;
			continue;
		}
		const below = next === undefined ? '' : text.slice(next.start, next.end);
		const start = readStart({ line: content, below, above, parts, text, offset: line.start, patience });
		const found = toStart(start, content);
		const last =
			found.depth === undefined
				? findLast(text, line, found.end, missing)
				: findLastDeep(text, line, found.depth);
		const isMore = start === 'more' || (found.isMore === true && above?.kind === 'text');
		if (isMore && above !== undefined) {
			parts[parts.length - 1] = { ...above, last };
		} else {
			parts.push({ ...found, first: line, last });
		}
		line = lineBelow(text, last);
	}
	return parts;
}

function toStart(start: ReturnType<ReadStart>, line: string): PartStart {
	const prefix = /^\s*/.exec(line)?.[0] ?? '';
	const text = { kind: 'text', lead: prefix.length, prefix, isMore: true } as const;
	return start === undefined || start === 'more' ? text : start;
}

/** The last line of a part; its first when what ends it is nowhere. */
function findLast(text: string, first: Anchor, end: PartStart['end'], missing: Set<string>): Anchor {
	if (typeof end === 'number') {
		return { start: first.start, end: lineAt(text, Math.max(end, first.end)).end };
	}
	if (end === undefined || missing.has(end.source) || first.end === text.length) {
		return first;
	}
	const search = new RegExp(end.source, 'gimu');
	search.lastIndex = text.indexOf('\n', first.end) + 1;
	const found = search.exec(text);
	if (found === null) {
		missing.add(end.source);
		return first;
	}
	return lineAt(text, found.index + found[0].length);
}

/** The last of the lines below that are indented by so many columns. */
function findLastDeep(text: string, first: Anchor, depth: number): Anchor {
	let last = first;
	for (let line = lineBelow(text, first); line !== undefined; line = lineBelow(text, line)) {
		const content = text.slice(line.start, line.end);
		const indent = content.length - content.trimStart().length;
		if (content.trim() !== '' && indent < depth) {
			break;
		}
		last = content.trim() === '' ? last : line;
	}
	return last;
}
