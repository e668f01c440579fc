import type { Size } from '../size.ts';
import { createJpegWriter } from './jpegWriter.ts';
import type { Layer } from './layer.ts';
import { createMark } from './mark.ts';
import { choosePalette } from './palette.ts';
import { bandHeight } from './pictureWriter.ts';
import { createPngWriter } from './pngWriter.ts';
import { createRandom } from './random.ts';
import { createSky } from './sky.ts';
import { createWaves } from './waves.ts';

/** What a draft depends on. */
export interface DraftOptions {
	readonly prompt: string;
	readonly seed: number;
	readonly size: Size;
	readonly format: 'png' | 'jpeg';
}

/**
 * Draws a placeholder picture: soft hills in colours that follow from prompt and seed, marked DRAFT.
 *
 * The same options give the same bytes on every platform: the drawing uses whole numbers and the four
 * basic operations, which IEEE 754 fixes to the last bit, and none of the functions (sine, power, root)
 * that engines may round differently.
 *
 * @param pause waited for about every 12 milliseconds of work, to let others run; if it rejects, the
 * drawing stops with its error
 * @returns the whole file, of exactly the size asked for
 */
export async function drawDraft(options: DraftOptions, pause: () => Promise<void>): Promise<Uint8Array> {
	const { size, format } = options;
	const layers = composeDraft(options);
	const writer = format === 'png' ? createPngWriter(size) : createJpegWriter(size);
	let since = performance.now();
	for (let top = 0; top < size.height; top += bandHeight) {
		writer.add(paintBand(layers, size, top));
		if (performance.now() - since > 12) {
			await pause();
			since = performance.now();
		}
	}
	return writer.finish();
}

function composeDraft({ prompt, seed, size }: DraftOptions): readonly Layer[] {
	const random = createRandom(`${seed}\n${prompt}`);
	const palette = choosePalette(random);
	return [
		...createSky(size, palette, random),
		...createWaves(size, palette, random),
		createMark(size, palette),
	];
}

function paintBand(layers: readonly Layer[], size: Size, top: number): Uint8Array {
	const rows = Math.min(bandHeight, size.height - top);
	const band = new Uint8Array(3 * size.width * rows);
	const row = new Float32Array(3 * size.width);
	for (let y = 0; y < rows; y++) {
		for (const layer of layers) {
			layer.paintRow(top + y, row);
		}
		const offset = y * row.length;
		for (let index = 0; index < row.length; index++) {
			band[offset + index] = (row[index] ?? 0) + 0.5;
		}
	}
	return band;
}
