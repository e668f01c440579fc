import type { Anchor } from '../anchor.ts';

/** What of a text shows no image, and where a link goes that is asked for in it. */
export interface Closed extends Anchor {
	readonly exit: number;
}

/**
 * What a pattern finds around an offset between two others. The way out is behind it, or in front of it if
 * the pattern has a group `front` and that took part.
 */
export function findClosed(
	text: string,
	{ start: from, end: to }: Anchor,
	{ pattern, offset }: { readonly pattern: RegExp; readonly offset: number },
): Closed | undefined {
	for (const { index, 0: found, groups } of text.slice(from, to).matchAll(pattern)) {
		const [start, end] = [from + index, from + index + found.length];
		if (offset <= start) {
			return undefined;
		}
		if (offset < end) {
			return { start, end, exit: groups?.['front'] === undefined ? end : start };
		}
	}
	return undefined;
}
