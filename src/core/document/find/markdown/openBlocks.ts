import type { Container, Fence, OpenLeaf } from './containers.ts';
import { BlockContext, copy } from './containers.ts';
import type { Context } from '../grammar.ts';
import type { Findings } from './findings.ts';
import type { Line } from './line.ts';
import type { Table } from './table.ts';

/** A block whose lines belong together. */
export type Lines = Paragraph | HtmlBlock;

interface LinesBase {
	/** Of each line the start and the end. */
	readonly lines: number[];
	/** Whether one of them holds a sign that every image has. */
	isMarked: boolean;
}

/** A paragraph, or a heading. */
export interface Paragraph extends LinesBase {
	readonly kind: 'paragraph';
	/** Whether it begins in the chunk before, where it is nothing but definitions. */
	readonly isContinued: boolean;
	/** Whether its last line may be the head of a table. */
	mayBeHead: boolean;
}

/** HTML, of one of the kinds of HTML blocks. */
export interface HtmlBlock extends LinesBase {
	readonly kind: 'html';
	readonly html: number;
}

/** A block that no other can be in. */
export type Leaf = Lines | Fence | Table;

/** The blocks that are open at a line. */
export class OpenBlocks {
	readonly containers: Container[];
	/** How many of the containers the line continues. */
	matched = 0;
	/** What is open in the innermost container. */
	leaf: Leaf | undefined;
	readonly #findings: Findings;

	constructor(context: Context | undefined, findings: Findings) {
		if (context instanceof BlockContext) {
			this.containers = context.containers.map(copy);
			this.leaf = context.leaf && openLeaf(context.leaf);
		} else {
			this.containers = [];
		}
		this.#findings = findings;
	}

	/** What matters of it for the lines that follow; a paragraph that they may add to is nothing but definitions. */
	contextWith(isDefinitions: boolean): Context | undefined {
		const { containers, leaf } = this;
		const isNone = containers.length === 0 && leaf === undefined;
		return isNone ? undefined : new BlockContext(containers, leaf && toOpenLeaf(leaf, isDefinitions));
	}

	/** The paragraph that is open, also where the line does not continue what that is in. */
	get paragraph(): Paragraph | undefined {
		return this.leaf?.kind === 'paragraph' ? this.leaf : undefined;
	}

	/** Whether the line is in all the containers that are open. */
	get isInside(): boolean {
		return this.matched === this.containers.length;
	}

	/** The table that the line may continue. */
	get table(): Table | undefined {
		return this.leaf?.kind === 'table' && this.isInside ? this.leaf : undefined;
	}

	/** Ends what the line does not continue, so that a new block can begin. */
	begin(): void {
		this.closeLeaf();
		// Even to the same, a new length takes longer than all the rest.
		if (this.containers.length > this.matched) {
			this.containers.length = this.matched;
		}
	}

	/** Goes back to what was open before a line. */
	restore(containers: readonly Container[], leaf: Lines): void {
		this.containers.splice(0, Infinity, ...containers);
		this.leaf = leaf;
	}

	/** Begins a block in the innermost container. */
	beginLeaf(leaf: Leaf): void {
		this.begin();
		this.leaf = leaf;
	}

	/** Begins a block that others are in. */
	beginContainer(container: Container): void {
		this.begin();
		this.containers.push(container);
		this.matched++;
	}

	/** Adds a line to the paragraph or the table that is open. */
	addLine(line: Line, mayBeHead: boolean): void {
		if (this.leaf?.kind === 'table') {
			this.#findings.addRow(this.leaf, line);
		} else if (this.leaf?.kind === 'paragraph') {
			this.leaf.lines.push(line.content, line.end);
			this.leaf.isMarked ||= line.isMarked;
			this.leaf.mayBeHead = mayBeHead && this.isInside;
		}
	}

	/** Begins a table below its head, the last line of a paragraph. */
	beginTable(columns: number, { lines, isMarked }: Paragraph): void {
		const [start = 0, end = 0] = lines.splice(-2);
		this.closeLeaf();
		const table: Table = { kind: 'table', columns, cells: [] };
		this.leaf = table;
		this.#findings.addRow(table, { content: start, end, isMarked });
	}

	closeLeaf(): void {
		if (this.leaf?.kind === 'paragraph') {
			this.#findings.addText(this.leaf);
		} else if (this.leaf?.kind === 'html') {
			this.#findings.addHtml(this.leaf);
		} else if (this.leaf?.kind === 'table') {
			this.#findings.addTable(this.leaf);
		}
		this.leaf = undefined;
	}
}

/** A paragraph to add lines to. */
export function newParagraph(isContinued = false): Paragraph {
	return { kind: 'paragraph', lines: [], isMarked: false, isContinued, mayBeHead: false };
}

function openLeaf(leaf: OpenLeaf): Leaf {
	switch (leaf.kind) {
		case 'paragraph':
			return newParagraph(leaf.isDefinitions);
		case 'html':
			return { kind: 'html', lines: [], isMarked: false, html: leaf.html };
		case 'table':
			return { kind: 'table', columns: leaf.columns, cells: [] };
		case 'fence':
			return leaf;
	}
}

function toOpenLeaf(leaf: Leaf, isDefinitions: boolean): OpenLeaf {
	switch (leaf.kind) {
		case 'paragraph':
			return { kind: 'paragraph', isDefinitions };
		case 'html':
			return { kind: 'html', html: leaf.html };
		case 'table':
			return { kind: 'table', columns: leaf.columns };
		case 'fence':
			return leaf;
	}
}
