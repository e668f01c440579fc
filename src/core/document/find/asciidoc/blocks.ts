import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, LineReader, Passage, Work } from '../grammar.ts';
import type { ImageLink, TextRange } from '../imageLink.ts';
import { moveLink } from '../imageLink.ts';
import { ownText } from '../ownText.ts';
import type { Block, BlockAttributes, Leaf } from './blockContext.ts';
import { BlockContext, noAttributes, readBlockAttributes } from './blockContext.ts';
import { findInlineMacros, readBlockMacro } from './macros.ts';
import {
	attributeLine,
	comment,
	delimiter,
	directive,
	entry,
	isBareTerm,
	isListItem,
	otherMacro,
	pageBreak,
	sectionTitle,
	title,
	underline,
	verbatimDelimiter,
} from './lines.ts';
import { opensCell, openTable, splitCells } from './table.ts';

/** The content of these is not read (Asciidoctor's VERBATIM_STYLES, and those without any text to show). */
const verbatimStyles = new Set([
	'literal',
	'listing',
	'source',
	'pass',
	'comment',
	'stem',
	'latexmath',
	'asciimath',
]);
/** Those that make a paragraph of any line that follows, also of an image. */
const strictStyles = new Set(['literal', 'listing', 'source', 'verse']);

/** Reads the blocks of an AsciiDoc document, as Asciidoctor does. */
export function readAsciiDoc(chunkStart: ChunkStart): Work<Chunk> {
	return readLines(new BlockReader(chunkStart));
}

class BlockReader implements LineReader {
	readonly #text: string;
	readonly #limit: number;
	readonly #pieces: (ImageLink | Passage)[] = [];
	readonly #blocks: Block[];
	#leaf: Leaf;
	#attributes: BlockAttributes;
	/** The lines of text that are open, as far as they are in this chunk. */
	#paragraph: TextRange | undefined;
	#next: number;
	#reach = 0;

	constructor({ text, start: next, before, limit }: ChunkStart) {
		this.#text = text;
		this.#limit = limit;
		this.#next = next;
		const context = before instanceof BlockContext ? before : undefined;
		this.#blocks = [...(context?.blocks ?? [])];
		this.#leaf = context?.leaf ?? 'none';
		this.#attributes = context?.attributes ?? noAttributes;
	}

	/** Reads a line; whether there was one to read. */
	readLine(): boolean {
		const text = this.#text;
		const from = this.#next;
		const newline = text.indexOf('\n', from);
		const next = newline === -1 ? text.length : newline + 1;
		const line = text.slice(from, next).trimEnd();
		if (from >= text.length || (from >= this.#limit && this.#canEndBefore(line, next))) {
			return false;
		}
		this.#next = next;
		this.#read(line, { start: from, end: from + line.length });
		return true;
	}

	finish(): Chunk {
		this.#closeParagraph();
		const isStart = this.#blocks.length === 0 && this.#leaf === 'none' && this.#attributes === noAttributes;
		return {
			end: this.#next,
			reach: Math.max(this.#next, this.#reach),
			after: isStart ? undefined : new BlockContext(this.#blocks, this.#leaf, this.#attributes),
			definitions: [],
			pieces: this.#pieces,
		};
	}

	/** Not in text, except before an item of a list or a cell of a table, which begin text of their own. */
	#canEndBefore(line: string, next: number): boolean {
		if (this.#paragraph === undefined) {
			return true;
		}
		this.#reach = Math.max(this.#reach, next);
		const table = this.#blocks.find(block => block.table !== undefined)?.table;
		return (table !== undefined && opensCell(line, table)) || (this.#leaf !== 'text' && isListItem(line));
	}

	/** Reads a line, or what a cell has of one; `depth` is how many blocks the cell is in. */
	#read(line: string, range: TextRange, depth = 0): void {
		const isIn = (index: number) => index >= depth;
		const table = this.#blocks.findIndex((block, index) => isIn(index) && block.table !== undefined);
		const closed = this.#blocks.findIndex((block, index) => isIn(index) && block.end === line);
		if (closed !== -1 && (table === -1 || closed <= table)) {
			this.#close(closed);
		} else if (table === -1) {
			this.#readBlockLine(line, range);
		} else if (comment.test(line)) {
			this.#closeParagraph();
		} else if (!directive.test(line)) {
			this.#readCells(line, range, table);
		}
	}

	#readCells(line: string, { start: from }: TextRange, index: number): void {
		const block = this.#blocks[index];
		if (block?.table === undefined) {
			return;
		}
		for (const { isNew, table, start, end } of splitCells(line, block.table)) {
			if (isNew) {
				this.#close(index + 1);
				this.#blocks[index] = { ...block, table };
			}
			const written = line.slice(start, end).trimEnd();
			const text = isNew ? written.trimStart() : written;
			const at = from + start + written.length - text.length;
			const range = { start: at, end: at + text.length };
			if (table.cell === 'a') {
				this.#read(text, range, index + 1);
			} else if (text === '') {
				this.#closeParagraph();
			} else if (table.cell !== 'l') {
				this.#addText(range);
				this.#leaf = 'text';
			}
		}
	}

	#readBlockLine(line: string, range: TextRange): void {
		if (this.#blocks.at(-1)?.isVerbatim === true || directive.test(line)) {
			return;
		} else if (line === '' || line === '+') {
			this.#closeParagraph();
			this.#leaf = line === '' && this.#leaf === 'term' ? 'term' : 'none';
		} else if (this.#leaf === 'verbatim') {
			return;
		} else if (this.#leaf === 'entry') {
			this.#leaf = line.endsWith('\\') ? 'entry' : 'none';
		} else if (comment.test(line)) {
			this.#closeParagraph();
		} else if (delimiter.test(line)) {
			this.#openBlock(line);
		} else if (attributeLine.test(line)) {
			this.#closeParagraph();
			this.#leaf = 'none';
			this.#attributes = readBlockAttributes(line, this.#attributes);
		} else if (this.#leaf === 'text') {
			this.#addText(range);
		} else if (this.#leaf === 'item' || this.#leaf === 'term' || this.#leaf === 'itemText') {
			this.#continueItem(line, range);
		} else if (this.#leaf === 'none') {
			this.#startBlock(line, range);
		}
	}

