/** A quote, a list item, a footnote or an admonition that a block is in. */
export interface Container {
	readonly kind: 'quote' | 'item' | 'note' | 'admonition';
	/** What a line starts with to be in it. */
	readonly mark: string;
	/** How many columns of indentation its further lines need; none for a quote. */
	readonly width: number;
	/** The same for all items of a list. */
	readonly list: ListMark;
}

/** What the marks of a list's items end with: another one begins another list. */
export interface ListMark {
	readonly sign: string;
}

/** How many containers two blocks of a document have in common, those of their lists' items included. */
export function countShared(above: readonly Container[], below: readonly Container[]): number {
	const different = above.findIndex((container, index) => container.list !== below[index]?.list);
	return different === -1 ? above.length : different;
}

/** What a line starts with to be in all of the containers. */
export function prefixOf(containers: readonly Container[]): string {
	return containers.map(({ mark }) => mark).join('');
}
