/** A range by offsets in UTF-16 code units, the end not included. */
export interface TextRange {
	readonly start: number;
	readonly end: number;
}

/** A part of a link: what a reader of the document gets, and where it is written. */
export interface LinkPart {
	readonly text: string;
	readonly range: TextRange;
}

/** What a link points to. */
export interface LinkTarget extends LinkPart {
	/** The text at its range. */
	readonly raw: string;
}

/** An image link of a document. */
export interface ImageLink {
	/**
	 * How it is written: `![alt](target)`, `![alt][label]`, an HTML or JSX element, an AsciiDoc macro, a
	 * reStructuredText directive.
	 */
	readonly kind: 'inline' | 'reference' | 'html' | 'macro' | 'directive';
	/** All of the link; of a reference without its definition; in a cell of reStructuredText its first line. */
	readonly range: TextRange;
	/**
	 * Escapes and entities resolved, markup left out. No range where the link says nothing of an alt text, or says it
	 * in lines of a cell, with other text between them.
	 */
	readonly alt: { readonly text: string; readonly range: TextRange | undefined };
	readonly title: LinkPart | undefined;
	/**
	 * The path or URL, escapes and entities resolved, nothing percent-decoded; without quotes or brackets. Of a `src`
	 * without a value it is empty, and behind that.
	 */
	readonly target: LinkTarget;
	/** Of a reference: what gives it target and title, and its label. In `![label]` the label is the alt text too. */
	readonly definition: TextRange | undefined;
	readonly label: TextRange | undefined;
	/** In pixels, where the link says so. */
	readonly width: number | undefined;
	readonly height: number | undefined;
}

/** Where an offset is after a move. */
export type Place = (offset: number) => number;

/** A range in its new place. */
export function moveRange({ start, end }: TextRange, place: Place): TextRange {
	return { start: place(start), end: place(end) };
}

/** A part of a link in its new place. */
export function movePart(part: LinkPart, place: Place): LinkPart {
	return { text: part.text, range: moveRange(part.range, place) };
}

/** A target in its new place. */
export function moveTarget(target: LinkTarget, place: Place): LinkTarget {
	return { text: target.text, raw: target.raw, range: moveRange(target.range, place) };
}

/** A link in its new place, all of it. */
export function moveLink(link: ImageLink, place: Place): ImageLink {
	const { kind, alt, title, definition, label, width, height } = link;
	return {
		kind,
		range: moveRange(link.range, place),
		alt: { text: alt.text, range: alt.range && moveRange(alt.range, place) },
		title: title && movePart(title, place),
		target: moveTarget(link.target, place),
		definition: definition && moveRange(definition, place),
		label: label && moveRange(label, place),
		width,
		height,
	};
}
