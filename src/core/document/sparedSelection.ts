import { moveAnchor } from './anchor.ts';
import type { Anchor, TextChange } from './anchor.ts';

/** What an editor makes of a selection that an edit disturbs, and what it should be. */
export interface SparedSelection {
	/** Where the edit puts its end. */
	readonly pushedEnd: number;
	readonly kept: Anchor;
}

/**
 * Changes that make the same of a text as `changes` do, which are in order, and disturb none of the `selections` where
 * that can be: text that begins with a line break may as well be put behind the line break that it comes in front of.
 */
export function spareSelections(
	text: string,
	changes: readonly TextChange[],
	selections: readonly Anchor[],
): readonly TextChange[] {
	return changes.map((change, index) => {
		const limit = changes[index + 1]?.offset ?? text.length + 1;
		const isFree = (each: TextChange) => selections.every(selection => !disturbs(text, each, selection));
		return sameChanges(text, change, limit).find(isFree) ?? change;
	});
}

/**
 * How a selection that ends where one of `changes` puts text is kept as it was: an editor makes that text part of it,
 * or puts a caret behind it. Undefined for any other.
 */
export function spareSelection(
	text: string,
	changes: readonly TextChange[],
	selection: Anchor,
): SparedSelection | undefined {
	const change = changes.find(each => each.offset === selection.end && disturbs(text, each, selection));
	const kept = change && moveAnchor(selection, changes);
	return kept && { pushedEnd: kept.end + change.text.length, kept };
}

/** The text before a caret stays before it; one at the start of a line goes on with that line. */
function disturbs(text: string, { offset, text: added }: TextChange, { start, end }: Anchor): boolean {
	if (start < end) {
		return start < offset && offset <= end;
	}
	const isAtLine = offset === 0 || text[offset - 1] === '\n';
	return start === offset && !(isAtLine && added.endsWith('\n'));
}

/** A change, and those further on and before `limit` that make the same of the text. */
function sameChanges(text: string, change: TextChange, limit: number): readonly TextChange[] {
	const { offset, length, text: added } = change;
	const [eol] = /^\r?\n/.exec(added) ?? [];
	if (length > 0 || eol === undefined || !text.startsWith(eol, offset) || offset + eol.length >= limit) {
		return [change];
	}
	const next = { offset: offset + eol.length, length, text: added.slice(eol.length) + eol };
	return [change, ...sameChanges(text, next, limit)];
}
