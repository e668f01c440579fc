import type { Definition, Passage, Reading, Work } from '../grammar.ts';
import { findImages } from '../html/scan.ts';
import type { ImageLink } from '../imageLink.ts';
import { moveLink } from '../imageLink.ts';
import { Content } from './content.ts';
import { readDefinitions } from './definitions.ts';
import { endsInText } from './htmlBlock.ts';
import type { Line } from './line.ts';
import type { HtmlBlock, Lines, Paragraph } from './openBlocks.ts';
import type { Table } from './table.ts';
import { readCells, splitRow } from './table.ts';

/** How many links are moved between pauses. */
const linkSpan = 512;

/** What is read in a paragraph: a way to read it when all definitions are known. */
export type ReadText = (content: Content, start: number) => Passage;

const image = /!\[|<img(?=[\s/>])/i;

/** A paragraph with its definitions, when it had so many lines. */
interface Defined {
	readonly lines: readonly number[];
	readonly count: number;
	readonly content: Content;
	readonly definitions: readonly Definition[];
	/** Where its other text starts. */
	readonly end: number;
}

/** What the blocks of a chunk have in them. */
export class Findings {
	readonly definitions: Definition[] = [];
	readonly pieces: (ImageLink | Passage)[] = [];
	readonly #text: string;
	readonly #readText: ReadText;
	#defined: Defined | undefined;

	constructor(text: string, readText: ReadText) {
		this.#text = text;
		this.#readText = readText;
	}

	/** How much was found. */
	get count(): readonly [definitions: number, pieces: number] {
		return [this.definitions.length, this.pieces.length];
	}

	/** Takes back what was found since there was so much. */
	cutTo([definitions, pieces]: readonly [definitions: number, pieces: number]): void {
		this.definitions.length = definitions;
		this.pieces.length = pieces;
	}

	/** Whether all the lines of a paragraph are definitions. */
	isAllDefinitions(paragraph: Paragraph): boolean {
		if (paragraph.lines.length === 0) {
			return paragraph.isContinued;
		}
		if (!this.#hasDefinition(paragraph)) {
			return false;
		}
		const { content, end } = this.#define(paragraph);
		return end === content.text.length;
	}

	/** Whether the lines of an HTML block end outside of its tags and comments, and of what is no HTML in it. */
	isPlainAtEnd(block: HtmlBlock): boolean {
		return endsInText(`${new Content(this.#text, block.lines).text}\n`);
	}

	/** Takes in a paragraph or a heading. */
	addText(block: Lines): void {
		const hasImage = this.#hasImage(block);
		const hasDefinition = this.#hasDefinition(block);
		if (!hasImage && !hasDefinition) {
			return;
		}
		if (!hasDefinition) {
			this.pieces.push(this.#readText(new Content(this.#text, block.lines), 0));
			return;
		}
		const { content, definitions, end } = this.#define(block);
		for (const definition of definitions) {
			this.definitions.push(definition);
		}
		if (hasImage) {
			this.pieces.push(this.#readText(content, end));
		}
	}

	/** Takes in an HTML block. */
	addHtml(block: Lines): void {
		if (this.#hasImage(block)) {
			const content = new Content(this.#text, block.lines);
			this.pieces.push(() => readHtml(content));
		}
	}

	/** Takes in a row of a table; what has no column is not shown. */
	addRow(
		{ columns, cells }: Table,
		{ content, end, isMarked }: Pick<Line, 'content' | 'end' | 'isMarked'>,
	): void {
		if (isMarked) {
			for (const cell of splitRow(this.#text, content, end).slice(0, columns)) {
				if (image.test(this.#text.slice(cell[0], cell.at(-1)))) {
					cells.push(new Content(this.#text, cell, '|'));
				}
			}
		}
	}

	/** Takes in a table, as far as it was read. */
	addTable({ cells }: Table): void {
		if (cells.length > 0) {
			this.pieces.push(readCells(cells.map(cell => this.#readText(cell, 0))));
		}
	}

	/** Reads the definitions of a paragraph, once for its lines: where a chunk may end they are asked for before. */
	#define({ lines }: Lines): Defined {
		if (this.#defined?.lines !== lines || this.#defined.count !== lines.length) {
			const content = new Content(this.#text, lines);
			this.#defined = { lines, count: lines.length, content, ...readDefinitions(content) };
		}
		return this.#defined;
	}

	#hasImage({ lines, isMarked }: Lines): boolean {
		return isMarked && image.test(this.#text.slice(lines[0], lines.at(-1)));
	}

	#hasDefinition({ lines: [start] }: Lines): boolean {
		return start !== undefined && this.#text[start] === '[';
	}
}

function* readHtml({ text, place }: Content): Work<Reading> {
	const links: ImageLink[] = [];
	for (const link of yield* findImages(text)) {
		links.push(moveLink(link, place));
		if (links.length % linkSpan === 0) {
			yield;
		}
	}
	return { links };
}
