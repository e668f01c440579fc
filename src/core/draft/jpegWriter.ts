import { joinBytes } from '../image/bytes.ts';
import type { Size } from '../size.ts';
import { BitWriter } from './bitWriter.ts';
import { transformBlock, transformScale } from './cosineTransform.ts';
import { chrominance, type CodeTable, type JpegTables, luminance, zigzag } from './jpegTables.ts';
import { bandHeight, type PictureWriter } from './pictureWriter.ts';

/** Writes a baseline JPEG of quality 85, colour at half the resolution both ways (4:2:0). */
export function createJpegWriter(size: Size): PictureWriter {
	const bits = new BitWriter();
	const planes = createPlanes(size.width);
	const y = createComponent(bits, luminance);
	const cb = createComponent(bits, chrominance);
	const cr = createComponent(bits, chrominance);
	return {
		add(band) {
			fillPlanes(planes, band, size.width);
			for (let x = 0; x < planes.width; x += 16) {
				y(planes.y, planes.width, x);
				y(planes.y, planes.width, x + 8);
				y(planes.y, planes.width, x + 8 * planes.width);
				y(planes.y, planes.width, x + 8 * planes.width + 8);
				cb(planes.cb, planes.width / 2, x / 2);
				cr(planes.cr, planes.width / 2, x / 2);
			}
		},
		finish: () => joinBytes([headers(size), bits.finish(), Uint8Array.of(0xff, 0xd9)]),
	};
}

/** A band of brightness, and of the two colour differences at half the resolution; 0 is the middle. */
interface Planes {
	/** A multiple of 16. */
	readonly width: number;
	readonly y: Float32Array;
	readonly cb: Float32Array;
	readonly cr: Float32Array;
}

function createPlanes(pictureWidth: number): Planes {
	const width = Math.ceil(pictureWidth / 16) * 16;
	const area = width * bandHeight;
	return { width, y: new Float32Array(area), cb: new Float32Array(area / 4), cr: new Float32Array(area / 4) };
}

/** Pixels beyond the right and the lower edge repeat the last ones. */
function fillPlanes({ width, y: brightness, cb, cr }: Planes, band: Uint8Array, pictureWidth: number): void {
	const lastRow = band.length / (3 * pictureWidth) - 1;
	cb.fill(0);
	cr.fill(0);
	for (let y = 0; y < bandHeight; y++) {
		const start = 3 * pictureWidth * Math.min(y, lastRow);
		for (let x = 0; x < width; x++) {
			const source = start + 3 * Math.min(x, pictureWidth - 1);
			const red = band[source] ?? 0;
			const green = band[source + 1] ?? 0;
			const blue = band[source + 2] ?? 0;
			const half = (y >> 1) * (width >> 1) + (x >> 1);
			brightness[y * width + x] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
			cb[half] = (cb[half] ?? 0) + (0.5 * blue - 0.168736 * red - 0.331264 * green) / 4;
			cr[half] = (cr[half] ?? 0) + (0.5 * red - 0.418688 * green - 0.081312 * blue) / 4;
		}
	}
}

/** Gives a function that writes the block at `start` of a plane. */
function createComponent(bits: BitWriter, { steps, first, rest }: JpegTables) {
	const block = new Float32Array(64);
	const levels = new Int32Array(64);
	const factors = Float64Array.from(steps, (step, index) => {
		const place = zigzag[index] ?? 0;
		return 1 / (8 * step * (transformScale[place >> 3] ?? 1) * (transformScale[place & 7] ?? 1));
	});
	let previous = 0;
	return (plane: Float32Array, planeWidth: number, start: number) => {
		for (let index = 0; index < 64; index++) {
			block[index] = plane[start + (index >> 3) * planeWidth + (index & 7)] ?? 0;
		}
		transformBlock(block);
		for (let index = 0; index < 64; index++) {
			const level = (block[zigzag[index] ?? 0] ?? 0) * (factors[index] ?? 0);
			levels[index] = level < 0 ? level - 0.5 : level + 0.5;
		}
		const average = levels[0] ?? 0;
		writeLevel(bits, first, 0, average - previous);
		previous = average;
		writeRest(bits, rest, levels);
	};
}

const endOfBlock = 0x00;
const sixteenZeros = 0xf0;

function writeRest(bits: BitWriter, table: CodeTable, levels: Int32Array): void {
	let zeros = 0;
	for (let index = 1; index < 64; index++) {
		const level = levels[index] ?? 0;
		if (level === 0) {
			zeros++;
			continue;
		}
		for (; zeros >= 16; zeros -= 16) {
			writeCode(bits, table, sixteenZeros);
		}
		writeLevel(bits, table, zeros, level);
		zeros = 0;
	}
	if (zeros > 0) {
		writeCode(bits, table, endOfBlock);
	}
}

/** One symbol says how many zeros come before and how many bits follow; then those bits of the level. */
function writeLevel(bits: BitWriter, table: CodeTable, zeros: number, level: number): void {
	const length = 32 - Math.clz32(Math.abs(level));
	writeCode(bits, table, zeros * 16 + length);
	bits.write(level < 0 ? level - 1 : level, length);
}

function writeCode(bits: BitWriter, table: CodeTable, symbol: number): void {
	const code = table.codes[symbol] ?? 0;
	bits.write(code >> 5, code & 31);
}

function headers({ width, height }: Size): Uint8Array {
	const sides = [height >> 8, height & 255, width >> 8, width & 255];
	return joinBytes([
		Uint8Array.of(0xff, 0xd8),
		// JFIF 1.1, square pixels, no thumbnail.
		segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		segment(0xdb, [0, ...luminance.steps, 1, ...chrominance.steps]),
		// Three components: number, sampling, table of steps.
		segment(0xc0, [8, ...sides, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
		segment(0xc4, [0x00, ...luminance.first.statement, 0x10, ...luminance.rest.statement]),
		segment(0xc4, [0x01, ...chrominance.first.statement, 0x11, ...chrominance.rest.statement]),
		segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
	]);
}

function segment(marker: number, content: readonly number[]): Uint8Array {
	const length = content.length + 2;
	return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...content);
}
