import { hasText, joinBytes, viewOf } from '../bytes.ts';
import { extendedXmpName, jpegSegment } from './jpeg.ts';
import { lettersToBytes } from './letters.ts';
import { longestMetadata } from './limits.ts';
import { md5 } from './md5.ts';

/** More XMP than a JPEG segment holds, cut into segments, and the name that the main packet calls it by. */
export interface ExtendedXmp {
	readonly name: string;
	readonly segments: Uint8Array;
}

/** The property in which the main packet names the extended one. */
export const extendedXmpProperty = {
	namespace: 'http://ns.adobe.com/xmp/note/',
	prefix: 'xmpNote',
	name: 'HasExtendedXMP',
} as const;

/** Cuts XMP into segments (XMP specification, part 3, 1.1.3.1). */
export function splitXmp(packet: Uint8Array): ExtendedXmp {
	const name = md5(packet);
	const segments: Uint8Array[] = [];
	for (let offset = 0; offset < packet.length; offset += mostBytes) {
		const head = new Uint8Array(headLength);
		head.set(lettersToBytes(name));
		viewOf(head).setUint32(nameLength, packet.length);
		viewOf(head).setUint32(nameLength + 4, offset);
		const segment = jpegSegment(
			extendedXmpName,
			joinBytes([head, packet.subarray(offset, offset + mostBytes)]),
		);
		segments.push(segment ?? new Uint8Array());
	}
	return { name, segments: joinBytes(segments) };
}

/**
 * Puts the segments of one name together, in whichever order they come.
 *
 * @param pieces what follows the segments' own name
 * @returns undefined when something is missing, or it is longer than any metadata should be
 */
export function joinExtendedXmp(name: string, pieces: readonly Uint8Array[]): Uint8Array | undefined {
	const own = pieces.filter(piece => piece.length > headLength && hasText(piece, 0, name));
	const places = own
		.map(piece => ({
			total: viewOf(piece).getUint32(nameLength),
			offset: viewOf(piece).getUint32(nameLength + 4),
			bytes: piece.subarray(headLength),
		}))
		.toSorted((one, other) => one.offset - other.offset);
	const total = places[0]?.total;
	if (name.length !== nameLength || total === undefined || total > longestMetadata) {
		return undefined;
	}
	let end = 0;
	for (const place of places) {
		if (place.offset !== end || place.total !== total) {
			return undefined;
		}
		end += place.bytes.length;
	}
	return end === total ? joinBytes(places.map(({ bytes }) => bytes)) : undefined;
}

const nameLength = 32;
const headLength = nameLength + 8;
const mostBytes = 65_000;
