import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { readUserComment, writeUserComment } from '../../../../../src/core/image/metadata/exif.ts';
import { readMetadata } from '../../../../../src/core/image/metadata/readMetadata.ts';
import { writeMetadata } from '../../../../../src/core/image/metadata/writeMetadata.ts';
import { jpegSegment, partsOf, withJpegSegment } from './files.ts';

const picture = sharp({ create: { width: 9, height: 7, channels: 3, background: '#369' } });
const jpeg = await picture.clone().jpeg().toBuffer();
const tags = {
	IFD0: { Copyright: 'nobody', ImageDescription: 'a test' },
	IFD2: { DateTimeOriginal: '2020:01:02 03:04:05', LensModel: 'a lens' },
	IFD3: { GPSLatitudeRef: 'N' },
};

/** A block of Exif with a comment in the second directory, given as the bytes of its value. */
function block(comment: Buffer, isLittleEndian: boolean): Buffer {
	const bytes = Buffer.alloc(44);
	const set = isLittleEndian
		? { short: bytes.writeUInt16LE.bind(bytes), long: bytes.writeUInt32LE.bind(bytes) }
		: { short: bytes.writeUInt16BE.bind(bytes), long: bytes.writeUInt32BE.bind(bytes) };
	bytes.write(isLittleEndian ? 'II' : 'MM');
	set.short(42, 2);
	set.long(8, 4);
	const directory = (at: number, [tag, type, count, value]: readonly [number, number, number, number]) => {
		set.short(1, at);
		set.short(tag, at + 2);
		set.short(type, at + 4);
		set.long(count, at + 6);
		set.long(value, at + 10);
	};
	directory(8, [0x8769, 4, 1, 26]);
	directory(26, [0x9286, 7, comment.length, 44]);
	return Buffer.concat([bytes, comment]);
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const unicode = Buffer.from('UNICODE\0');

describe('the comment in Exif', () => {
	const comments = {
		'big-endian in a big-endian block': block(Buffer.concat([unicode, utf16be('a 猫, Seed: 1')]), false),
		'little-endian in a little-endian block': block(
			Buffer.concat([unicode, Buffer.from('a 猫, Seed: 1', 'utf16le')]),
			true,
		),
		'big-endian in a little-endian block': block(Buffer.concat([unicode, utf16be('a 猫, Seed: 1')]), true),
		'with a mark of its order': block(Buffer.concat([unicode, utf16be('\ufeffa 猫, Seed: 1')]), false),
		'with filling': block(Buffer.concat([unicode, utf16be('a 猫, Seed: 1\0\0')]), false),
		'UTF-8 under the name of ASCII': block(Buffer.from('ASCII\0\0\0a 猫, Seed: 1'), false),
		'of no known letters': block(Buffer.from('\0\0\0\0\0\0\0\0a 猫, Seed: 1\0'), true),
		'without any name': block(Buffer.from('a 猫, Seed: 1'), true),
	};
	for (const [name, bytes] of Object.entries(comments)) {
		it(`is read when it is ${name}`, () => assert.equal(readUserComment(bytes), 'a 猫, Seed: 1'));
	}

	it('comes back whole, whatever it is and was, in either order', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.string({ unit: fc.constantFrom('一', '℀') }),
		);
		const prompts = texts.map(text => `${text.replace(/^\ufeff/, '')}\nSteps: 0`);
		fc.assert(
			fc.property(prompts, prompts, fc.boolean(), (before, after, isLittleEndian) => {
				const plain = Buffer.from(before, 'utf16le');
				const old = block(Buffer.concat([unicode, isLittleEndian ? plain : plain.swap16()]), isLittleEndian);
				const once = writeUserComment(old, after);
				assert.ok(once !== undefined);
				assert.deepEqual([readUserComment(old), readUserComment(once)], [before, after]);
				assert.deepEqual(writeUserComment(once, after), once);
			}),
			{ numRuns: 300 },
		);
	});

	it('keeps nothing of the one before, be it shorter or longer', () => {
		const old = block(Buffer.concat([unicode, utf16be('a secret, Seed: 1')]), false);
		for (const text of ['b', 'b'.repeat(100)]) {
			const result = Buffer.from(writeUserComment(old, text)!);
			assert.equal(readUserComment(result), text);
			assert.equal(result.includes(utf16be('secret')), false);
		}
	});

	it('goes into what a camera wrote, and every other tag stays where it is', async () => {
		for (const exif of [tags, { IFD0: tags.IFD0 }, { IFD2: tags.IFD2, IFD3: tags.IFD3 }]) {
			const before = await picture.clone().withExif(exif).jpeg().toBuffer();
			const result = writeMetadata(before, { properties: [], ownNamespace: '', parameters: 'a 猫' });
			assert.ok(typeof result === 'object');
			assert.deepEqual(result.leftOut, []);
			assert.equal(readMetadata(result.bytes)?.parameters, 'a 猫');
			const [old, now] = [exifOf(before), exifOf(result.bytes)];
			const changed = [...old.keys()].filter(index => now[index] !== old[index]);
			assert.ok(changed.at(-1)! - changed[0]! < 4, 'changes no more than one offset');
			assert.deepEqual(textsIn(now), textsIn(old));
			assert.ok(textsIn(now).length > 0);
		}
	});

	const damaged = {
		'no TIFF': Buffer.from('Exif\0\0MM\0\x2b\0\0\0\x08\0\0'),
		'a directory beyond the end': Buffer.from('Exif\0\0MM\0\x2a\0\0\x08\0\0\0'),
		'a directory longer than the block': Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08\x7f\0'),
		'a comment beyond the end': Buffer.concat([
			Buffer.from('Exif\0\0'),
			block(Buffer.from('ASCII\0\0\0a'), false).subarray(0, -1),
		]),
	};
	for (const [name, data] of Object.entries(damaged)) {
		it(`leaves Exif alone that has ${name}, and says so`, () => {
			const bytes = withJpegSegment(jpeg, jpegSegment(0xe1, data));
			assert.deepEqual(writeMetadata(bytes, { properties: [], ownNamespace: '', parameters: 'a' }), {
				bytes,
				leftOut: ['parameters'],
			});
		});
	}

	it('is left out when a JPEG has no room for it', () => {
		const parameters = 'x'.repeat(40_000);
		const result = writeMetadata(jpeg, { properties: [], ownNamespace: '', parameters });
		assert.deepEqual(result, { bytes: new Uint8Array(jpeg), leftOut: ['parameters'] });
	});
});

function exifOf(bytes: Uint8Array): Buffer {
	return partsOf(bytes).find(({ data }) => data.includes('Exif\0\0'))!.data;
}

function textsIn(exif: Buffer): readonly string[] {
	return ['nobody', 'a test', '2020:01:02', 'a lens'].filter(text => exif.includes(text));
}
