import { joinBytes } from '../bytes.ts';
import { extendedXmpProperty, joinExtendedXmp, splitXmp } from './extendedXmp.ts';
import { jpegSegment, xmpName } from './jpeg.ts';
import { decodeUtf8 } from './letters.ts';
import { pngText, pngTextBytes, pngTextChunk, xmpKeyword } from './png.ts';
import { webpChunk } from './webp.ts';
import { mergeXmp, propertyOf, readXmp, writeXmp, writeXmpBody } from './xmp.ts';
import type { XmpName, XmpProperty } from './xmp.ts';

/** The XMP that a file has already: the data of its chunks or segments. */
export interface OldPackets {
	readonly main: readonly Uint8Array[];
	readonly extended: readonly Uint8Array[];
}

/** XMP to write. */
export interface NewPacket {
	readonly format: 'png' | 'jpeg' | 'webp';
	readonly properties: readonly XmpProperty[];
	/** A namespace that only packets of one's own use. */
	readonly ownNamespace: string;
}

/** Chunks or segments that take the place of the old ones. */
export interface MergedPackets {
	readonly bytes: Uint8Array;
	/** Whether the extended ones go too. */
	readonly replacesExtended: boolean;
}

/**
 * Makes the chunk or the segments for XMP, with what is there already.
 *
 * @returns undefined when what is there is not one's own and cannot be read, or all together is too long
 */
export function mergePackets(old: OldPackets, packet: NewPacket): MergedPackets | undefined {
	const base = baseOf(old, packet);
	if (base === undefined) {
		return undefined;
	}
	const { properties, format } = packet;
	if (format !== 'jpeg') {
		const bytes = chunkOf(format, base.merge(properties, []));
		return bytes && { bytes, replacesExtended: false };
	}
	const ownsExtended = ownsAll(base.text, old.extended, packet);
	const unwanted = ownsExtended ? [extendedXmpProperty] : [];
	const whole = chunkOf(format, base.merge(properties, unwanted));
	if (whole !== undefined || !ownsExtended) {
		return whole && { bytes: whole, replacesExtended: ownsExtended };
	}
	const bytes = split(base, packet);
	return bytes && { bytes, replacesExtended: true };
}

/** What properties are merged into: a packet's text, or nothing. */
interface Base {
	readonly text: string | undefined;
	merge(properties: readonly XmpProperty[], unwanted: readonly XmpName[]): string | undefined;
}

const emptyBase: Base = { text: undefined, merge: writeXmp };

function baseOf({ main }: OldPackets, { format, ownNamespace }: NewPacket): Base | undefined {
	const [first] = main;
	if (first === undefined) {
		return emptyBase;
	}
	const bytes = format === 'png' ? pngTextBytes(first) : first;
	const text = bytes && decodeUtf8(bytes);
	if (main.length === 1 && text !== undefined && mergeXmp(text, []) !== undefined) {
		return { text, merge: (properties, unwanted) => mergeXmp(text, properties, unwanted) };
	}
	const isOwn = main.every(data => {
		const each = format === 'png' ? pngText(data) : new TextDecoder().decode(data);
		return each?.includes(ownNamespace) === true;
	});
	return isOwn ? emptyBase : undefined;
}

/** XMP specification, part 3, 1.1.3. */
const longestJpegPacket = 65_502;

function chunkOf(format: NewPacket['format'], text: string | undefined): Uint8Array | undefined {
	if (text === undefined) {
		return undefined;
	}
	const bytes = new TextEncoder().encode(text);
	switch (format) {
		case 'png':
			return pngTextChunk(xmpKeyword, text);
		case 'webp':
			return webpChunk('XMP ', bytes);
		case 'jpeg':
			return bytes.length > longestJpegPacket ? undefined : jpegSegment(xmpName, bytes);
	}
}

/** Whether the extended part, if there is one, holds nothing but what is written now or is one's own. */
function ownsAll(
	text: string | undefined,
	extended: readonly Uint8Array[],
	{ properties, ownNamespace }: NewPacket,
): boolean {
	const name = text === undefined ? undefined : propertyOf(readXmp(text), extendedXmpProperty);
	const bytes = name === undefined ? undefined : joinExtendedXmp(name, extended);
	const found = bytes === undefined ? [] : readXmp(new TextDecoder().decode(bytes));
	return (
		(extended.length === 0 && name === undefined) ||
		(found.length > 0 &&
			found.every(
				property => property.namespace === ownNamespace || propertyOf(properties, property) !== undefined,
			))
	);
}

/**
 * Moves properties, as few as will do, out of the main packet into an extended one: first one's own, then the
 * longest, since many programs read the main packet only.
 */
function split(base: Base, { properties, ownNamespace }: NewPacket): Uint8Array | undefined {
	const isOwn = ({ namespace }: XmpProperty) => Number(namespace === ownNamespace);
	const ordered = properties.toSorted(
		(one, other) => isOwn(other) - isOwn(one) || other.value.length - one.value.length,
	);
	for (let count = 1; count <= ordered.length; count++) {
		const moved = ordered.slice(0, count);
		const extended = splitXmp(new TextEncoder().encode(writeXmpBody(moved)));
		const link = { ...extendedXmpProperty, value: extended.name };
		const main = chunkOf('jpeg', base.merge([...ordered.slice(count), link], moved));
		if (main !== undefined) {
			return joinBytes([main, extended.segments]);
		}
	}
	return undefined;
}
