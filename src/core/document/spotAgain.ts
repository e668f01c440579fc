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
	/** The text at the spot itself. */
	readonly own?: string | undefined;
	/** Whether that is long enough to be known by itself, and stood nowhere else. */
	readonly isOnly?: boolean | undefined;
}

/** How much text on either side is remembered, in UTF-16 code units. */
export const reach = 80;

/** A text that is shorter may stand anywhere by chance. */
const shortest = 8;

/** What is to be remembered of a spot in a document. */
export function rememberSpot(document: string, spot: Spot): RememberedSpot {
	const text = withLineFeeds(document);
	if (spot.mode === 'end') {
		return { mode: 'end', start: text.length, end: text.length, before: '', after: '' };
	}
	const place = (offset: number) => withLineFeeds(document.slice(0, offset)).length;
	const [start, end] = [place(spot.anchor.start), place(spot.anchor.end)];
	const own = text.slice(start, end);
	return {
		mode: spot.mode,
		start,
		end,
		before: text.slice(Math.max(0, start - reach), start),
		after: text.slice(end, end + reach),
		own,
		isOnly: isOnlyText(() => text, own),
	};
}

/**
 * Where a remembered spot is in a document now: where its own text is if there was only one such text and still is,
 * else where it was, or the one place with the same text around it. Undefined when it cannot be told.
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

/** Whether a part of a text is long enough to be known by itself, and stands in it only once. */
export function isOnlyText(whole: () => string, part: string): boolean {
	return part.trim().length >= shortest && findOnly(whole(), part) !== undefined;
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
	const { mode, start, end, before, after, own = '', isOnly } = spot;
	if (mode === 'end') {
		return { mode };
	}
	const isAt = (from: number, to: number) =>
		to <= text.length && text.slice(0, from).endsWith(before) && text.slice(to).startsWith(after);
	// What has changed since is not replaced: the link goes below it.
	const found = (from: number, to: number): Spot => {
		const isSame = mode !== 'replace' || text.slice(from, to) === own;
		return { mode: isSame ? mode : 'below', anchor: { start: from, end: to } };
	};
	const only = isOnly === true ? findOnly(text, own) : undefined;
	if (only !== undefined) {
		const to = only + own.length;
		// What is around it now may be a link that has taken its place.
		return { mode: mode === 'replace' && !isAt(only, to) ? 'below' : mode, anchor: { start: only, end: to } };
	}
	// A spot that was all there was has nothing around it to be known by.
	const wasAll = before === '' && after === '';
	if (wasAll ? text === own : isAt(start, end)) {
		return found(start, end);
	}
	if (before === '') {
		// Without text in front every place would do.
		return undefined;
	}
	const at = findOnly(text, before, from => {
		const to = from + before.length + end - start;
		return to <= text.length && text.startsWith(after, to);
	});
	return at === undefined ? undefined : found(at + before.length, at + before.length + end - start);
}

/** Where a part that is not empty stands in a text, of the places that count; undefined for none or several. */
function findOnly(text: string, part: string, counts = (_at: number) => true): number | undefined {
	const places: number[] = [];
	for (let at = text.indexOf(part); at !== -1 && places.length < 2; at = text.indexOf(part, at + 1)) {
		if (counts(at)) {
			places.push(at);
		}
	}
	return places.length === 1 ? places[0] : undefined;
}
