import { hasText, joinBytes, viewOf } from '../bytes.ts';
import { measureWebp } from '../webp.ts';
import { bytesToLetters, lettersToBytes } from './letters.ts';
import { mostChunks, mostParts } from './limits.ts';
import type { Edit } from './splice.ts';
import type { Layout, Part, PartKind, Walk } from './walk.ts';

/** Whether the file starts as a WebP does (RFC 9649, 2.4). */
export function isWebp(head: Uint8Array): boolean {
	return hasText(head, 0, 'RIFF') && hasText(head, 8, 'WEBP');
}

/** Finds the metadata of a WebP file. */
export function* walkWebp(): Walk<Layout> {
	const parts: Part[] = [];
	const start = yield { offset: 0, length: firstChunk };
	const fileEnd = start.length < firstChunk ? 0 : 8 + viewOf(start).getUint32(4, true);
	let offset = firstChunk;
	for (let count = 0; count < mostChunks && parts.length < mostParts && offset < fileEnd; count++) {
		const header = yield { offset, length: 8 };
		if (header.length < 8) {
			break;
		}
		const dataStart = offset + 8;
		const dataEnd = dataStart + viewOf(header).getUint32(4, true);
		if (dataEnd > fileEnd) {
			break;
		}
		const end = Math.min(dataEnd + (dataEnd % 2), fileEnd);
		const kind = kinds.get(bytesToLetters(header.subarray(0, 4)));
		if (kind !== undefined) {
			parts.push({ kind, start: offset, end, dataStart, dataEnd });
		}
		offset = end;
	}
	const isSound = offset === fileEnd && fileEnd > firstChunk;
	return { parts, insertAt: fileEnd, isSound };
}

/** A chunk, with the byte that makes its length even. */
export function webpChunk(name: 'EXIF' | 'XMP ' | 'VP8X', data: Uint8Array): Uint8Array {
	return joinBytes([lettersToBytes(name), littleEndian(data.length), data, new Uint8Array(data.length % 2)]);
}

/**
 * What has to change at the start of a WebP file when chunks are added: the flags that announce them, in a
 * header that simple files do not have yet (RFC 9649, 2.7), and the length of all. Undefined for a file
 * whose first chunk is damaged.
 *
 * @param edits the edits that add or replace chunks; these here go before them
 */
export function webpHeaderEdits(
	bytes: Uint8Array,
	edits: readonly Edit[],
	has: { readonly exif: boolean; readonly xmp: boolean },
): Edit[] | undefined {
	const size = measureWebp(bytes);
	if (size === undefined) {
		return undefined;
	}
	const flags = (has.exif ? exifFlag : 0) | (has.xmp ? xmpFlag : 0);
	const length = viewOf(bytes).getUint32(4, true);
	// Some programs forget the byte that makes the last chunk's length even.
	const padding = { start: 8 + length, end: 8 + length, bytes: new Uint8Array(length % 2) };
	const more = [flagsEdit(bytes, flags, size), padding];
	const growth = [...edits, ...more].reduce(
		(sum, edit) => sum + edit.bytes.length - (edit.end - edit.start),
		0,
	);
	return length + growth > 0xffff_fffe
		? undefined
		: [{ start: 4, end: 8, bytes: littleEndian(length + growth) }, ...more];
}

const firstChunk = 12;
const firstData = firstChunk + 8;
const exifFlag = 0x08;
const xmpFlag = 0x04;
const alphaFlag = 0x10;

const kinds: ReadonlyMap<string, PartKind> = new Map([
	['XMP ', 'xmp'],
	['EXIF', 'exif'],
	['C2PA', 'manifest'],
]);

function flagsEdit(
	bytes: Uint8Array,
	flags: number,
	{ width, height }: { readonly width: number; readonly height: number },
): Edit {
	if (hasText(bytes, firstChunk, 'VP8X')) {
		return {
			start: firstData,
			end: firstData + 1,
			bytes: Uint8Array.of((bytes[firstData] ?? 0) | flags),
		};
	}
	// In a lossless picture the bit after the two sides says whether it uses transparency.
	const hasAlpha = hasText(bytes, firstChunk, 'VP8L') && ((bytes[firstData + 4] ?? 0) & 0x10) !== 0;
	const data = new Uint8Array(10);
	data[0] = flags | (hasAlpha ? alphaFlag : 0);
	data.set(littleEndian(width - 1).subarray(0, 3), 4);
	data.set(littleEndian(height - 1).subarray(0, 3), 7);
	return { start: firstChunk, end: firstChunk, bytes: webpChunk('VP8X', data) };
}

function littleEndian(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value, true);
	return bytes;
}
