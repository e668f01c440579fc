import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { md5 } from '../../../../../src/core/image/metadata/md5.ts';
import { readMetadata, readMetadataFrom } from '../../../../../src/core/image/metadata/readMetadata.ts';
import { writeMetadata } from '../../../../../src/core/image/metadata/writeMetadata.ts';
import { processorTime } from '../../../../harness/processorTime.ts';
import { samples } from '../samples.ts';
import { filesWithManifest, jpegSegment, pngChunk, withJpegSegment, withPngChunk } from './files.ts';

const png = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#369' } })
	.png()
	.toBuffer();
const jpeg = await sharp(png).jpeg().toBuffer();
const manifests = await filesWithManifest();
const packet =
	'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
	'<rdf:Description rdf:about=""><a:b xmlns:a="urn:a#">ü 猫</a:b></rdf:Description></rdf:RDF></x:xmpmeta>';
const property = { namespace: 'urn:a#', name: 'b', value: 'ü 猫' };
const nothing = { format: 'png', properties: [], parameters: undefined, hasManifest: false };

const zip = (text: string, encoding: BufferEncoding = 'utf8') => deflateSync(Buffer.from(text, encoding));

describe('reading the text of PNG chunks', () => {
	const texts: Readonly<Record<string, readonly [chunk: Buffer, text: string | undefined]>> = {
		tEXt: [pngChunk('tEXt', Buffer.from('parameters\0caf\xe9', 'latin1')), 'café'],
		'tEXt that is UTF-8': [pngChunk('tEXt', 'parameters\0café 猫'), 'café 猫'],
		zTXt: [
			pngChunk('zTXt', Buffer.concat([Buffer.from('parameters\0\0'), zip('caf\xe9', 'latin1')])),
			'café',
		],
		iTXt: [pngChunk('iTXt', 'parameters\0\0\0de\0Parameter\0猫\nb'), '猫\nb'],
		'compressed iTXt': [
			pngChunk('iTXt', Buffer.concat([Buffer.from('parameters\0\x01\0\0\0'), zip('猫')])),
			'猫',
		],
		'an unknown compression': [pngChunk('zTXt', 'parameters\0\x01abc'), undefined],
		'a damaged compression': [pngChunk('zTXt', 'parameters\0\0abc'), undefined],
		'an iTXt that stops early': [pngChunk('iTXt', 'parameters\0\0\0en\0'), undefined],
		'a tEXt of another keyword': [pngChunk('tEXt', 'parameter\0x'), undefined],
		'an empty text': [pngChunk('tEXt', 'parameters\0'), undefined],
	};
	for (const [name, [chunk, text]] of Object.entries(texts)) {
		it(`finds ${text === undefined ? 'nothing' : JSON.stringify(text)} in ${name}`, () => {
			assert.deepEqual(readMetadata(withPngChunk(png, chunk)), { ...nothing, parameters: text });
		});
	}

	it('finds texts after the picture in the whole file, and not in its head', async () => {
		const end = pngChunk('tEXt', 'parameters\0x');
		const bytes = Buffer.concat([png.subarray(0, -12), end, png.subarray(-12)]);
		assert.deepEqual(readMetadata(bytes), { ...nothing, parameters: 'x' });
		assert.deepEqual(await readMetadataFrom(sourceOf(bytes)), nothing);
	});

	it('does not unpack a bomb', () => {
		const bomb = deflateSync(Buffer.alloc(300_000_000));
		for (const [name, head] of [
			['zTXt', 'parameters\0\0'],
			['iTXt', 'parameters\0\x01\0\0\0'],
			['iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0'],
		] as const) {
			const chunks = Array.from({ length: 40 }, () =>
				pngChunk(name, Buffer.concat([Buffer.from(head), bomb])),
			);
			const bytes = withPngChunk(png, ...chunks);
			assert.deepEqual(
				inTime(() => readMetadata(bytes)),
				nothing,
			);
		}
	});
});

