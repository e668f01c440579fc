import { ownText } from '../ownText.ts';

/** The lines of a block without what its containers and its indentation put before them. */
export class Content {
	/** Lines end with `\n`, whatever they end with in the document. */
	readonly text: string;
	/** By line: where it starts in `text`, and where it starts in the document. */
	readonly #starts: readonly number[];
	readonly #places: readonly number[];

	/** `lines` holds the start and the end of each line in the document; `\n`, or what is given, stands between them. */
	constructor(document: string, lines: readonly number[], joint = '\n') {
		const starts: number[] = [];
		const places: number[] = [];
		let text = '';
		for (let index = 0; index < lines.length; index += 2) {
			const start = lines[index] ?? 0;
			starts.push(text.length + (index === 0 ? 0 : 1));
			places.push(start);
			text += (index === 0 ? '' : joint) + document.slice(start, lines[index + 1]);
		}
		this.text = ownText(text.replaceAll('\0', '\uFFFD'));
		this.#starts = starts;
		this.#places = places;
	}

	/** Where a character of `text`, or its end, is in the document. */
	readonly place = (offset: number): number => {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return (this.#places[low] ?? 0) + offset - (this.#starts[low] ?? 0);
	};
}
