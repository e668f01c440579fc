import type { Anchor } from '../../anchor.ts';
import { deepestNesting } from '../../find/markdown/containers.ts';
import { lineAbove, lineAt, lineBelow } from '../../line.ts';
import type { Container } from './containers.ts';
import { ForeignStarts } from './foreignStarts.ts';
import { LineReader } from './lineReader.ts';
import {
	countCells,
	footnoteMarker,
	isAdmonition,
	isDelimiterRow,
	isUnderline,
	itemMarker,
	startOf,
} from './starts.ts';
import type { End, Start } from './starts.ts';

/** A block of a Markdown document that holds no others, or an empty line. */
export interface Block {
	readonly kind:
		| 'paragraph'
		| 'heading'
		| 'table'
		| 'code'
		| 'math'
		| 'html'
		/** Lines of nothing but tags of JSX. */
		| 'jsx'
		| 'rule'
		/** Of an admonition. */
		| 'title'
		| 'blank';
	readonly containers: readonly Container[];
	/** The offset its text begins at, in its first line. */
	readonly content: number;
	readonly first: Anchor;
	/** Its last line that is not empty. */
	readonly last: Anchor;
	/** Its last line, which in code may be an empty one. */
	readonly reach: Anchor;
	/** Whether it lacks the fence or the tag that is to end it. */
	readonly isUnclosed: boolean;
}

interface GrowingBlock extends Block {
	kind: Block['kind'];
	last: Anchor;
	reach: Anchor;
	isUnclosed: boolean;
	readonly end: End | undefined;
}

/**
 * Finds the blocks of a document from an offset on (CommonMark 0.31, 3 to 5, and GFM 0.29, 4.10), with footnotes,
 * math and admonitions: every line is in one. JSX has neither indented code nor blocks of HTML.
 */
export function readBlocks(text: string, from: number, isJsx: boolean): readonly Block[] {
	const reader = new BlockReader(text, isJsx);
	for (let line: Anchor | undefined = lineAt(text, from); line !== undefined; line = lineBelow(text, line)) {
		reader.read(line);
	}
	return reader.blocks;
}

class BlockReader {
	readonly blocks: GrowingBlock[] = [];
	readonly #text: string;
	readonly #isJsx: boolean;
	readonly #foreign: ForeignStarts;
	#containers: readonly Container[] = [];
	/** The block that the next line may be part of. */
	#open: GrowingBlock | undefined;
	/** The item that the last line began and had no text for. */
	#emptyItem: Container | undefined;
	/** An item that an empty line ended, and how many containers it is in: its list may go on. */
	#ended: { readonly item: Container; readonly depth: number } | undefined;

	constructor(text: string, isJsx: boolean) {
		this.#text = text;
		this.#isJsx = isJsx;
		this.#foreign = new ForeignStarts(text);
	}

	read(line: Anchor): void {
		if (typeof this.#open?.end === 'number' && line.start <= this.#open.end) {
			extend(this.#open, line, new LineReader(this.#text, line).isBlank);
			return;
		}
		const reader = new LineReader(this.#text, line);
		const before = this.#containers;
		const matched = this.#match(reader);
		const isInside = matched === before.length;
		if (isInside && this.#open?.end !== undefined && this.#goOn(this.#open, reader, line)) {
			return;
		}
		const text = this.#open?.end === undefined ? this.#open : undefined;
		this.#containers = isInside ? before : before.slice(0, matched);
		const closed = before[matched] ?? (this.#ended?.depth === matched ? this.#ended.item : undefined);
		const item = before[matched];
		this.#ended = reader.isBlank ? ((item && { item, depth: matched }) ?? this.#ended) : undefined;
		this.#startContainers(reader, isInside && text !== undefined, closed);
		const isNew = this.#containers.length > matched;
		const last = this.#containers.at(-1);
		this.#emptyItem = isNew && reader.isBlank && last?.kind === 'item' ? last : undefined;
		const mayGoOn =
			text !== undefined &&
			!isNew &&
			(isInside || (text.kind === 'paragraph' && before[matched]?.kind !== 'admonition'));
		const start = this.#startOf(reader, mayGoOn && text.kind === 'paragraph');
		if (mayGoOn && isInside && text.kind === 'paragraph' && this.#isUnderline(reader)) {
			text.kind = 'heading';
			extend(text, line);
			this.#open = undefined;
		} else if (mayGoOn && start === undefined) {
			this.#containers = before;
			this.#continueText(text, isInside && !this.#isIndented(reader) ? reader.rest : '', line);
		} else {
			this.#begin(start ?? { kind: 'paragraph' }, reader, line);
		}
	}

	/** How many of the containers the line goes on with. */
	#match(reader: LineReader): number {
		for (const [index, container] of this.#containers.entries()) {
			if (container.kind === 'quote') {
				if (this.#isIndented(reader) || !reader.rest.startsWith('>')) {
					return index;
				}
				reader.skipMark(1);
				reader.skipColumns(1);
			} else if (reader.isBlank) {
				if (container === this.#emptyItem) {
					return index;
				}
			} else if (reader.indent < container.width) {
				return index;
			} else {
				reader.skipColumns(container.width);
			}
		}
		return this.#containers.length;
	}

	/** Whether the line is nothing but a part of a block that goes on until its end. */
	#goOn(open: GrowingBlock, reader: LineReader, line: Anchor): boolean {
		const { end } = open;
		const isOver =
			typeof end === 'number' ||
			(end === 'empty' ? reader.isBlank : end === 'outdent' && !reader.isBlank && !this.#isIndented(reader));
		if (isOver) {
			return false;
		}
		extend(open, line, reader.isBlank);
		const mayEnd = open.kind !== 'code' || !this.#isIndented(reader);
		if (end instanceof RegExp && mayEnd && end.test(reader.rest)) {
			open.isUnclosed = false;
			this.#open = undefined;
		}
		return true;
	}

	/** Opens quotes, items and the like; `closed` is the first container that the line does not go on with. */
	#startContainers(reader: LineReader, isInText: boolean, closed: Container | undefined): void {
		let [sibling, isText] = [closed, isInText];
		while (!reader.isBlank && !this.#isIndented(reader) && this.#containers.length < deepestNesting) {
			const isQuote = reader.rest.startsWith('>');
			const marker = isQuote ? '' : itemMarker(reader.rest, isText);
			const footnote = footnoteMarker(reader.rest);
			if (isAdmonition(reader.rest)) {
				// Its title stands on the line of its mark.
				this.#startIndented('admonition');
				return;
			} else if (footnote !== '') {
				this.#startIndented('note');
				reader.skipMark(footnote.length);
				reader.skipColumns(reader.indent);
			} else if (isQuote) {
				reader.skipMark(1);
				const mark = reader.indent > 0 ? '> ' : '>';
				reader.skipColumns(1);
				this.#add({ kind: 'quote', mark, width: 0, list: { sign: '>' } });
			} else if (marker === '') {
				return;
			} else {
				this.#startItem(reader, marker, sibling);
			}
			[sibling, isText] = [undefined, false];
		}
	}

	#startIndented(kind: 'note' | 'admonition'): void {
		this.#add({ kind, mark: ' '.repeat(4), width: 4, list: { sign: kind } });
	}