	#openBlock(line: string): void {
		const { style, form } = this.#attributes;
		const isStyled = line === '--' && verbatimStyles.has(style);
		const isNested = this.#blocks.some(block => block.table !== undefined);
		this.#closeParagraph();
		this.#blocks.push({
			end: line.startsWith('```') ? '```' : line,
			isVerbatim: isStyled || verbatimDelimiter.test(line),
			table: /^[|,:!]/.test(line) ? openTable(line, form, isNested) : undefined,
		});
		this.#leaf = 'none';
		this.#attributes = noAttributes;
	}

	/** Ends all blocks but the outermost ones. */
	#close(count: number): void {
		this.#closeParagraph();
		this.#blocks.length = count;
		this.#leaf = 'none';
		this.#attributes = noAttributes;
	}

	#startBlock(line: string, range: TextRange): void {
		const { style } = this.#attributes;
		const isItem = isListItem(line);
		if (title.test(line) && !isItem) {
			this.#addPassage(range);
			return;
		}
		if (entry.test(line)) {
			this.#leaf = line.endsWith('\\') ? 'entry' : 'none';
			return;
		}
		this.#attributes = noAttributes;
		if (this.#isSection(line)) {
			this.#addPassage(range);
		} else if (style === 'verse') {
			this.#addText(range);
			this.#leaf = 'text';
		} else if (strictStyles.has(style)) {
			this.#leaf = 'verbatim';
		} else if (isItem) {
			this.#startItem(line, range);
		} else if (this.#readMacro(line, range) || pageBreak.test(line)) {
			this.#leaf = 'none';
		} else if (verbatimStyles.has(style) || (style === '' && /^[ \t]/.test(line))) {
			this.#leaf = 'literal';
		} else {
			this.#addText(range);
			this.#leaf = 'text';
		}
	}

	#startItem(line: string, range: TextRange): void {
		this.#addText(range);
		this.#leaf = isBareTerm(line) ? 'term' : 'item';
	}

	/** Only the first line below that of the marker may be more than text. */
	#continueItem(line: string, range: TextRange): void {
		if (this.#leaf !== 'itemText' && title.test(line)) {
			this.#closeParagraph();
			this.#leaf = 'none';
			this.#startBlock(line, range);
		} else if (isListItem(line)) {
			this.#closeParagraph();
			this.#startItem(line, range);
		} else if (this.#leaf === 'itemText' || !this.#readMacro(line, range)) {
			this.#addText(range);
			this.#leaf = 'itemText';
		}
	}

	/** Takes a line that is nothing but an image or the like. */
	#readMacro(line: string, range: TextRange): boolean {
		const link = readBlockMacro(this.#text, range);
		if (link === undefined && !otherMacro.test(line)) {
			return false;
		}
		this.#closeParagraph();
		this.#pieces.push(...(link === undefined ? [] : [link]));
		this.#leaf = 'none';
		return true;
	}

	#addText({ start: from, end }: TextRange): void {
		this.#paragraph = { start: this.#paragraph?.start ?? from, end };
	}

	/** Whether a line is the title of a section; then the line that underlines it is read too. */
	#isSection(line: string): boolean {
		if (this.#blocks.length > 0 || /^[ \t.]/.test(line) || sectionTitle.test(line)) {
			return this.#blocks.length === 0 && sectionTitle.test(line);
		}
		const newline = this.#text.indexOf('\n', this.#next);
		const next = newline === -1 ? this.#text.length : newline + 1;
		const below = this.#text.slice(this.#next, next).trimEnd();
		const isClose = Math.abs(line.length - below.length) < 2;
		const isUnderlined = isClose && underline.test(below) && /[\p{Alphabetic}\p{N}]/u.test(line);
		this.#reach = Math.max(this.#reach, next);
		this.#next = isUnderlined ? next : this.#next;
		return isUnderlined;
	}

	#closeParagraph(): void {
		if (this.#paragraph !== undefined) {
			this.#addPassage(this.#paragraph);
			this.#paragraph = undefined;
		}
	}

	/** Lets lines be read for images in them when all else is read. */
	#addPassage({ start: from, end }: TextRange): void {
		const written = this.#text.slice(from, end);
		if (written.includes('image:')) {
			const text = ownText(written);
			this.#pieces.push(function* () {
				const links = yield* findInlineMacros(text);
				return { links: links.map(link => moveLink(link, offset => offset + from)) };
			});
		}
	}
}
