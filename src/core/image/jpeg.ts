import type { Size } from '../size.ts';
import { viewOf } from './bytes.ts';
import type { Measured } from './measured.ts';

/** Measures a JPEG file (ITU-T T.81, annex B), or gives undefined for other bytes. */
export function measureJpeg(bytes: Uint8Array): Measured | undefined {
	if (bytes[0] !== 0xff || bytes[1] !== startOfImage || bytes[2] !== 0xff) {
		return undefined;
	}
	const view = viewOf(bytes);
	let size: Size | undefined;
	let hasScan = false;
	let offset = findMarker(bytes, 2);
	while (offset !== undefined && bytes[offset] !== endOfImage) {
		const marker = bytes[offset] ?? 0;
		const segment = offset + 1;
		const end = standsAlone(marker) ? segment : segmentEnd(view, segment);
		if (end === undefined) {
			return size && { ...size, isWhole: false };
		}
		if (isStartOfFrame(marker) && end >= segment + 7) {
			size ??= { width: view.getUint16(segment + 5), height: view.getUint16(segment + 3) };
		}
		hasScan ||= marker === startOfScan;
		offset = findMarker(bytes, end);
	}
	return size && { ...size, isWhole: hasScan && offset !== undefined };
}

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * Where the next marker's code is. Passes over the coded picture, where a zero byte follows each 0xff
 * that is no marker, and over the 0xff bytes that may come before a code.
 */
function findMarker(bytes: Uint8Array, offset: number): number | undefined {
	let at = bytes.indexOf(0xff, offset);
	while (at >= 0) {
		const code = bytes[at + 1];
		if (code === undefined) {
			return undefined;
		}
		if (code !== 0 && code !== 0xff) {
			return at + 1;
		}
		at = code === 0xff ? at + 1 : bytes.indexOf(0xff, at + 2);
	}
	return undefined;
}

/** Restart markers, and one for temporary use, have no segment. */
function standsAlone(marker: number): boolean {
	return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** Frame headers are numbered from c0, with three other markers between them. */
function isStartOfFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** A segment's length counts itself; undefined when the bytes end first. */
function segmentEnd(view: DataView, start: number): number | undefined {
	if (start + 2 > view.byteLength) {
		return undefined;
	}
	const length = view.getUint16(start);
	return length < 2 || start + length > view.byteLength ? undefined : start + length;
}
