import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { readMetadata, readMetadataFrom } from '../../src/core/image/metadata/readMetadata.ts';
import { embedRecipe, readRecipe } from '../../src/core/recipe/embed.ts';
import {
	jpegSegment,
	pngChunk,
	webpChunk,
	withJpegSegment,
	withPngChunk,
	withWebpChunk,
} from '../unit/core/image/metadata/files.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import { countReads } from './countingSource.ts';
import { jpeg, png, webp } from './smallPictures.ts';

const namespaces =
	'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:f="urn:figment:recipe#" ' +
	'xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"';
const rdf = (inside: string) =>
	`<rdf:RDF ${namespaces}><rdf:Description>${inside}</rdf:Description></rdf:RDF>`;
const prompted = (prompt: string) => rdf(`<i:AIPromptInformation>${prompt}</i:AIPromptInformation>`);
const recipeText = (json: string) => rdf(`<f:Recipe>${json}</f:Recipe>`);
const laughs =
	'<!DOCTYPE lolz [<!ENTITY lol "lol">' +
	Array.from({ length: 9 }, (_, index) => {
		const inner = index === 0 ? '&lol;' : `&lol${index};`;
		return `<!ENTITY lol${index + 1} "${inner.repeat(10)}">`;
	}).join('') +
	`]>${prompted('&lol9;')}`;

/** XMP meant to do harm: none of it has a recipe. */
const packets: Readonly<Record<string, string>> = {
	'a billion laughs': laughs,
	'an entity of a file': `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${prompted('&b;')}`,
	'elements 5000 deep': rdf('<a>'.repeat(5000) + '</a>'.repeat(5000)),
	'a recipe that is deep': recipeText(
		`{"version":1,"prompt":"a","b":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
	),
	'a recipe that never ends': recipeText(`{"version":1,"prompt":"${'a'.repeat(50_000)}`),
	'a recipe without a prompt': recipeText('{"version":1,"prompt":""}'),
	'a recipe that is a list': recipeText('[{"version":1,"prompt":"a"}]'),
	'a recipe of another kind of version': recipeText('{"version":"1","prompt":"a"}'),
	'a thousand descriptions that never end': `<rdf:RDF ${namespaces}>${'<rdf:Description>'.repeat(1000)}`,
	'brackets alone': '<'.repeat(60_000),
	zeros: '\0'.repeat(60_000),
};

const inPng = (packet: string) => withPngChunk(png, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`));
const inJpeg = (packet: string) =>
	withJpegSegment(jpeg, jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${packet}`));
const inWebp = (packet: string) => withWebpChunk(webp, webpChunk('XMP ', packet));

const lengthOf = (bytes: Uint8Array, at: number, value: number, isLittleEndian = false) => {
	const result = Buffer.from(bytes);
	new DataView(result.buffer, result.byteOffset).setUint32(at, value, isLittleEndian);
	return result;
};
const block = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const exif = (data: Uint8Array) =>
	withJpegSegment(jpeg, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), data])));
const text = (name: string, head: string, data: Uint8Array) =>
	pngChunk(name, Buffer.concat([Buffer.from(head), data]));
const bomb = deflateSync(Buffer.alloc(100_000_000, 'a'));
const million = Buffer.concat(Array.from({ length: 1000 }, () => pngChunk('abCd', '')));
const bombs = Buffer.concat([
	text('zTXt', 'parameters\0\0', bomb),
	text('iTXt', 'parameters\0\x01\0\0\0', bomb),
	text('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', bomb),
]);
const extended = (total: number, offset: number) => {
	const head = Buffer.alloc(40, '0');
	head.writeUInt32BE(total, 32);
	head.writeUInt32BE(offset, 36);
	return jpegSegment(
		0xe1,
		Buffer.concat([Buffer.from('http://ns.adobe.com/xmp/extension/\0'), head, Buffer.alloc(100)]),
	);
};
const names = `<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">${'0'.repeat(32)}</n:HasExtendedXMP>`;

