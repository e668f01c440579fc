import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, LineReader, Work } from '../grammar.ts';
import type { ReadText } from './findings.ts';
import { Findings } from './findings.ts';
import { findFrontMatter } from './frontMatter.ts';
import { endsHtmlBlock } from './htmlBlock.ts';
import { Line } from './line.ts';
import type { Lines } from './openBlocks.ts';
import { newParagraph, OpenBlocks } from './openBlocks.ts';
import type { OpenLine, Start } from './starts.ts';
import { skipQuoteMark } from './starts.ts';

/** What is different in MDX. */
export interface Dialect {
	/** Text that is indented by so many columns is code. */
	readonly codeIndent: number;
	readonly startBlock: (place: OpenLine) => Start;
	readonly readText: ReadText;
}

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
		if (mayEnd && (leaf === undefined || leaf.kind === 'fence')) {
			return false;
		}
		if (mayEnd && leaf?.kind === 'paragraph') {
			return this.#readLineOf(leaf);
		}
		this.#readLine();
		return true;
	}

	finish(): Chunk {
		const { next: end, reach } = this.#line;
		const after = this.#blocks.context;
		this.#blocks.closeLeaf();
		const { definitions, pieces } = this.#findings;
		return { end, reach: Math.max(end, reach), after, definitions, pieces };
	}

	/** Reads a line, if it belongs to the paragraph that is open; else all is as before. */
	#readLineOf(paragraph: Lines): boolean {
		const line = this.#line;
		const { next, reach } = line;
		const before = [...this.#blocks.containers];
		const count = this.#findings.count;
		this.#readLine();
		if (this.#blocks.leaf === paragraph) {
			return true;
		}
		this.#findings.cutTo(count);
		line.reach = Math.max(reach, line.next, line.reach);
		line.next = next;
		this.#blocks.restore(before, paragraph);
		return false;
	}

	#readLine(): void {
		this.#line.open();
		this.#matchContainers();
		if (!this.#continueLeaf()) {
			this.#startBlocks();
		}
	}

	#matchContainers(): void {
		const line = this.#line;
		const blocks = this.#blocks;
		blocks.matched = 0;
		for (const container of blocks.containers) {
			if (container === 'quote') {
				if (line.isBlank || line.indent >= this.#dialect.codeIndent || line.code !== 0x3e) {
					return;
				}
				skipQuoteMark(line);
			} else if (line.isBlank) {
				if (container.isEmpty) {
					return;
				}
			} else if (line.indent >= container.width) {
				line.skipColumns(container.width);
				container.isEmpty = false;
			} else {
				return;
			}
			blocks.matched++;
		}
	}

	/** Whether the line is nothing but a part of the leaf that is open, or its end. */
	#continueLeaf(): boolean {
		const line = this.#line;
		const blocks = this.#blocks;
		const { leaf } = blocks;
		if (leaf === undefined || blocks.matched < blocks.containers.length) {
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
				if (line.isBlank) {
					blocks.closeLeaf();
				}
				return line.isBlank;
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
		if (blocks.paragraph === undefined) {
			blocks.beginLeaf(newParagraph());
		}
		blocks.addLine(line);
	}
}
