import type { LinkPart, LinkTarget, TextRange } from '../imageLink.ts';
import { longestLabel, normaliseLabel, readDestination, readLabel, readTitle, skipGap } from './linkParts.ts';

/** What makes a link of the text in brackets before it. */
export type Ending = InlineEnding | ReferenceEnding;

interface InlineEnding {
	readonly kind: 'inline';
	readonly end: number;
	readonly target: LinkTarget;
	readonly title: LinkPart | undefined;
}

interface ReferenceEnding {
	readonly kind: 'reference';
	readonly end: number;
	/** The label as definitions are looked up by, and where it is written. */
	readonly name: string;
	readonly label: TextRange;
}

/** Reads `(target "title")` (CommonMark 0.31, 6.3). */
export function readInlineEnding(text: string, from: number): InlineEnding | undefined {
	if (text[from] !== '(') {
		return undefined;
	}
	const destination = readDestination(text, skipGap(text, from + 1));
	if (destination === undefined) {
		return undefined;
	}
	const beforeTitle = skipGap(text, destination.end);
	const title = beforeTitle === destination.end ? undefined : readTitle(text, beforeTitle);
	const end = title === undefined ? beforeTitle : skipGap(text, title.end);
	return text[end] === ')'
		? { kind: 'inline', end: end + 1, target: destination.value, title: title?.value }
		: undefined;
}

/** Reads the `[label]` or `[]` that follows text in brackets, or nothing: then the text is the label. */
export function readReferenceEnding(
	text: string,
	inner: TextRange,
	hasInner: boolean,
): ReferenceEnding | undefined {
	const from = inner.end + 1;
	const written = readLabel(text, from);
	const label = written === undefined ? inner : { start: from + 1, end: written.end - 1 };
	// Labels have no brackets in them, and are not looked up when they are too long.
	if (written === undefined && (hasInner || inner.end - inner.start > longestLabel)) {
		return undefined;
	}
	const name = normaliseLabel(text.slice(label.start, label.end));
	const end = written?.end ?? (text.startsWith('[]', from) ? from + 2 : from);
	return name === '' ? undefined : { kind: 'reference', end, name, label };
}
