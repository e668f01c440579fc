import type { Anchor } from '../../anchor.ts';
import type { DocumentText } from '../layout.ts';
import type { Block } from './blocks.ts';
import { countShared, prefixOf } from './containers.ts';

/** A place in a document by the block it is in. */
export interface Place {
	readonly document: DocumentText;
	readonly blocks: readonly Block[];
	readonly index: number;
	readonly block: Block;
}

/** Whether a line is not there or holds nothing but spaces and the marks of quotes. */
export function isBlank(text: string, line: Anchor | undefined): boolean {
	return line === undefined || /^[\s>]*$/.test(text.slice(line.start, line.end));
}

/** Whether an offset is the start of a block that no quote or list above goes on with. */
export function isAtStart({ document, blocks, index, block }: Place, offset: number): boolean {
	const before = blocks.slice(0, index).findLast(({ kind }) => kind !== 'blank');
	return (
		block.kind !== 'blank' &&
		block.first.start === offset &&
		isBlank(document.text, blocks[index - 1]?.reach) &&
		(before === undefined || countShared(before.containers, block.containers) === 0)
	);
}

/** What a line below a block starts with to stay in the same quotes and list items. */
export function prefixBelow({ document: { text }, block }: Place): string {
	const { containers, kind, first, content } = block;
	const marks = text.slice(first.start, content).replace(/[^\s>]/g, ' ');
	return containers.length === 0 || kind === 'code' ? prefixOf(containers) : marks;
}
