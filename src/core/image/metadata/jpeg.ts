import { hasText, joinBytes, viewOf } from '../bytes.ts';
import { mostChunks, mostParts } from './limits.ts';
import { lettersToBytes } from './letters.ts';
import { longestHeader } from './walk.ts';
import type { Layout, Part, PartKind, Walk } from './walk.ts';

/** Whether the file starts as a JPEG does (ITU-T T.81, annex B). */
export function isJpeg(head: Uint8Array): boolean {
	return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
}

/** Finds the metadata of a JPEG file, all of which comes before the coded picture. */
export function* walkJpeg(): Walk<Layout> {
	const parts: Part[] = [];
	let insertAt = 2;
	let isLeading = true;
	let offset = 2;
	for (let count = 0; count < mostChunks && parts.length < mostParts; count++) {
		const header = yield { offset, length: longestHeader };
		const marker = header[1];
		if (header[0] !== 0xff || marker === undefined) {
			break;
		}
		// Bytes of 0xff may fill the space before a marker.
		if (marker === 0xff) {
			offset += 1;
			continue;
		}
		if (marker === startOfScan) {
			return { parts, insertAt, isSound: true };
		}
		if (header.length < 4 || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9)) {
			break;
		}
		const length = viewOf(header).getUint16(2);
		if (length < 2) {
			break;
		}
		const end = offset + 2 + length;
		const found = kindOf(marker, header.subarray(4, 2 + length));
		if (found !== undefined) {
			parts.push({
				kind: found.kind,
				start: offset,
				end,
				dataStart: Math.min(offset + 4 + found.skip, end),
				dataEnd: end,
			});
		}
		isLeading &&= marker === application0 || found?.kind === 'exif';
		insertAt = isLeading ? end : insertAt;
		offset = end;
	}
	return { parts, insertAt, isSound: false };
}

/** A segment of the kind that holds Exif and XMP; undefined when the data is too long for one. */
export function jpegSegment(name: string, data: Uint8Array): Uint8Array | undefined {
	const length = 2 + name.length + data.length;
	return length > 0xffff
		? undefined
		: joinBytes([Uint8Array.of(0xff, application1, length >> 8, length & 255), lettersToBytes(name), data]);
}

/** What the data of an Exif segment starts with (Exif 3.0, 4.7.2). */
export const exifName = 'Exif\0\0';

/** What the data of a segment with XMP starts with (XMP specification, part 3, 1.1.3). */
export const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

/** What a segment with a part of more XMP starts with (XMP specification, part 3, 1.1.3.1). */
export const extendedXmpName = 'http://ns.adobe.com/xmp/extension/\0';

const startOfScan = 0xda;
const application0 = 0xe0;
const application1 = 0xe1;
const application11 = 0xeb;

function kindOf(
	marker: number,
	data: Uint8Array,
): { readonly kind: PartKind; readonly skip: number } | undefined {
	if (marker === application11) {
		return isManifest(data) ? { kind: 'manifest', skip: 0 } : undefined;
	}
	if (marker !== application1) {
		return undefined;
	}
	const known = names.find(({ name }) => hasText(data, 0, name));
	return known && { kind: known.kind, skip: known.name.length };
}

const names = [
	{ kind: 'exif', name: exifName },
	{ kind: 'xmp', name: xmpName },
	{ kind: 'extendedXmp', name: extendedXmpName },
] as const;

/**
 * A JUMBF box (ISO 19566-5, annex D: "JP", two numbers, then the box) whose description has C2PA's type
 * (C2PA specification 2.1, 11.1.4.2), whether its length takes 4 bytes or 12.
 */
function isManifest(data: Uint8Array): boolean {
	return hasText(data, 0, 'JP') && [24, 32].some(offset => hasText(data, offset, 'c2pa'));
}
