import { hasText, joinBytes, viewOf } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { bytesToLetters, decodeUtf8, lettersToBytes } from './letters.ts';
import { inflate } from './inflate.ts';
import { mostChunks, mostParts } from './limits.ts';
import type { Layout, Part, PartKind, Walk } from './walk.ts';

/** Whether the file starts as a PNG does (W3C PNG, third edition, 5.2). */
export function isPng(head: Uint8Array): boolean {
	return hasText(head, 0, signature);
}

/**
 * Finds the metadata of a PNG file (W3C PNG, third edition, 5.3).
 *
 * @param isHeadOnly stop where the picture starts; metadata may come after it, though Figment's does not
 */
export function* walkPng(isHeadOnly = false): Walk<Layout> {
	const parts: Part[] = [];
	let insertAt = 0;
	let offset = signature.length;
	for (let count = 0; count < mostChunks && parts.length < mostParts; count++) {
		const header = yield { offset, length: headerLength };
		if (header.length < 12) {
			break;
		}
		const dataStart = offset + 8;
		const dataEnd = dataStart + viewOf(header).getUint32(0);
		const end = dataEnd + 4;
		const name = bytesToLetters(header.subarray(4, 8));
		if (dataEnd - dataStart > largestLength || (name === 'IHDR') !== (count === 0)) {
			break;
		}
		if (name === 'IEND' || (name === 'IDAT' && isHeadOnly)) {
			return { parts, insertAt, isSound: true };
		}
		insertAt = count === 0 ? end : insertAt;
		const kind = kindOf(name, header.subarray(8, 8 + dataEnd - dataStart));
		if (kind !== undefined) {
			parts.push({ kind, start: offset, end, dataStart: offset + 4, dataEnd });
		}
		offset = end;
	}
	return { parts, insertAt, isSound: false };
}

/**
 * The text of a text chunk (11.3.3).
 *
 * @param named the chunk's name and data
 * @returns undefined when it is damaged, or longer unpacked than any metadata should be
 */
export function pngText(named: Uint8Array): string | undefined {
	const bytes = pngTextBytes(named);
	// What the standard says is Latin-1 many programs write as UTF-8 all the same, and hardly any other text passes
	// for it.
	return hasText(named, 0, 'iTXt')
		? bytes && new TextDecoder().decode(bytes)
		: bytes && (decodeUtf8(bytes) ?? bytesToLetters(bytes));
}

/** The bytes of that text, unpacked; undefined as there. */
export function pngTextBytes(named: Uint8Array): Uint8Array | undefined {
	const keywordEnd = named.indexOf(0);
	if (keywordEnd < 0) {
		return undefined;
	}
	const rest = named.subarray(keywordEnd + 1);
	if (hasText(named, 0, 'tEXt')) {
		return rest;
	}
	if (hasText(named, 0, 'zTXt')) {
		return rest[0] === 0 ? inflate(rest.subarray(1)) : undefined;
	}
	const languageEnd = rest.indexOf(0, 2);
	const translatedEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
	if (translatedEnd < 0) {
		return undefined;
	}
	const text = rest.subarray(translatedEnd + 1);
	return rest[0] === 0 ? text : rest[1] === 0 ? inflate(text) : undefined;
}

/** A text chunk of international text that is not compressed, so that any program finds it. */
export function pngTextChunk(keyword: string, text: string): Uint8Array {
	const name = lettersToBytes('iTXt');
	const data = joinBytes([
		lettersToBytes(`${keyword}\0\0\0\0\0`),
		new TextEncoder().encode(text.replaceAll('\0', '\ufffd')),
	]);
	return joinBytes([bigEndian(data.length), name, data, bigEndian(crc32(data, crc32(name)))]);
}

/** The keyword of the chunk for XMP (XMP specification, part 3, 1.1.5). */
export const xmpKeyword = 'XML:com.adobe.xmp';

/** The keyword of the chunk that image tools keep a prompt in, as Stable Diffusion's web page began it. */
export const parametersKeyword = 'parameters';

const signature = '\x89PNG\r\n\x1a\n';
const headerLength = 8 + 24;
const largestLength = 2 ** 31 - 1;

function kindOf(name: string, data: Uint8Array): PartKind | undefined {
	if (name === 'caBX') {
		return 'manifest';
	}
	const isText = name === 'iTXt' || name === 'tEXt' || name === 'zTXt';
	if (isText && hasText(data, 0, `${parametersKeyword}\0`)) {
		return 'parameters';
	}
	return name === 'iTXt' && hasText(data, 0, `${xmpKeyword}\0`) ? 'xmp' : undefined;
}

function bigEndian(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value);
	return bytes;
}
