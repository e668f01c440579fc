import type { Spot } from './insertion.ts';

/**
 * A spot that outlives its document's being open: its offsets, and the text around it to know it by. All of it
 * is as if lines ended with a line feed: the document's line breaks may be others by then.
 */
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
export const reach = 80;

/** What is to be remembered of a spot in a document. */
export function rememberSpot(document: string, spot: Spot): RememberedSpot {
	const text = withLineFeeds(document);
	if (spot.mode === 'end') {
		return { mode: 'end', start: text.length, end: text.length, before: '', after: '' };
	}
	const place = (offset: number) => withLineFeeds(document.slice(0, offset)).length;
	const [start, end] = [place(spot.anchor.start), place(spot.anchor.end)];
	const before = text.slice(Math.max(0, start - reach), start);
	const known = { mode: spot.mode, start, end, before, after: text.slice(end, end + reach) };
	return spot.mode === 'replace' ? { ...known, replaced: text.slice(start, end) } : known;
}

/**
 * Where a remembered spot is in a document now: where it was, or the one place with the same text around it.
 * Undefined when it cannot be told. The text at the spot itself may have changed only where it was.
 */
export function findSpotAgain(document: string, remembered: RememberedSpot): Spot | undefined {
	const text = withLineFeeds(document);
	const spot = findIn(text, remembered);
	if (spot === undefined || spot.mode === 'end' || text.length === document.length) {
		return spot;
	}
	const { start, end } = spot.anchor;
	return { ...spot, anchor: { start: start + countLines(text, start), end: end + countLines(text, end) } };
}

/** A text as if its lines ended with a line feed. */
export function withLineFeeds(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

function countLines(text: string, end: number): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
		count++;
	}
	return count;
}

function findIn(text: string, spot: RememberedSpot): Spot | undefined {
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
