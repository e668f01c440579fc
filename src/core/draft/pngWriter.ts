import { joinBytes } from '../image/bytes.ts';
import { Zlib } from 'fflate';
import { crc32 } from '../image/crc32.ts';
import type { Size } from '../size.ts';
import type { PictureWriter } from './pictureWriter.ts';

/** Writes a PNG: truecolour, 8 bits, every row as differences from the pixel on the left. */
export function createPngWriter(size: Size): PictureWriter {
	const rowLength = 3 * size.width;
	const packed: Uint8Array[] = [];
	let rowsLeft = size.height;
	// Memory has to be fixed: fflate would choose it with a logarithm, which may differ between engines.
	const zlib = new Zlib({ level: 4, mem: 4 }, piece => packed.push(piece));
	return {
		add(band) {
			const rows = band.length / rowLength;
			rowsLeft -= rows;
			zlib.push(filterRows(band, rows), rowsLeft === 0);
		},
		finish: () =>
			joinBytes([
				new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
				...chunk('IHDR', header(size)),
				...chunk('IDAT', joinBytes(packed)),
				...chunk('IEND', new Uint8Array()),
			]),
	};
}

const subtractLeft = 1;

function filterRows(band: Uint8Array, rows: number): Uint8Array {
	const rowLength = band.length / rows;
	const filtered = new Uint8Array(band.length + rows);
	let target = 0;
	for (let start = 0; start < band.length; start += rowLength) {
		filtered[target] = subtractLeft;
		filtered.set(band.subarray(start, start + 3), target + 1);
		target += 4;
		for (let source = start + 3; source < start + rowLength; source++) {
			filtered[target++] = (band[source] ?? 0) - (band[source - 3] ?? 0);
		}
	}
	return filtered;
}

function header({ width, height }: Size): Uint8Array {
	const bytes = new Uint8Array(13);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, width);
	view.setUint32(4, height);
	bytes.set([8, 2], 8);
	return bytes;
}

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
	const name = Uint8Array.from(type, letter => letter.charCodeAt(0));
	return [bigEndian(data.length), name, data, bigEndian(crc32(data, crc32(name)))];
}

function bigEndian(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value);
	return bytes;
}
