import type { TextChange } from '../anchor.ts';

/** A part of the text there was, or new text. */
type Piece = { readonly start: number; readonly end: number } | string;

/** A text that changes are made to one after another, and what they are together. */
export class GrowingText {
	readonly #length: number;
	#text: string;
	#pieces: readonly Piece[];

	constructor(text: string) {
		this.#length = text.length;
		this.#text = text;
		this.#pieces = [{ start: 0, end: text.length }];
	}

	get text(): string {
		return this.#text;
	}

	/** All changes as ones of the text there was: in order, no two at one place. */
	get edits(): readonly TextChange[] {
		const edits: TextChange[] = [];
		let offset = 0;
		let text = '';
		for (const piece of [...this.#pieces, { start: this.#length, end: this.#length }]) {
			if (typeof piece === 'string') {
				text += piece;
				continue;
			}
			if (text !== '' || piece.start > offset) {
				edits.push({ offset, length: piece.start - offset, text });
			}
			offset = piece.end;
			text = '';
		}
		return edits;
	}

	/** Makes a change, which speaks of the text as it is now. */
	change({ offset, length, text }: TextChange): void {
		const before = cut(this.#pieces, 0, offset);
		const after = cut(this.#pieces, offset + length, this.#text.length);
		this.#text = this.#text.slice(0, offset) + text + this.#text.slice(offset + length);
		this.#pieces = [...before, text, ...after];
	}
}

/** The pieces from one offset of the text that they make to another. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	for (const piece of pieces) {
		const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
		const start = Math.max(from - at, 0);
		const end = Math.min(to - at, length);
		if (start < end) {
			found.push(
				typeof piece === 'string'
					? piece.slice(start, end)
					: { start: piece.start + start, end: piece.start + end },
			);
		}
		at += length;
	}
	return found;
}
