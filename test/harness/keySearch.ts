import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A key that is on disk where it must not be. */
export interface KeyFinding {
	/** The file's path, relative to the folder that was searched. */
	readonly path: string;
	/** The key's name, never the key. */
	readonly key: string;
	/** How it is written there, such as `UTF-16`. */
	readonly encoding: string;
}

/** What a search looked through and what it found. */
export interface KeySearch {
	readonly findings: readonly KeyFinding[];
	readonly files: number;
	readonly bytes: number;
}

interface Needle {
	readonly key: string;
	readonly encoding: string;
	readonly bytes: Buffer;
}

/**
 * Looks for keys, given by name, in every file of a folder and in the names of its files and folders: as they
 * are, in UTF-16 of either byte order, in base64 and in hexadecimal. A folder that is not there holds none, and
 * so do files that go away meanwhile. Symbolic links are not followed.
 */
export async function searchForKeys(folder: string, keys: ReadonlyMap<string, string>): Promise<KeySearch> {
	const needles = [...keys].flatMap(([key, value]) => needlesOf(key, value));
	const findings: KeyFinding[] = [];
	const looked = { files: 0, bytes: 0 };
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(toNothing);
	for (const entry of entries ?? []) {
		const whole = join(entry.parentPath, entry.name);
		const path = relative(folder, whole);
		const found = new Set(needles.filter(({ bytes }) => Buffer.from(entry.name).includes(bytes)));
		if (entry.isFile()) {
			looked.files += 1;
			looked.bytes += (await searchFile(whole, needles, found).catch(toNothing)) ?? 0;
		}
		findings.push(...[...found].map(({ key, encoding }) => ({ path, key, encoding })));
	}
	return { findings: unique(findings), ...looked };
}

function needlesOf(key: string, value: string): readonly Needle[] {
	const plain = Buffer.from(value);
	const hexadecimal = plain.toString('hex');
	return [
		{ encoding: 'UTF-8', bytes: plain },
		// Without its last zero this is also what the other byte order has, one byte later.
		{ encoding: 'UTF-16', bytes: Buffer.from(value, 'utf16le').subarray(0, -1) },
		...base64Of(plain).map(text => ({ encoding: 'base64', bytes: Buffer.from(text) })),
		...[hexadecimal, hexadecimal.toUpperCase()].map(text => ({
			encoding: 'hexadecimal',
			bytes: Buffer.from(text),
		})),
	].map(needle => ({ key, ...needle }));
}

/** What of a base64 text depends on these bytes alone, for each of the three ways they can lie in it. */
function base64Of(bytes: Buffer): readonly string[] {
	const texts = [0, 1, 2].flatMap(lead => {
		const padded = Buffer.concat([Buffer.alloc(lead), bytes]);
		const [from, to] = [Math.ceil((lead * 8) / 6), Math.floor((padded.length * 8) / 6)];
		return (['base64', 'base64url'] as const).map(encoding => padded.toString(encoding).slice(from, to));
	});
	return [...new Set(texts)];
}

/** Adds the needles that are in a file to `found`, and gives the file's size; never holds much of it. */
async function searchFile(path: string, needles: readonly Needle[], found: Set<Needle>): Promise<number> {
	const longest = Math.max(0, ...needles.map(needle => needle.bytes.length));
	let size = 0;
	let rest = Buffer.alloc(0);
	const pieces: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 });
	for await (const piece of pieces) {
		size += piece.length;
		const window = Buffer.concat([rest, piece]);
		for (const needle of needles) {
			if (!found.has(needle) && window.includes(needle.bytes)) {
				found.add(needle);
			}
		}
		// A key may lie across two pieces.
		rest = window.subarray(Math.max(0, window.length - longest + 1));
	}
	return size;
}

function unique(findings: readonly KeyFinding[]): readonly KeyFinding[] {
	return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()];
}

function toNothing(error: unknown): undefined {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
		throw error;
	}
}
