import { hasText, joinBytes, viewOf } from '../bytes.ts';
import { bytesToLetters, decodeUtf8, lettersToBytes, unitsToText } from './letters.ts';
import { insertEntry, openTiff, readEntries, writeDirectory } from './tiff.ts';
import type { Entry, Tiff } from './tiff.ts';

/** The user's comment in a block of Exif (Exif 3.0, 4.6.6), which image tools keep a prompt in. */
export function readUserComment(block: Uint8Array): string | undefined {
	const tiff = openTiff(block);
	const comment = tiff && findComment(tiff);
	const bytes = tiff && comment && valueOf(tiff, comment);
	return tiff && bytes && decodeComment(bytes, tiff.isLittleEndian);
}

/**
 * A block of Exif with this comment and all that it had before: nothing in it moves, so that offsets which
 * only a camera's maker understands stay right; what is new goes to the end.
 *
 * @param block what there is already, if anything
 * @returns undefined when the block is damaged
 */
export function writeUserComment(block: Uint8Array | undefined, text: string): Uint8Array | undefined {
	const tiff = openTiff(block ?? emptyBlock);
	if (tiff === undefined) {
		return undefined;
	}
	const value = encodeComment(text, tiff.isLittleEndian);
	const first = readEntries(tiff, tiff.firstDirectory);
	const pointer = first?.find(entry => entry.tag === exifDirectory);
	const second = pointer && readEntries(tiff, pointer.value);
	if (first === undefined || (pointer !== undefined && second === undefined)) {
		return undefined;
	}
	const old = second?.find(entry => entry.tag === userComment);
	const oldBytes = old && valueOf(tiff, old);
	if (old !== undefined && oldBytes === undefined) {
		return undefined;
	}
	if (old !== undefined && oldBytes !== undefined && oldBytes.length >= Math.max(value.length, 5)) {
		return overwrite(tiff, old, value);
	}
	return pointer !== undefined && second !== undefined
		? appendComment(tiff, { pointer, entries: second }, value)
		: appendDirectory(tiff, first, value);
}

const exifDirectory = 0x8769;
const exifVersion = 0x9000;
const userComment = 0x9286;
const typeLong = 4;
const typeUndefined = 7;

/** Big-endian, with a directory of nothing: the tools that began this habit write and read the text so. */
const emptyBlock = Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0);

function findComment(tiff: Tiff): Entry | undefined {
	const pointer = readEntries(tiff, tiff.firstDirectory)?.find(entry => entry.tag === exifDirectory);
	const entries = pointer && readEntries(tiff, pointer.value);
	return entries?.find(entry => entry.tag === userComment);
}

function valueOf({ bytes }: Tiff, { type, count, value, offset }: Entry): Uint8Array | undefined {
	const start = count <= 4 ? offset + 8 : value;
	// Type 2 is text, type 1 plain bytes: some programs write these.
	const isBytes = type === typeUndefined || type === 1 || type === 2;
	return isBytes && start + count <= bytes.length ? bytes.subarray(start, start + count) : undefined;
}

function overwrite(tiff: Tiff, { offset, count, value: start }: Entry, value: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(tiff.bytes);
	const view = new DataView(bytes.buffer);
	// The old one may be longer, and what its end says is not to stay.
	bytes.fill(0, start, start + count);
	view.setUint16(offset + 2, typeUndefined, tiff.isLittleEndian);
	view.setUint32(offset + 4, value.length, tiff.isLittleEndian);
	bytes.set(value, start);
	return bytes;
}

/** Writes the directory anew at the end, with the comment in it, and points to it. */
function appendComment(
	tiff: Tiff,
	{ pointer, entries }: { readonly pointer: Entry; readonly entries: readonly Entry[] },
	value: Uint8Array,
): Uint8Array {
	const block = evenly(withoutComment(tiff, entries));
	const own = { tag: userComment, type: typeUndefined, count: value.length };
	const kept = entries.filter(entry => entry.tag !== userComment);
	const directory = insertEntry(tiff, pointer.value, { kept, own, start: block.length });
	const result = joinBytes([block, directory, value]);
	new DataView(result.buffer).setUint32(pointer.offset + 8, block.length, tiff.isLittleEndian);
	return result;
}

/** The block with zeros in the place of the comment. */
function withoutComment(tiff: Tiff, entries: readonly Entry[]): Uint8Array {
	const old = entries.find(entry => entry.tag === userComment && entry.count > 4);
	return old === undefined
		? tiff.bytes
		: Uint8Array.from(tiff.bytes).fill(0, old.value, old.value + old.count);
}

/** Writes the first directory anew at the end, with a pointer to a directory that holds the comment. */
function appendDirectory(tiff: Tiff, entries: readonly Entry[], value: Uint8Array): Uint8Array {
	const block = evenly(tiff.bytes);
	const own = { tag: exifDirectory, type: typeLong, count: 1 };
	const first = insertEntry(tiff, tiff.firstDirectory, { kept: entries, own, start: block.length });
	const start = block.length + first.length;
	const second = writeDirectory(tiff.isLittleEndian, start, [
		{ tag: exifVersion, type: typeUndefined, value: lettersToBytes('0232') },
		{ tag: userComment, type: typeUndefined, value },
	]);
	const result = joinBytes([block, first, second]);
	new DataView(result.buffer).setUint32(4, block.length, tiff.isLittleEndian);
	return result;
}

/** Values start at even offsets (TIFF 6.0, section 2). */
function evenly(bytes: Uint8Array): Uint8Array {
	return bytes.length % 2 === 0 ? bytes : joinBytes([bytes, new Uint8Array(1)]);
}

const unicode = 'UNICODE\0';

function encodeComment(text: string, isLittleEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(unicode.length + 2 * text.length);
	bytes.set(lettersToBytes(unicode));
	const view = new DataView(bytes.buffer);
	for (let index = 0; index < text.length; index++) {
		view.setUint16(unicode.length + 2 * index, text.charCodeAt(index), isLittleEndian);
	}
	return bytes;
}

function decodeComment(bytes: Uint8Array, isLittleEndian: boolean): string {
	const data = bytes.subarray(8);
	if (hasText(bytes, 0, unicode)) {
		return decodeUnits(data, isLittleEndian);
	}
	const text = /^(?:ASCII|\0|JIS)/.test(bytesToLetters(bytes.subarray(0, 8))) ? data : bytes;
	return withoutPadding(decodeUtf8(text) ?? bytesToLetters(text));
}

/**
 * Some programs write big-endian text into a little-endian block. What has a setting in it is in the right order;
 * of the rest the order that gives more of ASCII, which fails only for rare texts without settings.
 */
function decodeUnits(data: Uint8Array, isLittleEndian: boolean): string {
	const units = new Uint16Array(data.length >> 1);
	const swapped = new Uint16Array(units.length);
	const view = viewOf(data);
	let advantage = 0;
	for (let index = 0; index < units.length; index++) {
		const unit = view.getUint16(2 * index, isLittleEndian);
		const other = view.getUint16(2 * index, !isLittleEndian);
		units[index] = unit;
		swapped[index] = other;
		advantage += Number(isPlain(other)) - Number(isPlain(unit));
	}
	const text = unitsToText(units);
	const right = advantage > 0 && !text.includes(': ') ? unitsToText(swapped) : text;
	return withoutPadding(right.replace(/^\ufeff/, ''));
}

function isPlain(unit: number): boolean {
	return unit >= 0x0a && unit < 0x7f;
}

function withoutPadding(text: string): string {
	let end = text.length;
	while (end > 0 && text.charCodeAt(end - 1) === 0) {
		end -= 1;
	}
	return text.slice(0, end);
}