describe('reading XMP that a JPEG has in several segments', () => {
	const rest = Buffer.from(packet);
	const guid = md5(rest);
	const main = (name: string) =>
		jpegSegment(
			0xe1,
			'http://ns.adobe.com/xap/1.0/\0' +
				packet.replace(
					'<a:b',
					`<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">${name}</n:HasExtendedXMP><a:b`,
				),
		);
	const piece = (start: number, end: number, { total = rest.length, name = guid } = {}) => {
		const numbers = Buffer.alloc(8);
		numbers.writeUInt32BE(total);
		numbers.writeUInt32BE(start, 4);
		const head = Buffer.from(`http://ns.adobe.com/xmp/extension/\0${name}`);
		return jpegSegment(0xe1, Buffer.concat([head, numbers, rest.subarray(start, end)]));
	};
	const cases = {
		'in order': [[main(guid), piece(0, 100), piece(100, 999)], 2],
		'out of order': [[piece(100, 999), main(guid), piece(0, 100)], 2],
		'with one missing': [[main(guid), piece(100, 999)], 1],
		'with one twice': [[main(guid), piece(0, 100), piece(0, 100), piece(100, 999)], 1],
		'of another name': [[main(guid), piece(0, 999, { name: '0'.repeat(32) })], 1],
		'of 4 GB': [[main(guid), piece(0, 999, { total: 0xffff_ffff })], 1],
		'that nothing names': [[main(''), piece(0, 999)], 1],
	} as const;
	for (const [name, [segments, count]] of Object.entries(cases)) {
		it(`reads ${count === 2 ? 'both' : 'the main packet only'}, given segments ${name}`, () => {
			const found = readMetadata(withJpegSegment(jpeg, ...segments))?.properties;
			assert.deepEqual(
				found?.filter(each => each.namespace === property.namespace),
				Array.from({ length: count }, () => property),
			);
		});
	}

	it('names them by MD5, as RFC 1321 has it', () => {
		const digests = ['', 'abc', '1234567890'.repeat(8)].map(text => md5(Buffer.from(text)));
		assert.deepEqual(digests, [
			'D41D8CD98F00B204E9800998ECF8427E',
			'900150983CD24FB0D6963F7D28E17F72',
			'57EDF4A22BE3C955AC49DA2E2107B67A',
		]);
	});
});

describe('reading a file by its head', () => {
	for (const { name, bytes } of samples) {
		it(`finds in ${name} what is in the whole`, async () => {
			const written = writeMetadata(bytes, {
				properties: [{ ...property, prefix: 'a' }],
				ownNamespace: 'urn:a#',
				parameters: 'a cat',
			});
			assert.ok(typeof written === 'object');
			assert.deepEqual(await readMetadataFrom(sourceOf(written.bytes)), readMetadata(written.bytes));
			assert.deepEqual(await readMetadataFrom(sourceOf(bytes)), readMetadata(bytes));
		});
	}

	it('takes one read for a PNG or JPEG, however large, and two for a WebP', async () => {
		const noise = sharp(
			Buffer.from(Uint8Array.from({ length: 270_000 }, (_, index) => (index * index) >> 7)),
			{
				raw: { width: 300, height: 300, channels: 3 },
			},
		);
		const counts = await Promise.all(
			(['png', 'jpeg', 'webp'] as const).map(async format => {
				const bytes = await noise.clone().toFormat(format, { lossless: true, quality: 100 }).toBuffer();
				const written = writeMetadata(bytes, { properties: [], ownNamespace: '', parameters: 'a cat' });
				assert.ok(typeof written === 'object');
				const source = sourceOf(written.bytes);
				assert.equal((await readMetadataFrom(source))?.parameters, 'a cat');
				return source.reads.length;
			}),
		);
		assert.deepEqual(counts, [1, 1, 2]);
	});

	it('sees a manifest', async () => {
		for (const bytes of Object.values(manifests)) {
			assert.equal((await readMetadataFrom(sourceOf(bytes)))?.hasManifest, true);
		}
	});

	it('reads no more than 64 KiB of a file that is nothing but headers', async () => {
		const files = [
			Buffer.concat([png.subarray(0, 33), ...Array.from({ length: 20_000 }, () => pngChunk('abCd', ''))]),
			Buffer.concat([jpeg.subarray(0, 2), ...Array.from({ length: 20_000 }, () => jpegSegment(0xe5, ''))]),
			Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(200_000, 0xff)]),
		];
		for (const bytes of files) {
			const source = sourceOf(bytes);
			await readMetadataFrom(source);
			assert.equal(
				source.reads.reduce((sum, length) => sum + length, 0),
				65_536,
			);
		}
	});

	it('passes on what the source throws', async () => {
		await assert.rejects(readMetadataFrom({ read: () => Promise.reject(new Error('gone')) }), /gone/);
	});

	it('copes with a source that gives less than there is', async () => {
		const source = { read: (offset: number) => Promise.resolve(png.subarray(offset, offset + 9)) };
		assert.deepEqual(await readMetadataFrom(source), nothing);
	});
});

