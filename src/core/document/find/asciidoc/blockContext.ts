import type { Context } from '../grammar.ts';
import { ownText } from '../ownText.ts';
import type { Table, TableForm } from './table.ts';
import { plainForm, readTableForm } from './table.ts';

/** A delimited block that is open. */
export interface Block {
	/** The line that ends it. */
	readonly end: string;
	/** Whether its text is left as it is. */
	readonly isVerbatim: boolean;
	/** When it is one. */
	readonly table: Table | undefined;
}

/**
 * What the next line goes on with: nothing, a paragraph, the item of a list that the last line began, a term that
 * is yet to be explained, the text of such an item, text that is left as it is, up to a blank line or also to
 * another block, or an attribute of the document.
 */
export type Leaf = 'none' | 'text' | 'item' | 'term' | 'itemText' | 'verbatim' | 'literal' | 'entry';

/** What lines of attributes say of the block that follows. */
export interface BlockAttributes {
	readonly style: string;
	readonly form: TableForm;
}

/** Those of a block without such lines. */
export const noAttributes: BlockAttributes = { style: '', form: plainForm };

/** What a line of attributes says, with what those above it said. */
export function readBlockAttributes(line: string, { style, form }: BlockAttributes): BlockAttributes {
	return {
		style: /^\[([\p{L}\p{N}_-]+)(?=[,.#%\]])/u.exec(line)?.[1] ?? style,
		form: readTableForm(line, form),
	};
}

/** What is open between two lines. */
export class BlockContext implements Context {
	readonly key: string;
	readonly blocks: readonly Block[];
	readonly leaf: Leaf;
	readonly attributes: BlockAttributes;

	constructor(blocks: readonly Block[], leaf: Leaf, { style, form }: BlockAttributes) {
		this.blocks = blocks.map(block => ({ ...block, end: ownText(block.end) }));
		this.leaf = leaf;
		this.attributes = { style: ownText(style), form };
		this.key = JSON.stringify([blocks, leaf, this.attributes]);
	}
}
