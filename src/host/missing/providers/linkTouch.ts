import type { ImageLink, TextRange } from '../../../core/document/find/imageLink.ts';

/** Whether a range is in a link or at its edge, or in the definition that gives the link its target. */
export function touchesLink({ range, definition }: ImageLink, touched: TextRange): boolean {
	return touches(range, touched) || (definition !== undefined && touches(definition, touched));
}

/** Whether two ranges have a place in common, be it an edge. */
function touches(one: TextRange, other: TextRange): boolean {
	return one.start <= other.end && other.start <= one.end;
}
