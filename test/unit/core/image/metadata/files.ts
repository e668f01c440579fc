import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A chunk or segment of a file: its name and its data; of a JPEG the last one is the coded picture. */
export interface FilePart {
	readonly name: string;
	readonly data: Buffer;
}

/** The chunks or segments of a sound file, read without the code under test. */
export function partsOf(bytes: Uint8Array): FilePart[] {
	const buffer = Buffer.from(bytes);
	return buffer[0] === 0x89 ? pngParts(buffer) : buffer[0] === 0xff ? jpegParts(buffer) : webpParts(buffer);
}

/** The decoded pixels of all frames. */
export async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
	return sharp(bytes, { animated: true }).raw().toBuffer();
}

/** A chunk of a PNG file. */
export function pngChunk(name: string, data: Uint8Array | string): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(data as Uint8Array)]);
	return Buffer.concat([uint32(named.length - 4), named, uint32(crc32(named))]);
}

/** A segment of a JPEG file. */
export function jpegSegment(marker: number, data: Uint8Array | string): Buffer {
	const bytes = Buffer.from(data as Uint8Array);
	return Buffer.concat([Buffer.of(0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255), bytes]);
}

/** A chunk of a WebP file. */
export function webpChunk(name: string, data: Uint8Array | string): Buffer {
	const bytes = Buffer.from(data as Uint8Array);
	const length = Buffer.alloc(4);
	length.writeUInt32LE(bytes.length);
	return Buffer.concat([Buffer.from(name, 'latin1'), length, bytes, Buffer.alloc(bytes.length % 2)]);
}

/** The file with a chunk after its header. */
export function withPngChunk(png: Uint8Array, ...chunks: readonly Buffer[]): Uint8Array {
	return new Uint8Array(Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]));
}

/** The file with a segment after its start. */
export function withJpegSegment(jpeg: Uint8Array, ...segments: readonly Buffer[]): Uint8Array {
	return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]));
}

/** The file with a chunk at its end. */
export function withWebpChunk(webp: Uint8Array, ...chunks: readonly Buffer[]): Uint8Array {
	const joined = Buffer.concat([webp, ...chunks]);
	joined.writeUInt32LE(joined.length - 8, 4);
	return new Uint8Array(joined);
}

/** What a C2PA manifest starts with: a JUMBF box with a description of its type. */
export const manifestBox = Buffer.concat([
	uint32(60),
	Buffer.from('jumb'),
	uint32(38),
	Buffer.from('jumdc2pa'),
	Buffer.from('00110010800000aa00389b71', 'hex'),
	Buffer.from('\x03c2pa\0'),
	Buffer.alloc(23),
]);

/** Files with a C2PA manifest, where the formats keep one. */
export async function filesWithManifest(): Promise<Readonly<Record<'png' | 'jpeg' | 'webp', Uint8Array>>> {
	const picture = sharp({ create: { width: 20, height: 10, channels: 3, background: '#369' } });
	const [png, jpeg, webp] = await Promise.all([
		picture.clone().png().toBuffer(),
		picture.clone().jpeg().toBuffer(),
		picture.clone().webp().toBuffer(),
	]);
	const head = Buffer.concat([Buffer.from('JP'), Buffer.of(0, 1), uint32(1)]);
	return {
		png: withPngChunk(png, pngChunk('caBX', manifestBox)),
		jpeg: withJpegSegment(jpeg, jpegSegment(0xeb, Buffer.concat([head, manifestBox]))),
		webp: withWebpChunk(webp, webpChunk('C2PA', manifestBox)),
	};
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function pngParts(bytes: Buffer): FilePart[] {
	const parts: FilePart[] = [];
	for (let at = 8; at < bytes.length;) {
		const length = bytes.readUInt32BE(at);
		const named = bytes.subarray(at + 4, at + 8 + length);
		if (bytes.readUInt32BE(at + 8 + length) !== crc32(named)) {
			throw new Error('a chunk has a wrong checksum');
		}
		parts.push({ name: named.toString('latin1', 0, 4), data: named.subarray(4) });
		at += 12 + length;
	}
	return parts;
}

function jpegParts(bytes: Buffer): FilePart[] {
	const parts: FilePart[] = [];
	let at = 2;
	for (; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
		const name = bytes.toString('hex', at, at + 2);
		parts.push({ name, data: bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2)) });
	}
	return [...parts, { name: 'picture', data: bytes.subarray(at) }];
}

function webpParts(bytes: Buffer): FilePart[] {
	const parts: FilePart[] = [];
	if (bytes.readUInt32LE(4) !== bytes.length - 8) {
		throw new Error('RIFF has a wrong length');
	}
	for (let at = 12; at < bytes.length;) {
		const length = bytes.readUInt32LE(at + 4);
		parts.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
		at += 8 + length + (length % 2);
	}
	return parts;
}
