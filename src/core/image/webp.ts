import type { Size } from '../size.ts';
import { hasText, viewOf } from './bytes.ts';
import type { Measured } from './measured.ts';

/** Measures a WebP file (RFC 9649, section 2), or gives undefined for other bytes. */
export function measureWebp(bytes: Uint8Array): Measured | undefined {
	if (bytes.length < 20 || !hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) {
		return undefined;
	}
	const view = viewOf(bytes);
	const size = sizeFromFirstChunk(bytes, view);
	return size && { ...size, isWhole: reachesEnd(bytes, view) };
}

const firstChunk = 12;
const firstData = firstChunk + 8;

function sizeFromFirstChunk(bytes: Uint8Array, view: DataView): Size | undefined {
	const has = (length: number) =>
		view.getUint32(firstChunk + 4, true) >= length && bytes.length >= firstData + length;
	if (hasText(bytes, firstChunk, 'VP8X') && has(10)) {
		const read24 = (offset: number) => view.getUint16(offset, true) + 0x10000 * view.getUint8(offset + 2);
		return { width: read24(firstData + 4) + 1, height: read24(firstData + 7) + 1 };
	}
	if (hasText(bytes, firstChunk, 'VP8L') && has(5) && bytes[firstData] === 0x2f) {
		const packed = view.getUint32(firstData + 1, true);
		return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
	}
	// RFC 6386, 9.1: three bytes of frame tag, a start code, then each side in 14 bits.
	if (hasText(bytes, firstChunk, 'VP8 ') && has(10) && hasText(bytes, firstData + 3, '\x9d\x01\x2a')) {
		return {
			width: view.getUint16(firstData + 6, true) & 0x3fff,
			height: view.getUint16(firstData + 8, true) & 0x3fff,
		};
	}
	return undefined;
}

/** Every chunk up to the length that RIFF states must be there, one with a picture (or a frame) among them. */
function reachesEnd(bytes: Uint8Array, view: DataView): boolean {
	const end = 8 + view.getUint32(4, true);
	if (end > bytes.length) {
		return false;
	}
	let hasPicture = false;
	let offset = firstChunk;
	while (offset + 8 <= end) {
		const length = view.getUint32(offset + 4, true);
		if (offset + 8 + length > end) {
			return false;
		}
		hasPicture ||= ['VP8 ', 'VP8L', 'ANMF'].some(name => hasText(bytes, offset, name));
		offset += 8 + length + (length % 2);
	}
	return hasPicture;
}
