import { hasText, viewOf } from './bytes.ts';
import type { Measured } from './measured.ts';

/** Measures a PNG file (W3C PNG, third edition, 5.2 and 11.2.1), or gives undefined for other bytes. */
export function measurePng(bytes: Uint8Array): Measured | undefined {
	const view = viewOf(bytes);
	if (
		bytes.length < firstChunk + 8 + headerLength ||
		!hasText(bytes, 0, '\x89PNG\r\n\x1a\n') ||
		view.getUint32(firstChunk) !== headerLength ||
		!hasText(bytes, firstChunk + 4, 'IHDR')
	) {
		return undefined;
	}
	const width = view.getUint32(firstChunk + 8);
	const height = view.getUint32(firstChunk + 12);
	return width > largestNumber || height > largestNumber
		? undefined
		: { width, height, isWhole: reachesEnd(bytes, view) };
}

const firstChunk = 8;
const headerLength = 13;
const largestNumber = 2 ** 31 - 1;

/** A chunk is its length, its name, its data and a checksum; picture data and the end chunk must be there. */
function reachesEnd(bytes: Uint8Array, view: DataView): boolean {
	let hasData = false;
	let offset = firstChunk;
	while (offset + 12 <= bytes.length) {
		const next = offset + 12 + view.getUint32(offset);
		hasData ||= hasText(bytes, offset + 4, 'IDAT');
		if (hasText(bytes, offset + 4, 'IEND')) {
			return hasData && next <= bytes.length;
		}
		offset = next;
	}
	return false;
}
