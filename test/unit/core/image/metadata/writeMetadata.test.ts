import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { readMetadata } from '../../../../../src/core/image/metadata/readMetadata.ts';
import { writeMetadata } from '../../../../../src/core/image/metadata/writeMetadata.ts';
import type { Metadata } from '../../../../../src/core/image/metadata/writeMetadata.ts';
import { samples } from '../samples.ts';
import {
	filesWithManifest,
	jpegSegment,
	partsOf,
	pixelsOf,
	pngChunk,
	withJpegSegment,
	withPngChunk,
	withWebpChunk,
	webpChunk,
} from './files.ts';

const own = { namespace: 'urn:test#', prefix: 'test' };
const metadata: Metadata = {
	properties: [{ ...own, name: 'Note', value: 'a <note>\nof "two" lines' }],
	ownNamespace: own.namespace,
	parameters: 'a cat\nSteps: 0, Seed: 1',
};
const found = {
	properties: [{ namespace: own.namespace, name: 'Note', value: 'a <note>\nof "two" lines' }],
	parameters: 'a cat\nSteps: 0, Seed: 1',
	hasManifest: false,
};
const png = await sharp({ create: { width: 9, height: 7, channels: 4, background: '#3698' } })
	.png()
	.toBuffer();
const jpeg = await sharp(png).jpeg().toBuffer();
const webp = await sharp(png).webp({ lossless: true }).toBuffer();
const manifests = await filesWithManifest();
const foreign = (properties: string, about = '') =>
	'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
	'<R:RDF xmlns:R="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
	`<R:Description R:about="${about}" xmlns:t="urn:test#" xmlns:o="urn:other#" o:Kind="one">${properties}</R:Description>` +
	'</R:RDF></x:xmpmeta>   <?xpacket end="w"?>';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const withPacket = {
	png: (packet: string) => withPngChunk(png, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`)),
	jpeg: (packet: string) => withJpegSegment(jpeg, jpegSegment(0xe1, xmpName + packet)),
	webp: (packet: string) => withWebpChunk(webp, webpChunk('XMP ', packet)),
};

const long = (letter: string): Metadata => ({
	...metadata,
	properties: [...metadata.properties, { ...own, name: 'Long', value: letter.repeat(150_000) }],
});

describe('writing metadata', () => {
	for (const { name, bytes, facts } of samples) {
		it(`keeps the picture and all the rest of ${name}`, async () => {
			const { bytes: result, leftOut } = written(bytes);
			assert.deepEqual(leftOut, []);
			const format = facts.mimeType.slice('image/'.length);
			assert.deepEqual(readMetadata(result), { format, ...found });
			assert.deepEqual(await pixelsOf(result), await pixelsOf(bytes));
			assert.deepEqual(foreignParts(result), foreignParts(bytes));
			assert.deepEqual(await described(result), await described(bytes));
		});

		it(`changes nothing when ${name} is written again`, () => {
			const once = written(bytes).bytes;
			assert.deepEqual(written(once).bytes, once);
		});
	}

	it('gives back the same bytes when there is nothing to write', () => {
		const nothing = { properties: [], ownNamespace: own.namespace };
		for (const bytes of [png, jpeg, webp]) {
			assert.deepEqual(writeMetadata(bytes, nothing), { bytes: new Uint8Array(bytes), leftOut: [] });
		}
	});

	it('keeps what follows the end of a file', () => {
		const tail = Buffer.from('something of another program');
		for (const bytes of [png, jpeg, webp]) {
			const result = written(Buffer.concat([bytes, tail])).bytes;
			assert.deepEqual(Buffer.from(result.subarray(-tail.length)), tail);
			assert.deepEqual(result.subarray(0, -tail.length), written(bytes).bytes);
		}
	});

	it('mends the length of a WebP whose last chunk is odd and not filled up', async () => {
		const odd = Buffer.concat([webp, Buffer.from('ODDY'), Buffer.of(3, 0, 0, 0, 1, 2, 3)]);
		odd.writeUInt32LE(odd.length - 8, 4);
		const result = written(odd).bytes;
		assert.deepEqual(
			partsOf(result).map(({ name }) => name),
			['VP8X', 'VP8L', 'ODDY', 'EXIF', 'XMP '],
		);
		assert.deepEqual(await pixelsOf(result), await pixelsOf(webp));
	});

	for (const [format, bytes] of Object.entries(manifests)) {
		it(`refuses a ${format} file with a C2PA manifest`, () => {
			assert.equal(writeMetadata(bytes, metadata), 'c2pa');
			assert.equal(readMetadata(bytes)?.hasManifest, true);
		});
	}

	it('refuses a file whose manifest is kept elsewhere', () => {
		const packet = foreign(
			'<d:provenance xmlns:d="http://purl.org/dc/terms/">https://example.org/m</d:provenance>',
		);
		for (const give of Object.values(withPacket)) {
			assert.equal(writeMetadata(give(packet), metadata), 'c2pa');
		}
	});

	it('takes other boxes of JUMBF for what they are', () => {
		const other = jpegSegment(
			0xeb,
			Buffer.from('JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x18jumdxml \0\x11\0\x10'),
		);
		assert.deepEqual(written(withJpegSegment(jpeg, other)).leftOut, []);
	});

	const damaged = {
		nothing: new Uint8Array(),
		'a GIF': Buffer.from('GIF89a and more'),
		'half a PNG': png.subarray(0, png.length / 2),
		'half a JPEG': jpeg.subarray(0, 100),
		'half a WebP': webp.subarray(0, webp.length / 2),
		'a PNG that does not start with its header': withoutHeader(png),
		'a WebP of another kind of chunk': withWebpChunk(Buffer.from('RIFF\0\0\0\0WEBP'), webpChunk('ODDY', 'x')),
	};
	for (const [name, bytes] of Object.entries(damaged)) {
		it(`leaves ${name} alone`, () => assert.equal(writeMetadata(bytes, metadata), 'damaged'));
	}
});

describe('writing XMP into a file that has some', () => {
	const kept = '<o:Names><R:Bag><R:li>a</R:li></R:Bag></o:Names><!-- kept -->';
	for (const [format, give] of Object.entries(withPacket)) {
		it(`replaces its own property in a ${format} file and keeps every letter of the others`, () => {
			const bytes = give(
				foreign(`${kept}<t:Note>old</t:Note> `, 'uuid:1').replace(' o:Kind', ' t:Note="older" o:Kind'),
			);
			const result = written(bytes).bytes;
			const packet = partsOf(result)
				.find(({ data }) => data.includes('x:xmpmeta'))!
				.data.toString();
			const before = foreign(`${kept} `, 'uuid:1');
			const at = before.indexOf('</R:RDF>');
			assert.ok(packet.includes(before.slice(0, at)), packet);
			assert.ok(packet.endsWith(before.slice(at)), packet);
			assert.match(packet, /<rdf:Description [^>]*rdf:about="uuid:1"/);
			assert.deepEqual(readMetadata(result)?.properties, [
				{ namespace: 'urn:other#', name: 'Kind', value: 'one' },
				{ namespace: 'urn:other#', name: 'Names', value: 'a' },
				...found.properties,
			]);
		});

		it(`leaves XMP in a ${format} file alone that it cannot read, and says so`, () => {
			for (const packet of ['<x:xmpmeta', '<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>', '<x/>']) {
				const bytes = give(packet);
				const result = written(bytes);
				assert.deepEqual(result.leftOut, ['xmp']);
				assert.deepEqual(
					partsOf(result.bytes).filter(({ data }) => data.includes(packet)),
					partsOf(bytes).filter(({ data }) => data.includes(packet)),
				);
			}
		});

		it(`replaces XMP in a ${format} file that is damaged and its own`, () => {
			const result = written(give('<x:xmpmeta><test:Note xmlns:test="urn:test#">'));
			assert.deepEqual(result.leftOut, []);
			assert.deepEqual(readMetadata(result.bytes)?.properties, found.properties);
		});
	}
});

describe('writing XMP into a file whose XMP is no UTF-8', () => {
	const text = foreign('<o:Name>caf\xe9</o:Name>').replace('xmlns:t="urn:test#"', '');
	const packet = Buffer.from(text, 'latin1');
	const files = {
		png: withPngChunk(png, pngChunk('iTXt', withHead('XML:com.adobe.xmp\0\0\0\0\0', packet))),
		'packed png': withPngChunk(
			png,
			pngChunk('iTXt', withHead('XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(packet))),
		),
		jpeg: withJpegSegment(jpeg, jpegSegment(0xe1, withHead(xmpName, packet))),
		webp: withWebpChunk(webp, webpChunk('XMP ', packet)),
	};
	for (const [format, bytes] of Object.entries(files)) {
		it(`leaves it as it is in a ${format} file, and says so`, () => {
			const result = written(bytes);
			assert.deepEqual(result.leftOut, ['xmp']);
			assert.deepEqual(packetsOf(result.bytes), packetsOf(bytes));
		});
	}
});

describe('writing more XMP than a JPEG segment holds', () => {
	it('splits it, reads it back and replaces it', () => {
		const first = written(jpeg, long('a'));
		assert.deepEqual(first.leftOut, []);
		assert.deepEqual(
			readMetadata(first.bytes)?.properties.filter(({ namespace }) => namespace === own.namespace),
			long('a').properties.map(({ namespace, name, value }) => ({ namespace, name, value })),
		);
		assert.deepEqual(written(first.bytes, long('b')), written(jpeg, long('b')));
		assert.deepEqual(foreignParts(first.bytes), foreignParts(jpeg));
	});

	it('leaves it out rather than lose what another program split', () => {
		const other = writeMetadata(jpeg, {
			properties: [{ namespace: 'urn:other#', prefix: 'o', name: 'Long', value: 'x'.repeat(70_000) }],
			ownNamespace: 'urn:other#',
		});
		assert.ok(typeof other === 'object');
		const small = written(other.bytes);
		assert.deepEqual(small.leftOut, []);
		assert.deepEqual(
			readMetadata(small.bytes)?.properties.map(({ name, value }) => [name, value.length]),
			[
				['HasExtendedXMP', 32],
				['Note', 23],
				['Long', 70_000],
			],
		);
		const large = written(small.bytes, long('a'));
		assert.deepEqual(large, { bytes: small.bytes, leftOut: ['xmp'] });
	});
});

function written(bytes: Uint8Array, what = metadata) {
	const result = writeMetadata(bytes, what);
	assert.ok(typeof result === 'object', 'is written');
	return result;
}

/** What is in a file besides what the tests write, with the pixels coded as they were. */
function foreignParts(bytes: Uint8Array) {
	return partsOf(bytes).filter(
		({ name, data }) =>
			!['VP8X', 'EXIF', 'XMP '].includes(name) &&
			!data.includes('urn:test#') &&
			!data.includes('parameters') &&
			!data.includes('http://ns.adobe.com/xmp/extension/') &&
			!data.includes('Exif\0\0'),
	);
}

/** What another program says of a file, besides what was added. */
async function described(bytes: Uint8Array) {
	const { exif, xmp: _, size: __, xmpAsString: ___, ...rest } = await sharp(bytes).metadata();
	const texts = exif?.toString('latin1').match(/nobody|a test/g) ?? [];
	return { ...rest, comments: undefined, texts };
}

function withoutHeader(bytes: Buffer): Uint8Array {
	return Buffer.concat([bytes.subarray(0, 8), pngChunk('tEXt', 'a\0b'), bytes.subarray(8)]);
}

function withHead(head: string, data: Uint8Array): Buffer {
	return Buffer.concat([Buffer.from(head), data]);
}

function packetsOf(bytes: Uint8Array) {
	return partsOf(bytes).filter(({ name, data }) => name === 'XMP ' || data.includes('adobe'));
}
