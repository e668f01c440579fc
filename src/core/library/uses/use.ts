/** A place in a document that shows or names an image. */
export interface Use {
	/** The document's id. */
	readonly document: string;
	/** As it is written. */
	readonly target: string;
	/** Where it starts, in UTF-16 code units. */
	readonly offset: number;
	/** Counted from 1. */
	readonly line: number;
	/** Whether it is an image link, or only the path of an image. */
	readonly kind: 'link' | 'mention';
}
