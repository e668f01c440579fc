import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recogniseImage } from '../../../../src/core/image/recognise.ts';

const pngHead = '89504e47 0d0a1a0a 0000000d 49484452';
const pngTail = '0806000000 00000000';
const jpegFrame = 'ffc0 000b 08 0010 0020 01 01 11 00';
const jpegScan = 'ffda 0008 01 01 00 00 3f 00';

const refused = {
	nothing: '',
	'a GIF': '474946383961 2000 1000',
	'text that mentions PNG': Buffer.from('PNG IHDR, JFIF, WEBP and 16 more words').toString('hex'),
	'a PNG of no width': `${pngHead} 00000000 00000010 ${pngTail}`,
	'a PNG of no height': `${pngHead} 00000010 00000000 ${pngTail}`,
	'a PNG wider than a PNG can be': `${pngHead} 80000000 00000010 ${pngTail}`,
	'a PNG whose header is short': `${pngHead} 00000010 000000`,
	'a PNG whose first chunk has another length':
		'89504e47 0d0a1a0a 0000000c 49484452 00000010 00000010 0806000000 00000000',
	'a PNG that starts with another chunk':
		'89504e47 0d0a1a0a 0000000d 74455874 00000010 00000010 0806000000 00000000',
	'a JPEG that ends before its frame': 'ffd8 ffe0 0004 0000 ffd9',
	'a JPEG of no height': `ffd8 ffc0 000b 08 0000 0020 01 01 11 00 ${jpegScan} 12 ffd9`,
	'a JPEG whose frame is too short': 'ffd8 ffc0 0006 08 0010 00 ffd9',
	'a JPEG with a segment of length 1': `ffd8 ffe0 0001 ${jpegFrame}`,
	'a WebP of another kind of chunk': '52494646 16000000 57454250 56503800 0a000000 1000009d012a 2000 1000',
	'a WebP with no start code': '52494646 16000000 57454250 56503820 0a000000 100000000000 2000 1000',
	'a WebP of no width': '52494646 16000000 57454250 56503820 0a000000 1000009d012a 0000 1000',
	'a lossless WebP without its mark': '52494646 12000000 57454250 5650384c 05000000 001fc00300 00',
	'a RIFF that is sound': '52494646 16000000 57415645 56503820 0a000000 1000009d012a 2000 1000',
};

const png = { mimeType: 'image/png', extension: 'png', width: 32, height: 16 };
const jpeg = { mimeType: 'image/jpeg', extension: 'jpg', width: 32, height: 16 };
const webp = { mimeType: 'image/webp', extension: 'webp', width: 32, height: 16 };
const pngStart = `${pngHead} 00000020 00000010 ${pngTail}`;
const webpChunk = '56503820 0a000000 1000009d012a 2000 1000';

const measured = {
	'a PNG with no picture data': [pngStart + '00000000 49454e44 ae426082', png, false],
	'a PNG with a chunk that claims 4 GB': [pngStart + 'ffffffff 49444154 00000000', png, false],
	'a PNG with an end chunk longer than the file': [
		pngStart + '00000000 49444154 00000000 00000009 49454e44 00000000',
		png,
		false,
	],
	'a PNG with picture data and an end': [
		pngStart + '00000000 49444154 00000000 00000000 49454e44 00000000',
		png,
		true,
	],
	'a JPEG with no scan': [`ffd8 ${jpegFrame} ffd9`, jpeg, false],
	'a JPEG with stuffed zeros, restarts and fill bytes': [
		`ffd8 ff${jpegFrame} ${jpegScan} 12ff00 ffd0 34ffff d1 ff00 ${jpegScan} 56 ffff ffd9`,
		jpeg,
		true,
	],
	'a JPEG with a stray byte between segments': [
		`ffd8 ffe0 0002 00 ${jpegFrame} ${jpegScan} 12 ffd9`,
		jpeg,
		true,
	],
	'a JPEG with an end marker inside a segment only': [
		`ffd8 ${jpegFrame} ffe1 0004 ffd9 ${jpegScan} 1234`,
		jpeg,
		false,
	],
	'a JPEG whose last segment runs past the end': [
		`ffd8 ${jpegFrame} ${jpegScan} ffe1 ffff ffd9`,
		jpeg,
		false,
	],
	'a JPEG that ends in the middle of a marker': [`ffd8 ${jpegFrame} ${jpegScan} 12 ff`, jpeg, false],
	'a WebP that states a smaller size than its chunk': [
		`52494646 10000000 57454250 ${webpChunk}`,
		webp,
		false,
	],
	'a WebP that states a larger size than the file': [`52494646 ffffffff 57454250 ${webpChunk}`, webp, false],
	'a WebP with a header chunk alone': [
		'52494646 16000000 57454250 56503858 0a000000 00000000 1f0000 0f0000',
		webp,
		false,
	],
	'a WebP with its picture': [`52494646 16000000 57454250 ${webpChunk}`, webp, true],
} as const;

describe('bytes made to mislead', () => {
	for (const [name, hex] of Object.entries(refused)) {
		it(`does not recognise ${name}`, () => {
			assert.strictEqual(recogniseImage(bytesOf(hex)), undefined);
		});
	}

	for (const [name, [hex, facts, isWhole]] of Object.entries(measured)) {
		it(`finds ${name} ${isWhole ? 'whole' : 'not whole'}`, () => {
			assert.deepStrictEqual(recogniseImage(bytesOf(hex)), { ...facts, isWhole });
		});
	}

	it('reads 20 MB of the slowest content in under three seconds of processor time', () => {
		const heads = [`ffd8 ${jpegFrame} ${jpegScan}`, pngStart, `52494646 ffffff00 57454250 ${webpChunk}`];
		const fillings = ['ff00', 'ffd0', 'ff', '00', 'ffe00002'];
		for (const head of heads) {
			for (const filling of fillings) {
				const bytes = Buffer.concat([bytesOf(head), Buffer.alloc(20_000_000, filling, 'hex')]);
				const before = process.threadCpuUsage();
				assert.strictEqual(recogniseImage(bytes)?.width, 32);
				const { user, system } = process.threadCpuUsage(before);
				assert.ok(user + system < 3_000_000, `${head} then ${filling}: ${(user + system) / 1000} ms`);
			}
		}
	});
});

function bytesOf(hex: string): Uint8Array {
	return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}
