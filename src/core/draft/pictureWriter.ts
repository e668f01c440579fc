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
