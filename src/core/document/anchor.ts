/** A range of a text by offsets in UTF-16 code units that follows the edits made to the text. */
export interface Anchor {
	readonly start: number;
	readonly end: number;
}

/** One replacement: `length` code units from `offset` become `text`. */
export interface TextChange {
	readonly offset: number;
	readonly length: number;
	readonly text: string;
}

/**
 * Where an anchor is after one event's changes, all of which speak of the text before it and do not
 * overlap; undefined when the text it stood in is gone. What is typed at its edges, or over an edge
 * and text outside, stays outside; what is typed exactly at a caret comes behind it.
 */
export function moveAnchor(anchor: Anchor, changes: readonly TextChange[]): Anchor | undefined {
	if (isGone(anchor, changes)) {
		return undefined;
	}
	const end = anchor.end + sum(changes.map(change => endShift(anchor.end, change)));
	return anchor.start === anchor.end
		? { start: end, end }
		: { start: anchor.start + sum(changes.map(change => startShift(anchor.start, change))), end };
}

/** The changes that take back one event's `changes` of `text`, which are in order and do not overlap. */
export function invertChanges(text: string, changes: readonly TextChange[]): TextChange[] {
	let shift = 0;
	return changes.map(({ offset, length, text: added }) => {
		const inverse = {
			offset: offset + shift,
			length: added.length,
			text: text.slice(offset, offset + length),
		};
		shift += added.length - length;
		return inverse;
	});
}

function isGone({ start, end }: Anchor, changes: readonly TextChange[]): boolean {
	if (start === end) {
		return changes.some(({ offset, length }) => offset < start && start < offset + length);
	}
	const lost = changes.map(({ offset, length }) => Math.min(end, offset + length) - Math.max(start, offset));
	return sum(lost.filter(length => length > 0)) === end - start;
}

function startShift(start: number, { offset, length, text }: TextChange): number {
	if (offset + length <= start) {
		return text.length - length;
	}
	return offset < start ? offset + text.length - start : 0;
}

function endShift(end: number, { offset, length, text }: TextChange): number {
	if (offset >= end) {
		return 0;
	}
	return offset + length <= end ? text.length - length : offset - end;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}
