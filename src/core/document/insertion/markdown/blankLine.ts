import type { Anchor } from '../../anchor.ts';
import { lineBelow } from '../../line.ts';
import { gapOnLines } from '../layout.ts';
import type { DocumentText, Gap } from '../layout.ts';
import type { Block } from './blocks.ts';
import { countShared, prefixOf } from './containers.ts';
import type { Container } from './containers.ts';
import { isBlank, isBlankBelow } from './place.ts';
import type { Place } from './place.ts';

/** On an empty line, which may be in a quote or belong to a list item, or begin one. */
export function gapOnBlankLine(place: Place, areBlocks: boolean): Gap {
	const { text, eol } = place.document;
	const line = place.block.first;
	const raw = text.slice(line.start, line.end);
	const above = place.blocks.slice(0, place.index).findLast(isText);
	const below = place.blocks.slice(place.index + 1).find(isText);
	const item = findEmptyItem(place, below);
	if (item !== undefined) {
		return gapOnBlankLine(item, areBlocks);
	}
	const containers = findContainers(place.block, raw, above, below);
	const prefix = prefixOf(containers);
	const last = containers.at(-1);
	const isNew = last !== undefined && above?.containers.includes(last) !== true;
	const isUnder = !isNew && above?.last.start !== undefined && !isBlank(text, lineAboveOf(place));
	const isListed = below !== undefined && countShared(containers, below.containers) === containers.length;
	const isSibling = isListed && !containers.every(each => below.containers.includes(each));
	const isNextEmpty = isBlankBelow(text, lineBelow(text, line), prefix);
	// It is part of the text of its quote or item that is right above it, as one below that would be.
	const isAttached =
		isUnder &&
		last !== undefined &&
		!areBlocks &&
		above?.kind === 'paragraph' &&
		above.containers.at(-1) === last &&
		(isNextEmpty || isSibling);
	const empty = prefix.trimEnd() + eol;
	const before = isNew ? `${raw.trimEnd()} ` : isUnder && !isAttached ? empty + prefix : prefix;
	const between = isAttached || (isNew && !areBlocks) ? eol + prefix : eol + empty + prefix;
	const isPart = (isNew || isAttached) && isSibling && below.kind !== 'heading';
	const isApart = !isNextEmpty && !isPart;
	// The last line of a document ends with a line break, as it did.
	const isLast = line.start > 0 && line.end === text.length && !isNew;
	const after = isApart ? eol + prefix.trimEnd() : isLast ? eol : '';
	return gapOnLines(line, [before, between, after], prefix);
}

/** The item without text above, if there is one and its list goes on below: no other line is in that list. */
function findEmptyItem(place: Place, below: Block | undefined): Place | undefined {
	const { document, blocks, index, block } = place;
	if (isItem(document, block)) {
		return undefined;
	}
	const at = blocks.findLastIndex((each, other) => other < index && (isText(each) || isItem(document, each)));
	const above = blocks[at];
	const isListed =
		above?.kind === 'blank' &&
		countShared(above.containers, below?.containers ?? []) === above.containers.length;
	return isListed ? { ...place, index: at, block: above } : undefined;
}

/** Whether an empty line begins an item. */
function isItem({ text }: DocumentText, { kind, first }: Block): boolean {
	return kind === 'blank' && !isBlank(text, first);
}

function isText({ kind }: Block): boolean {
	return kind !== 'blank';
}

function lineAboveOf({ blocks, index }: Place): Anchor | undefined {
	return blocks[index - 1]?.reach;
}

/** The quotes and items that a text on an empty line would be in. */
function findContainers(
	block: Block,
	raw: string,
	above: Block | undefined,
	below: Block | undefined,
): readonly Container[] {
	const shared = countShared(above?.containers ?? [], below?.containers ?? []);
	const quote = block.containers.findLastIndex(({ kind }) => kind === 'quote');
	let columns = /\s*$/.exec(raw)?.[0].length ?? 0;
	const end = block.containers.findIndex((container, index) => {
		if (index <= quote) {
			return false;
		}
		const isKept =
			index < shared || above?.containers.includes(container) !== true || columns >= container.width;
		columns -= container.width;
		return !isKept;
	});
	return end === -1 ? block.containers : block.containers.slice(0, end);
}
