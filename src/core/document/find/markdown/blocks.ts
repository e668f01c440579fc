import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, LineReader, Work } from '../grammar.ts';
import type { ReadText } from './findings.ts';
import { matchContainers } from './containers.ts';
import { Findings } from './findings.ts';
import { findFrontMatter } from './frontMatter.ts';
import { endsHtmlBlock } from './htmlBlock.ts';
import { Line } from './line.ts';
import type { Lines, Paragraph } from './openBlocks.ts';
import { newParagraph, OpenBlocks } from './openBlocks.ts';
import type { OpenLine, Start } from './starts.ts';
import { countColumns, splitRow } from './table.ts';

/** What is different in MDX. */
export interface Dialect {
	/** Text that is indented by so many columns is code. */
	readonly codeIndent: number;
	readonly startBlock: (place: OpenLine) => Start;
	readonly readText: ReadText;
}

/** How often in a row it is tried to end a chunk within a block. */
const mostTries = 4;
/** What a title begins with: on the line below it may belong to a definition. */
const titleMarks = '"\'(';
const closingFence = /(?:`{3,}|~{3,})(?=[ \t]*(?![^\r\n]))/y;

/** Reads the blocks of a Markdown document (CommonMark 0.31, 3 to 5). */
export function readBlocks(start: ChunkStart, dialect: Dialect): Work<Chunk> {
	return readLines(new BlockReader(start, dialect));
}

class BlockReader implements LineReader {
	readonly #limit: number;
	readonly #dialect: Dialect;
	readonly #line: Line;
	readonly #findings: Findings;
	readonly #blocks: OpenBlocks;
	/** Whether the chunk ends in a paragraph, between definitions. */
	#isCut = false;
	#tries = 0;
	/** How many lines a block has to have, each counted twice, for the next try. */
	#nextTry = 0;

	constructor({ text, start, before, limit }: ChunkStart, dialect: Dialect) {
		const matter = start === 0 ? findFrontMatter(text) : { end: start, reach: start };
		this.#limit = limit;
		this.#dialect = dialect;
		this.#line = new Line(text, matter.end);
		this.#line.reach = matter.reach;
		this.#findings = new Findings(text, dialect.readText);
		this.#blocks = new OpenBlocks(before, this.#findings);
	}

	/** Reads a line; whether there was one to read. */
	readLine(): boolean {
		const line = this.#line;
		const { next, text } = line;
		if (next >= text.length) {
			return false;
		}
		// Where `\r\n` may come to be nothing ends.
		const mayEnd = next >= this.#limit && text[next - 1] !== '\r';
		const { leaf } = this.#blocks;
		if (mayEnd) {
			if (leaf === undefined || leaf.kind === 'fence' || leaf.kind === 'table') {
				return false;
			}
			if (leaf.kind === 'paragraph') {
				return this.#readLineOf(leaf);
			}
			if (this.#mayTry(leaf) && this.#findings.isPlainAtEnd(leaf)) {
				return false;
			}
		}
		this.#readLine();
		return true;
	}

	finish(): Chunk {
		const { next: end, reach } = this.#line;
		const after = this.#blocks.contextWith(this.#isCut);
		this.#blocks.closeLeaf();
		const { definitions, pieces } = this.#findings;
		return { end, reach: Math.max(end, reach), after, definitions, pieces };
	}

	/** Reads a line, if the paragraph that is open cannot be left to it; else all is as before. */
	#readLineOf(paragraph: Paragraph): boolean {
		const line = this.#line;
		const { next, reach } = line;
		const before = [...this.#blocks.containers];
		const count = this.#findings.count;
		const { isMarked } = paragraph;
		const { length } = paragraph.lines;
		const isDefinitions = this.#mayTry(paragraph) && this.#findings.isAllDefinitions(paragraph);
		this.#readLine();
		if (this.#blocks.leaf?.kind === 'table') {
			return true;
		}
		if (this.#blocks.leaf === paragraph) {
			const first = line.text[paragraph.lines[length] ?? 0] ?? '';
			if (!isDefinitions || titleMarks.includes(first)) {
				return true;
			}
			this.#isCut = true;
			paragraph.lines.length = length;
			paragraph.isMarked = isMarked;
		}
		this.#findings.cutTo(count);
		line.reach = Math.max(reach, line.next, line.reach);
		line.next = next;
		this.#blocks.restore(before, paragraph);
		return false;
	}

	/** Whether to look through a block that cannot be left to the next line as long as something in it is open. */
	#mayTry({ kind, lines }: Lines): boolean {
		if (lines.length < this.#nextTry) {
			return false;
		}
		this.#tries++;
		if (this.#tries % mostTries === 0) {
			// What is written by people is complete after some lines; text is not looked through over and over.
			this.#nextTry = kind === 'html' ? lines.length * mostTries : Infinity;
		}
		return true;
	}

	#readLine(): void {
		this.#line.open();
		this.#blocks.matched = matchContainers(this.#line, this.#blocks.containers, this.#dialect.codeIndent);
		if (!this.#continueLeaf()) {
			this.#startBlocks();
		}
	}

	/** Whether the line is nothing but a part of the leaf that is open, or its end. */
	#continueLeaf(): boolean {
		const line = this.#line;
		const blocks = this.#blocks;
		const { leaf } = blocks;
		if (leaf === undefined || !blocks.isInside) {
			return false;
		}
		switch (leaf.kind) {
			case 'fence': {
				const isFence = line.indent < this.#dialect.codeIndent;
				const marks = isFence ? line.match(closingFence)?.[0] : undefined;
				if (marks?.[0] === leaf.mark && marks.length >= leaf.length) {
					blocks.leaf = undefined;
				}
				return true;
			}
			case 'html':
				leaf.lines.push(line.at, line.end);
				leaf.isMarked ||= line.isMarked;
				if (leaf.html >= 6 ? line.isBlank : endsHtmlBlock(leaf.html, line.text.slice(line.at, line.end))) {
					blocks.closeLeaf();
				}
				return true;
			case 'paragraph':
			case 'table':
				if (line.isBlank) {
					blocks.closeLeaf();
				}
				return line.isBlank || this.#startTable();
		}
	}

	/** Starts blocks for as long as the line holds more of them; what is left is text. */
	#startBlocks(): void {
		const line = this.#line;
		const blocks = this.#blocks;
		for (let start: Start = 'container'; start === 'container';) {
			const isIndented = line.indent >= this.#dialect.codeIndent;
			if (line.isBlank || (isIndented && blocks.paragraph === undefined)) {
				blocks.begin();
				return;
			}
			const { startBlock } = this.#dialect;
			start = isIndented ? 'none' : startBlock({ line, blocks, findings: this.#findings });
			if (start === 'leaf') {
				return;
			}
		}
		if (blocks.paragraph === undefined && blocks.table === undefined) {
			blocks.beginLeaf(newParagraph());
		}
		blocks.addLine(line, line.indent < this.#dialect.codeIndent);
	}

	/** Whether the line makes a table of the last one. */
	#startTable(): boolean {
		const line = this.#line;
		const { paragraph } = this.#blocks;
		if (
			paragraph?.mayBeHead !== true ||
			line.indent >= this.#dialect.codeIndent ||
			!'|-:'.includes(line.text.charAt(line.content))
		) {
			return false;
		}
		const [start = 0, end = 0] = paragraph.lines.slice(-2);
		const columns = countColumns(line.text.slice(line.content, line.end));
		const isTable =
			columns > 0 &&
			line.text.slice(start, end).includes('|') &&
			splitRow(line.text, start, end).length === columns;
		if (isTable) {
			this.#blocks.beginTable(columns, paragraph);
		}
		return isTable;
	}
}
