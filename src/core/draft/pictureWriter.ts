/** Turns rows of pixels into a file, a band at a time, so that no call takes long. */
export interface PictureWriter {
	/**
	 * Adds the next rows.
	 *
	 * @param band red, green and blue of each pixel, row by row; `bandHeight` rows, fewer only at the end
	 */
	add(band: Uint8Array): void;
	/** The whole file, once every row was added. */
	finish(): Uint8Array;
}

/** How many rows a writer takes at once: two rows of JPEG blocks. */
export const bandHeight = 16;

/** Joins pieces of bytes. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let offset = 0;
	for (const piece of pieces) {
		joined.set(piece, offset);
		offset += piece.length;
	}
	return joined;
}