describe('reading files meant to do harm', () => {
	const xmp = (text: string) => withPngChunk(png, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${text}`));
	const files: Readonly<Record<string, Uint8Array>> = {
		'a chunk of 4 GB': Buffer.concat([png.subarray(0, 33), Buffer.from('ffffffff', 'hex'), png.subarray(37)]),
		'a chunk longer than the file': withPngChunk(png, pngChunk('tEXt', 'parameters\0x').fill(0x7f, 0, 4)),
		'deep XML': xmp('<a>'.repeat(300_000)),
		'deep XML that is closed': xmp('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
		'much XML': xmp(`<a>${'<b/>'.repeat(250_000)}</a>`),
		'many attributes': xmp(`<a ${Array.from({ length: 90_000 }, (_, index) => `b${index}=""`).join(' ')}/>`),
		'many attributes that never end': xmp(`<a ${'b="" '.repeat(200_000)}`),
		'many comments that never end': xmp('<!--'.repeat(250_000)),
		'a name that never ends': xmp(`<${'a'.repeat(1_000_000)}`),
		'a space that never ends': xmp(`<a${' '.repeat(1_000_000)}`),
		'many quotes': xmp(`<a b=${'"'.repeat(1_000_000)}`),
		'entities that grow': xmp(
			'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>' + packet.replace('ü', '&c;&c;&c;'),
		),
		'an XMP of 5 MB': xmp(' '.repeat(5_000_000) + packet),
		'a million chunks': Buffer.concat([png.subarray(0, 33), Buffer.alloc(12_000_000)]),
	};
	for (const [name, bytes] of Object.entries(files)) {
		it(`finds nothing, and soon, in a PNG with ${name}`, async () => {
			assert.deepEqual(
				inTime(() => readMetadata(bytes)),
				nothing,
			);
			assert.deepEqual(await readMetadataFrom(sourceOf(bytes)), nothing);
		});
	}

	it('keeps entities it does not know as they are written, and refuses numbers that are no letter', () => {
		const text = '&lt;&#x1F600;&#233;&nbsp;&#x110000;&amp;lt;';
		const found = readMetadata(xmp(packet.replace('ü 猫', text)))?.properties;
		assert.deepEqual(found, [{ ...property, value: '<😀é&nbsp;&#x110000;&lt;' }]);
	});

	it('is none of the three formats when it is nothing', () => {
		assert.equal(readMetadata(new Uint8Array()), undefined);
	});
});

/** A file that counts what is read of it. */
function sourceOf(bytes: Uint8Array) {
	const reads: number[] = [];
	const read = (offset: number, length: number) => {
		reads.push(length);
		return Promise.resolve(bytes.subarray(offset, offset + length));
	};
	return { reads, read };
}

/** The result, which has to take no more than a tenth of a second of processor time, the best time of three. */
function inTime<Result>(work: () => Result): Result {
	let result = work();
	let best = Infinity;
	for (let attempt = 0; attempt < 3 && best >= 100; attempt++) {
		const milliseconds = processorTime(() => {
			result = work();
		});
		best = Math.min(best, milliseconds);
	}
	assert.ok(best < 100, `took ${best} ms`);
	return result;
}