/** Files meant to do harm by how they are put together: none of them has a recipe. */
const files: Readonly<Record<string, Uint8Array>> = {
	'a PNG with a first chunk of 4 GB': lengthOf(png, 8, 0xffff_ffff),
	'a PNG with a text of 2 GB': lengthOf(withPngChunk(png, pngChunk('iTXt', 'parameters\0')), 33, 0x7fff_ffff),
	'a PNG with three bombs': withPngChunk(png, bombs),
	'a PNG with 255 bombs': withPngChunk(png, ...Array.from({ length: 85 }, () => bombs)),
	'a PNG of a million empty chunks': withPngChunk(png, ...Array.from({ length: 1000 }, () => million)),
	'a PNG with a text of 50 MB': withPngChunk(
		png,
		text('tEXt', 'parameters\0', Buffer.alloc(50_000_000, 'a')),
	),
	'a PNG with 100,000 texts': withPngChunk(
		png,
		...Array.from({ length: 100_000 }, () => pngChunk('tEXt', 'parameters\0 ')),
	),
	'a PNG with texts that stop early': withPngChunk(
		png,
		pngChunk('iTXt', 'parameters\0'),
		pngChunk('iTXt', 'parameters\0\x01'),
		pngChunk('iTXt', 'parameters\0\0\0en\0'),
		pngChunk('zTXt', 'parameters\0'),
		pngChunk('zTXt', 'parameters\0\0'),
	),
	'a JPEG with a segment of no length': withJpegSegment(jpeg, block('ffe1 0000')),
	'a JPEG with a segment beyond the end': Buffer.concat([
		jpeg.subarray(0, 2),
		block('ffe1 ffff'),
		exif(block('')).subarray(2, 12),
	]),
	'a JPEG of a million empty segments': withJpegSegment(jpeg, Buffer.alloc(4_000_000, block('ffe10002'))),
	'a JPEG of 4 MB of filling': withJpegSegment(jpeg, Buffer.alloc(4_000_000, 0xff)),
	'a JPEG with Exif that points at itself': exif(
		block('4d4d002a 00000008 0001 8769 0004 00000001 00000008 00000008'),
	),
	'a JPEG with Exif that points far away': exif(block('4d4d002a fffffff0')),
	'a JPEG with a directory of 65,535 entries': exif(block('49492a00 08000000 ffff')),
	'a JPEG with a comment of 4 GB': exif(
		block(
			'4d4d002a 00000008 0001 8769 0004 00000001 0000001a 00000000' +
				'0001 9286 0007 ffffffff 0000002c 00000000',
		),
	),
	'a JPEG with extended XMP of 4 GB': withJpegSegment(
		jpeg,
		jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${rdf(names)}`),
		extended(0xffff_ffff, 0),
	),
	'a JPEG with 10,000 pieces of extended XMP': withJpegSegment(
		jpeg,
		jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${rdf(names)}`),
		...Array.from({ length: 10_000 }, (_, index) => extended(1_000_000, index * 100)),
	),
	'a WebP that says it is 4 GB': lengthOf(webp, 4, 0xffff_ffff, true),
	'a WebP that says it is nothing': lengthOf(webp, 4, 0, true),
	'a WebP with a first chunk of 4 GB': lengthOf(webp, 16, 0xffff_ffff, true),
	'a WebP of half a million empty chunks': withWebpChunk(
		webp,
		Buffer.alloc(4_000_000, block('6162636400000000')),
	),
	'a WebP with Exif of 50 MB': withWebpChunk(webp, webpChunk('EXIF', Buffer.alloc(50_000_000))),
	...Object.fromEntries(
		Object.entries(packets).flatMap(([name, packet]) => [
			[`a PNG with ${name}`, inPng(packet)],
			[
				`a PNG with ${name}, packed`,
				withPngChunk(png, text('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(packet))),
			],
			[`a JPEG with ${name}`, inJpeg(packet)],
			[`a WebP with ${name}`, inWebp(packet)],
		]),
	),
};

describe('a file meant to do harm', () => {
	for (const [name, bytes] of Object.entries(files)) {
		it(`gives no recipe, and soon: ${name}`, () => {
			assert.equal(
				inTime(() => readRecipe(bytes)),
				undefined,
			);
		});

		it(`is read in its head, no more than 64 KiB besides metadata: ${name}`, async () => {
			const source = countReads(bytes);
			const found = await readMetadataFrom(source);
			assert.equal(found?.format, readMetadata(bytes)?.format);
			assert.ok(source.otherBytes <= 65_536, `${source.otherBytes} bytes`);
			assert.ok(source.metadataBytes <= 1_048_576, `${source.metadataBytes} bytes of metadata`);
		});

		it(`takes a recipe or stays as it is: ${name}`, () => {
			const written = inTime(() => embedRecipe(bytes, recipe, { level: 'recipe' }));
			if (typeof written === 'string') {
				assert.equal(written, 'damaged');
			} else {
				// Beside XMP that cannot be read there are the parameters, which have the prompt as it was sent.
				const { prompt, sentPrompt } = recipe;
				const found = readRecipe(written.bytes)?.recipe.prompt;
				assert.equal(found, written.leftOut.includes('xmp') ? sentPrompt : prompt);
			}
		});
	}
});

describe('a prompt in XMP with entities', () => {
	it('is never made longer by them', () => {
		const found = readRecipe(inPng(prompted('a &lol9; b &amp;amp; c')));
		assert.equal(found?.recipe.prompt, 'a &lol9; b &amp; c');
	});
});

/** The result, which may take a tenth of a second of the processor; the best of three counts. */
function inTime<Result>(work: () => Result): Result {
	let result = work();
	let least = Infinity;
	for (let attempt = 0; attempt < 3 && least >= 100; attempt++) {
		const start = process.threadCpuUsage();
		result = work();
		const { user, system } = process.threadCpuUsage(start);
		least = (user + system) / 1000;
	}
	assert.ok(least < 100, `took ${least.toFixed(0)} ms`);
	return result;
}
