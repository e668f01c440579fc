import { readUserComment } from './exif.ts';
import { extendedXmpProperty, joinExtendedXmp } from './extendedXmp.ts';
import { exifBlock, formatOf } from './format.ts';
import type { Format } from './format.ts';
import { longestMetadata } from './limits.ts';
import { pngText } from './png.ts';
import { walkBytes, walkSource } from './walk.ts';
import type { ByteSource, Part, Walk } from './walk.ts';
import { propertyOf, readXmp } from './xmp.ts';
import type { FoundProperty } from './xmp.ts';

/** The metadata of an image file, of what Figment writes or minds. */
export interface FoundMetadata {
	readonly format: 'png' | 'jpeg' | 'webp';
	/** The simple properties of XMP. */
	readonly properties: readonly FoundProperty[];
	/** The text that image tools keep a prompt and its settings in. */
	readonly parameters?: string | undefined;
	/** Whether the file has a C2PA manifest, or names one elsewhere: its signature breaks when the file changes. */
	readonly hasManifest: boolean;
}

/**
 * Reads the metadata of a PNG, JPEG or WebP file. Any bytes may be given; nothing is thrown. Walks along the
 * headers without copying what is between them, and leaves out what is damaged or longer than 1 MiB.
 *
 * @returns undefined when the bytes are none of these
 */
export function readMetadata(bytes: Uint8Array): FoundMetadata | undefined {
	return walkBytes(readAll(false), bytes);
}

/**
 * Reads the metadata of a file of which parts can be read: of PNG and JPEG what comes before the picture. Reads
 * at most 64 KiB besides the metadata themselves. Throws what the source throws, and nothing else.
 *
 * @returns undefined when the file is neither PNG, JPEG nor WebP
 */
export function readMetadataFrom(source: ByteSource): Promise<FoundMetadata | undefined> {
	return walkSource(readAll(true), source);
}

/** Whether the properties name a manifest kept elsewhere (C2PA specification 2.1, 11.5). */
export function namesManifest(properties: readonly FoundProperty[]): boolean {
	return propertyOf(properties, { namespace: 'http://purl.org/dc/terms/', name: 'provenance' }) !== undefined;
}

/** What is read of a file's parts. */
interface Contents {
	readonly packets: string[];
	readonly extended: Uint8Array[];
	readonly parameters: string[];
}

function* readAll(isHeadOnly: boolean): Walk<FoundMetadata | undefined> {
	const format = formatOf(yield { offset: 0, length: 16 });
	if (format === undefined) {
		return undefined;
	}
	const { parts } = yield* format.walk(isHeadOnly);
	const contents: Contents = { packets: [], extended: [], parameters: [] };
	let left = longestMetadata;
	for (const part of parts) {
		const length = part.dataEnd - part.dataStart;
		if (part.kind !== 'manifest' && length <= left) {
			const data = yield { offset: part.dataStart, length };
			left -= data.length === length ? take(contents, { format, part, data }) : length;
		}
	}
	const properties = contents.packets.flatMap(packet => readWhole(packet, contents.extended));
	return {
		format: format.name,
		properties,
		parameters: contents.parameters.find(text => text !== ''),
		hasManifest: parts.some(part => part.kind === 'manifest') || namesManifest(properties),
	};
}

/** Reads a part into `contents`; gives how many bytes that took, unpacked. */
function take(
	contents: Contents,
	{ format, part, data }: { readonly format: Format; readonly part: Part; readonly data: Uint8Array },
): number {
	if (part.kind === 'extendedXmp') {
		contents.extended.push(data);
		return data.length;
	}
	const text =
		part.kind === 'exif'
			? readUserComment(exifBlock(data))
			: format.name === 'png'
				? pngText(data)
				: new TextDecoder().decode(data);
	if (text === undefined) {
		// A text that would not unpack may have cost as much as any.
		return format.name === 'png' ? longestMetadata : data.length;
	}
	const texts = part.kind === 'xmp' ? contents.packets : contents.parameters;
	texts.push(text);
	return Math.max(data.length, text.length);
}

/** The properties of a packet and of the extended one that it names. */
function readWhole(packet: string, extended: readonly Uint8Array[]): FoundProperty[] {
	const properties = readXmp(packet);
	const name = propertyOf(properties, extendedXmpProperty);
	const more = name === undefined ? undefined : joinExtendedXmp(name, extended);
	return more === undefined ? properties : [...properties, ...readXmp(new TextDecoder().decode(more))];
}
