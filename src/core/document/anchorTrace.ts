import type { Anchor } from './anchor.ts';
import type { Spot } from './insertion.ts';
import { findSpotAgain, isOnlyText, reach, withLineFeeds } from './spotAgain.ts';
import type { RememberedSpot } from './spotAgain.ts';

/** An open document, as far as a trace of an anchor needs it. Offsets are in UTF-16 code units. */
export interface TracedText {
	readonly length: number;
	readonly isCrlf: boolean;
	readonly between: (start: number, end: number) => string;
	/** The number of line breaks before an offset. */
	readonly lineAt: (offset: number) => number;
}

/** What an anchor is known by when its text was replaced as a whole, or taken away and put back. */
export type AnchorTrace = RememberedSpot;

/** A spot that is a place in the text. */
type AnchoredSpot = Exclude<Spot, { readonly mode: 'end' }>;

/** A text that is longer is not kept to know it by. */
const longest = 10_000;

/**
 * What an anchor in `text` is known by, whatever line breaks the document gets; undefined for a very long one. Whether
 * its own text stands nowhere else is looked for only when that is not the text of the `earlier` trace.
 */
export function traceAnchor(
	text: TracedText,
	{ start, end }: Anchor,
	earlier?: AnchorTrace,
): AnchorTrace | undefined {
	if (end - start > longest) {
		return undefined;
	}
	const plain = (from: number, to: number) => withLineFeeds(text.between(from, to)).replace(/\r$/, '');
	const place = (offset: number) => offset - (text.isCrlf ? text.lineAt(offset) : 0);
	const own = plain(start, end);
	return {
		mode: 'replace',
		start: place(start),
		end: place(end),
		before: plain(Math.max(0, start - reach), start),
		after: plain(end, Math.min(text.length, end + reach)),
		own,
		isOnly: own === earlier?.own ? earlier.isOnly : isOnlyText(() => plain(0, text.length), own),
	};
}

/**
 * Where the same text is in a document now; undefined when that cannot be told. In other surroundings it is not to be
 * replaced: its mode is `below`.
 */
export function findAnchorAgain(text: string, trace: AnchorTrace): AnchoredSpot | undefined {
	const spot = findSpotAgain(text, trace);
	return spot !== undefined &&
		spot.mode !== 'end' &&
		withLineFeeds(text.slice(spot.anchor.start, spot.anchor.end)) === trace.own
		? spot
		: undefined;
}
