import { hasText, joinBytes } from '../bytes.ts';
import { writeUserComment } from './exif.ts';
import { exifBlock, formatOf } from './format.ts';
import type { Format } from './format.ts';
import { exifName, jpegSegment } from './jpeg.ts';
import { lettersToBytes } from './letters.ts';
import { mergePackets } from './packets.ts';
import { parametersKeyword, pngTextChunk } from './png.ts';
import { readMetadata } from './readMetadata.ts';
import { splice, spliceInRoom } from './splice.ts';
import type { Edit } from './splice.ts';
import { walkBytes } from './walk.ts';
import type { Part, PartKind } from './walk.ts';
import { webpChunk, webpHeaderEdits } from './webp.ts';
import type { XmpProperty } from './xmp.ts';

/** What to write into a file. */
export interface Metadata {
	/** Each replaces the one of its name; the others stay. */
	readonly properties: readonly XmpProperty[];
	/** A namespace by which a packet shows that it is one's own, and may be replaced when it is damaged. */
	readonly ownNamespace: string;
	/** The text for other image tools; without one, what there is stays. */
	readonly parameters?: string | undefined;
}

/** A file with metadata in it. */
export interface Written {
	readonly bytes: Uint8Array;
	/** Makes the bytes that were given what they were, where they were used for these. */
	readonly giveBack?: (() => void) | undefined;
	/** What could not be written: the file has some already that is damaged, or the format has no room for it. */
	readonly leftOut: readonly ('xmp' | 'parameters')[];
}

/**
 * Writes metadata into a PNG, JPEG or WebP file: XMP, and the parameters as a text chunk of PNG or as the user's
 * comment in the Exif of the others. Everything else stays, byte for byte and in order.
 *
 * @param room how many bytes of the buffer before `bytes` are nobody's: where what is written fits in, a large
 *     picture is not copied, and `bytes` is not to be used until it is given back
 * @returns 'c2pa' for a file with a C2PA manifest, whose signature would break; 'damaged' for one that is
 *     none of these formats or does not hold what its own headers say
 */
export function writeMetadata(bytes: Uint8Array, metadata: Metadata, room = 0): Written | 'c2pa' | 'damaged' {
	if (readMetadata(bytes)?.hasManifest === true) {
		return 'c2pa';
	}
	const target = openTarget(bytes);
	if (target === undefined) {
		return 'damaged';
	}
	const parameters = metadata.parameters === undefined ? [] : editParameters(target, metadata.parameters);
	const xmp = metadata.properties.length === 0 ? [] : editXmp(target, metadata);
	const edits = [...(parameters ?? []), ...(xmp ?? [])];
	const has = { exif: (parameters ?? []).length > 0, xmp: (xmp ?? []).length > 0 };
	const header = target.format.name === 'webp' && edits.length > 0 ? webpHeaderEdits(bytes, edits, has) : [];
	if (header === undefined) {
		return 'damaged';
	}
	const all = [...header, ...edits];
	return {
		...(spliceInRoom(bytes, all, room) ?? { bytes: splice(bytes, all) }),
		leftOut: [
			...(xmp === undefined ? (['xmp'] as const) : []),
			...(parameters === undefined ? (['parameters'] as const) : []),
		],
	};
}

interface Target {
	readonly bytes: Uint8Array;
	readonly format: Format;
	readonly parts: readonly Part[];
	/** Where what the file does not have yet goes. */
	readonly insertAt: number;
}

function openTarget(bytes: Uint8Array): Target | undefined {
	const format = formatOf(bytes);
	const layout = format && walkBytes(format.walk(), bytes);
	if (format === undefined || layout?.isSound !== true || layout.insertAt > bytes.length) {
		return undefined;
	}
	return { bytes, format, parts: layout.parts, insertAt: layout.insertAt };
}

function editParameters({ bytes, format, parts, insertAt }: Target, text: string): Edit[] | undefined {
	if (format.name === 'png') {
		return replace({ parts, insertAt }, ['parameters'], pngTextChunk(parametersKeyword, text));
	}
	const old = parts.find(part => part.kind === 'exif');
	const data = old && bytes.subarray(old.dataStart, old.dataEnd);
	const block = writeUserComment(data && exifBlock(data), text);
	if (block === undefined) {
		return undefined;
	}
	if (format.name === 'jpeg') {
		const segment = jpegSegment(exifName, block);
		return segment && [{ start: old?.start ?? insertAt, end: old?.end ?? insertAt, bytes: segment }];
	}
	const name = data !== undefined && hasText(data, 0, exifName) ? exifName : '';
	// Exif comes before XMP (RFC 9649, 2.7).
	const place = old ?? parts.find(part => part.kind === 'xmp');
	const start = place?.start ?? insertAt;
	return [
		{ start, end: old?.end ?? start, bytes: webpChunk('EXIF', joinBytes([lettersToBytes(name), block])) },
	];
}

function editXmp({ bytes, format, parts, insertAt }: Target, metadata: Metadata): Edit[] | undefined {
	const dataOf = (kind: PartKind) =>
		parts.filter(part => part.kind === kind).map(part => bytes.subarray(part.dataStart, part.dataEnd));
	const old = { main: dataOf('xmp'), extended: dataOf('extendedXmp') };
	const merged = mergePackets(old, {
		format: format.name,
		properties: metadata.properties,
		ownNamespace: metadata.ownNamespace,
	});
	const kinds: PartKind[] = merged?.replacesExtended === true ? ['xmp', 'extendedXmp'] : ['xmp'];
	return merged && replace({ parts, insertAt }, kinds, merged.bytes);
}

/** Takes out the parts of these kinds, and puts the bytes where the first was, or where the readers of heads look. */
function replace(
	{ parts, insertAt }: Pick<Target, 'parts' | 'insertAt'>,
	kinds: readonly PartKind[],
	bytes: Uint8Array,
): Edit[] {
	const old = parts.filter(part => kinds.includes(part.kind));
	const start = Math.min(insertAt, ...old.map(part => part.start));
	return [
		{ start, end: start, bytes },
		...old.map(part => ({ start: part.start, end: part.end, bytes: new Uint8Array() })),
	];
}
