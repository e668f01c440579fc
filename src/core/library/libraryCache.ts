import { joinBytes, viewOf } from '../image/bytes.ts';
import { elements, number, parseJson, text } from '../service/json.ts';
import { isFileContent } from './content.ts';
import type { FileContent } from './content.ts';
import type { KnownFile } from './fileReader.ts';
import type { Pacer } from './pacer.ts';

/** The first line; the number changes whenever anything that files are read for does. */
const header = 'Figment library 1\n';
/** How many characters of JSON a line has about: what is damaged costs one line. */
const lineLength = 50_000;

/**
 * The text of a cache: after the header, lines of a checksum and a JSON list of files. Waits between slices of
 * work.
 */
export async function formatCache(
	files: Iterable<readonly [string, KnownFile<FileContent>]>,
	pacer: Pacer,
): Promise<Uint8Array> {
	const encoder = new TextEncoder();
	const pieces: Uint8Array[] = [encoder.encode(header)];
	let line: string[] = [];
	let length = 0;
	const end = () => {
		const json = encoder.encode(`[${line.join(',')}]\n`);
		pieces.push(encoder.encode(`${checksum(json).toString(16)} `), json);
		line = [];
		length = 0;
	};
	for (const [id, { stamp, content }] of files) {
		const json = JSON.stringify([id, stamp.size, stamp.mtime, content]);
		line.push(json);
		length += json.length;
		if (length > lineLength) {
			end();
		}
		if (pacer.isDue) {
			await pacer.rest();
		}
	}
	end();
	return joinBytes(pieces);
}

/** The files in a cache. What is damaged, or by another version, is left out. Waits between slices of work. */
export async function parseCache(
	bytes: Uint8Array,
	pacer: Pacer,
): Promise<Map<string, KnownFile<FileContent>>> {
	const files = new Map<string, KnownFile<FileContent>>();
	const decoder = new TextDecoder();
	if (decoder.decode(bytes.subarray(0, header.length)) !== header) {
		return files;
	}
	for (let start = header.length; start < bytes.length;) {
		const found = bytes.indexOf(newline, start);
		const end = found === -1 ? bytes.length : found + 1;
		const space = bytes.indexOf(blank, start) + 1;
		const line = bytes.subarray(space, end);
		if (parseInt(decoder.decode(bytes.subarray(start, Math.min(space, end))), 16) === checksum(line)) {
			for (const file of elements(parseJson(decoder.decode(line)))) {
				const [id, size, mtime, content] = elements(file);
				if (text(id) !== undefined && isFileContent(content)) {
					files.set(String(id), { stamp: { size: number(size) ?? 0, mtime: number(mtime) ?? 0 }, content });
				}
			}
		}
		start = end;
		if (pacer.isDue) {
			await pacer.rest();
		}
	}
	return files;
}

/** FNV-1a by words of four bytes: what is kept to save time must be quick to check. */
function checksum(bytes: Uint8Array): number {
	const view = viewOf(bytes);
	const last = bytes.length - 4;
	let sum = 0x811c9dc5;
	let at = 0;
	for (; at <= last; at += 4) {
		sum = Math.imul(sum ^ view.getUint32(at), prime);
	}
	for (; at < bytes.length; at++) {
		sum = Math.imul(sum ^ view.getUint8(at), prime);
	}
	return sum >>> 0;
}

const prime = 0x01000193;
const newline = 10;
const blank = 32;
