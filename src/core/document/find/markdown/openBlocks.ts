import type { Container, Fence, OpenLeaf } from './containers.ts';
import { BlockContext, copy } from './containers.ts';
import type { Context } from '../grammar.ts';
import type { Findings } from './findings.ts';
import type { Line } from './line.ts';

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
}

/** HTML, of one of the kinds of HTML blocks. */
export interface HtmlBlock extends LinesBase {
	readonly kind: 'html';
	readonly html: number;
}

/** The blocks that are open at a line. */
export class OpenBlocks {
	readonly containers: Container[];
	/** How many of the containers the line continues. */
	matched = 0;
	/** The block in the innermost container that no other can be in. */
	leaf: Lines | Fence | undefined;
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
	beginLeaf(leaf: Lines | Fence): void {
		this.begin();
		this.leaf = leaf;
	}

	/** Begins a block that others are in. */
	beginContainer(container: Container): void {
		this.begin();
		this.containers.push(container);
		this.matched++;
	}

	/** Adds a line to the paragraph that is open. */
	addLine({ content, end, isMarked }: Line): void {
		if (this.leaf?.kind === 'paragraph') {
			this.leaf.lines.push(content, end);
			this.leaf.isMarked ||= isMarked;
		}
	}

	closeLeaf(): void {
		if (this.leaf?.kind === 'paragraph') {
			this.#findings.addText(this.leaf);
		} else if (this.leaf?.kind === 'html') {
			this.#findings.addHtml(this.leaf);
		}
		this.leaf = undefined;
	}
}

/** A paragraph to add lines to. */
export function newParagraph(isContinued = false): Paragraph {
	return { kind: 'paragraph', lines: [], isMarked: false, isContinued };
}

function openLeaf(leaf: OpenLeaf): Lines | Fence {
	switch (leaf.kind) {
		case 'paragraph':
			return newParagraph(leaf.isDefinitions);
		case 'html':
			return { kind: 'html', lines: [], isMarked: false, html: leaf.html };
		case 'fence':
			return leaf;
	}
}

function toOpenLeaf(leaf: Lines | Fence, isDefinitions: boolean): OpenLeaf {
	switch (leaf.kind) {
		case 'paragraph':
			return { kind: 'paragraph', isDefinitions };
		case 'html':
			return { kind: 'html', html: leaf.html };
		case 'fence':
			return leaf;
	}
}
