/** A length in pixels: of other units it is not known what they come to. */
export function readPixels(text: string | undefined): number | undefined {
	const digits = /^\s*(\d{1,6})(?:px)?\s*$/.exec(text ?? '')?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** The size in pixels that a title ends with, as in `"Title =300x200"`; undefined where it says nothing. */
export function readSizeHint(title: string | undefined): {
	readonly width: number | undefined;
	readonly height: number | undefined;
} {
	const match = /(?:^|\s)=(\d{1,6})x(\d{1,6})$/.exec(title ?? '');
	return { width: match ? Number(match[1]) : undefined, height: match ? Number(match[2]) : undefined };
}
