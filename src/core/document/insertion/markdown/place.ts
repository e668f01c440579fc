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
	readonly isJsx: boolean;
}

/** Whether a line is not there or holds nothing but spaces and the marks of quotes. */
export function isBlank(text: string, line: Anchor | undefined): boolean {
	return line === undefined || /^[\s>]*$/.test(text.slice(line.start, line.end));
}

/** Whether a line is blank for what is above it and starts with `prefix`: it begins no quote. */
export function isBlankBelow(text: string, line: Anchor | undefined, prefix: string): boolean {
	const marks = line === undefined ? '' : text.slice(line.start, line.end).replaceAll(/\s/g, '');
	return isBlank(text, line) && prefix.replaceAll(/\s/g, '').startsWith(marks);
}

/** Whether an offset is the start of a block that no quote or list above goes on with. */
export function isAtStart({ document, blocks, index, block }: Place, offset: number): boolean {
	const before = blocks.findLastIndex(({ kind }, at) => at < index && kind !== 'blank');
	return (
		block.kind !== 'blank' &&
		block.first.start === offset &&
		isBlank(document.text, blocks[index - 1]?.reach) &&
		// An item or a line of a quote may have no text.
		blocks
			.slice(Math.max(before, 0), index)
			.every(each => countShared(each.containers, block.containers) === 0)
	);
}

/** What a line below a block starts with to stay in the same quotes and list items. */
export function prefixBelow({ document: { text }, block }: Place): string {
	const { containers, kind, first, content } = block;
	const marks = text.slice(first.start, content).replace(/[^\s>]/g, ' ');
	// The marks of a footnote may be wider than what its further lines start with.
	const isNote = containers.some(each => each.kind === 'note' || each.kind === 'admonition');
	const isFixed = containers.length === 0 || kind === 'code' || kind === 'math' || isNote;
	return isFixed ? prefixOf(containers) : marks;
}