	#startItem(reader: LineReader, marker: string, sibling: Container | undefined): void {
		const sign = marker.slice(-1);
		const start = reader.indent + marker.length;
		reader.skipMark(marker.length);
		// Text that is further away is code.
		const space = reader.isBlank || reader.indent > 4 ? 1 : reader.indent;
		reader.skipColumns(space);
		const width = start + space;
		const list = sibling?.list.sign === sign ? sibling.list : { sign };
		this.#add({ kind: 'item', mark: ' '.repeat(width), width, list });
	}

	/** Blocks share the containers that were open before. */
	#add(container: Container): void {
		this.#containers = [...this.#containers, container];
	}

	#startOf(reader: LineReader, isInText: boolean): Start | undefined {
		const { rest } = reader;
		if (reader.isBlank) {
			return { kind: 'blank' };
		}
		if (this.#isIndented(reader)) {
			return isInText ? undefined : { kind: 'code', end: 'outdent' };
		}
		const start = startOf(rest, isInText) ?? this.#foreign.startOfMath(reader);
		return this.#isJsx && (start === undefined || start.kind === 'html')
			? this.#foreign.startOfJsx(reader, this.#containers, isInText)
			: start;
	}

	#isIndented(reader: LineReader): boolean {
		return !this.#isJsx && reader.indent >= 4;
	}

	#isUnderline(reader: LineReader): boolean {
		return !this.#isIndented(reader) && isUnderline(reader.rest);
	}

	/** `rest` is what the line may have for a table, in the same quotes and items. */
	#continueText(open: GrowingBlock, rest: string, line: Anchor): void {
		const head = open.last;
		const isFirst = head.start === open.first.start;
		const marks = /^[\s>]*/.exec(this.#text.slice(head.start, head.end))?.[0] ?? '';
		const content = isFirst ? open.content : head.start + marks.length;
		const cells = countCells(this.#text.slice(content, head.end));
		if (open.kind !== 'paragraph' || !isDelimiterRow(rest) || countCells(rest) !== cells) {
			extend(open, line);
		} else if (isFirst) {
			open.kind = 'table';
			extend(open, line);
		} else {
			extend(open, lineAbove(this.#text, head) ?? open.first);
			this.#open = { ...open, kind: 'table', content, first: head, last: line, reach: line };
			this.blocks.push(this.#open);
		}
	}

	#begin({ kind, end }: Start, reader: LineReader, line: Anchor): void {
		const block: GrowingBlock = {
			kind,
			end,
			containers: this.#containers,
			content: reader.content,
			first: line,
			last: line,
			reach: line,
			isUnclosed: end instanceof RegExp,
		};
		this.blocks.push(block);
		this.#open = end !== undefined || kind === 'paragraph' ? block : undefined;
	}
}

function extend(block: GrowingBlock, line: Anchor, isBlank = false): void {
	block.last = isBlank ? block.last : line;
	block.reach = line;
}
