import type { Colour } from './palette.ts';

/** One thing in the picture. The layers of a picture are painted one over the other. */
export interface Layer {
	/**
	 * Paints over one row of the picture.
	 *
	 * @param y the row, 0 at the top
	 * @param row red, green and blue of each pixel, 0 to 255, changed in place
	 */
	paintRow(y: number, row: Float32Array): void;
}

/** Moves the pixel in column `x` towards a colour by `part`, 0 (not at all) to 1 (wholly). */
export function blendPixel(row: Float32Array, x: number, colour: Colour, part: number): void {
	const index = 3 * x;
	const red = row[index] ?? 0;
	const green = row[index + 1] ?? 0;
	const blue = row[index + 2] ?? 0;
	row[index] = red + (colour[0] - red) * part;
	row[index + 1] = green + (colour[1] - green) * part;
	row[index + 2] = blue + (colour[2] - blue) * part;
}

/** An S-shaped rise from 0 to 1 while `part` goes from 0 to 1, flat outside. */
export function smoothStep(part: number): number {
	const inside = clampUnit(part);
	return inside * inside * (3 - 2 * inside);
}

/** The number, or the nearest one from 0 to 1. */
export function clampUnit(value: number): number {
	return value < 0 ? 0 : value > 1 ? 1 : value;
}
