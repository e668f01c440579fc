import { hasText, viewOf } from '../bytes.ts';

/** A block of TIFF directories, as Exif is one (TIFF 6.0, section 2). */
export interface Tiff {
	readonly bytes: Uint8Array;
	readonly isLittleEndian: boolean;
	/** The offset of the first directory. */
	readonly firstDirectory: number;
}

/** What an entry of a directory says. */
interface EntryHead {
	readonly tag: number;
	readonly type: number;
	readonly count: number;
}

/** An entry of a directory. */
export interface Entry extends EntryHead {
	/** Its last four bytes as a number: an offset or a value. */
	readonly value: number;
	/** Where the entry itself is. */
	readonly offset: number;
}

/** Opens a block; undefined when it is none. */
export function openTiff(bytes: Uint8Array): Tiff | undefined {
	const isLittleEndian = hasText(bytes, 0, 'II*\0');
	if (bytes.length < 8 || !(isLittleEndian || hasText(bytes, 0, 'MM\0*'))) {
		return undefined;
	}
	return { bytes, isLittleEndian, firstDirectory: viewOf(bytes).getUint32(4, isLittleEndian) };
}

/** The entries of the directory at an offset; undefined when the block does not hold all of it. */
export function readEntries({ bytes, isLittleEndian }: Tiff, offset: number): Entry[] | undefined {
	const view = viewOf(bytes);
	const count = offset + 2 <= bytes.length ? view.getUint16(offset, isLittleEndian) : 0xffff;
	if (offset < 8 || offset + 2 + entryLength * count + 4 > bytes.length) {
		return undefined;
	}
	return Array.from({ length: count }, (_, index) => {
		const at = offset + 2 + entryLength * index;
		return {
			tag: view.getUint16(at, isLittleEndian),
			type: view.getUint16(at + 2, isLittleEndian),
			count: view.getUint32(at + 4, isLittleEndian),
			value: view.getUint32(at + 8, isLittleEndian),
			offset: at,
		};
	});
}

/**
 * The bytes of the directory at `offset` once more, with only the `kept` entries and the `own` one, whose
 * value is what follows those bytes.
 */
export function insertEntry(
	{ bytes, isLittleEndian }: Tiff,
	offset: number,
	{ kept, own, start }: { readonly kept: readonly Entry[]; readonly own: EntryHead; readonly start: number },
): Uint8Array {
	const oldCount = viewOf(bytes).getUint16(offset, isLittleEndian);
	const next = offset + 2 + entryLength * oldCount;
	const result = new Uint8Array(2 + entryLength * (kept.length + 1) + 4);
	const view = viewOf(result);
	view.setUint16(0, kept.length + 1, isLittleEndian);
	let at = 2;
	const before = kept.filter(entry => entry.tag < own.tag);
	for (const entry of before) {
		result.set(bytes.subarray(entry.offset, entry.offset + entryLength), at);
		at += entryLength;
	}
	setEntry(view, at, isLittleEndian, { ...own, value: start + result.length });
	for (const entry of kept.filter(each => each.tag >= own.tag)) {
		at += entryLength;
		result.set(bytes.subarray(entry.offset, entry.offset + entryLength), at);
	}
	result.set(bytes.subarray(next, next + 4), result.length - 4);
	return result;
}

/** A directory, to be put at `start`, of entries that each have an even number of bytes or at most four. */
export function writeDirectory(
	isLittleEndian: boolean,
	start: number,
	entries: readonly { readonly tag: number; readonly type: number; readonly value: Uint8Array }[],
): Uint8Array {
	const length = 2 + entryLength * entries.length + 4;
	const values = entries.filter(({ value }) => value.length > 4);
	const result = new Uint8Array(values.reduce((sum, { value }) => sum + value.length, length));
	const view = viewOf(result);
	view.setUint16(0, entries.length, isLittleEndian);
	let at = 2;
	let end = length;
	for (const { tag, type, value } of entries) {
		const isInside = value.length <= 4;
		setEntry(view, at, isLittleEndian, { tag, type, count: value.length, value: isInside ? 0 : start + end });
		result.set(value, isInside ? at + 8 : end);
		end += isInside ? 0 : value.length;
		at += entryLength;
	}
	return result;
}

const entryLength = 12;

function setEntry(
	view: DataView,
	offset: number,
	isLittleEndian: boolean,
	{ tag, type, count, value }: Omit<Entry, 'offset'>,
): void {
	view.setUint16(offset, tag, isLittleEndian);
	view.setUint16(offset + 2, type, isLittleEndian);
	view.setUint32(offset + 4, count, isLittleEndian);
	view.setUint32(offset + 8, value, isLittleEndian);
}
