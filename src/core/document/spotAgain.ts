import type { Spot } from './insertion.ts';

/** A spot that outlives its document's being open: its offsets, and the text around it to know it by. */
export interface RememberedSpot {
	readonly mode: Spot['mode'];
	readonly start: number;
	readonly end: number;
	readonly before: string;
	readonly after: string;
	/** The text that is to be replaced. */
	readonly replaced?: string | undefined;
}

/** How much text on either side is remembered, in UTF-16 code units. */
const reach = 80;

/** What is to be remembered of a spot in `text`. */
export function rememberSpot(text: string, spot: Spot): RememberedSpot {
	if (spot.mode === 'end') {
		return { mode: 'end', start: text.length, end: text.length, before: '', after: '' };
	}
	const { start, end } = spot.anchor;
	const before = text.slice(Math.max(0, start - reach), start);
	const known = { mode: spot.mode, start, end, before, after: text.slice(end, end + reach) };
	return spot.mode === 'replace' ? { ...known, replaced: text.slice(start, end) } : known;
}

/**
 * Where a remembered spot is in `text` now: where it was, or the one place with the same text around it.
 * Undefined when it cannot be told. The text at the spot itself may have changed only where it was.
 */
export function findSpotAgain(text: string, spot: RememberedSpot): Spot | undefined {
	const { mode, start, end, before, after } = spot;
	if (mode === 'end') {
		return { mode };
	}
	const isAt = (from: number, to: number) =>
		to <= text.length && text.slice(0, from).endsWith(before) && text.slice(to).startsWith(after);
	// What has changed since is not replaced: the link goes below it.
	const found = (from: number, to: number): Spot => {
		const isSame = mode !== 'replace' || text.slice(from, to) === spot.replaced;
		return { mode: isSame ? mode : 'below', anchor: { start: from, end: to } };
	};
	if (isAt(start, end)) {
		return found(start, end);
	}
	const length = end - start;
	const places: number[] = [];
	// Without text in front every place would do.
	for (let at = before === '' ? -1 : text.indexOf(before); at !== -1; at = text.indexOf(before, at + 1)) {
		const from = at + before.length;
		if (from + length <= text.length && text.startsWith(after, from + length)) {
			places.push(from);
		}
	}
	const [only, second] = places;
	return only === undefined || second !== undefined ? undefined : found(only, only + length);
}
