import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { createJpegWriter } from '../../../../src/core/draft/jpegWriter.ts';
import { bandHeight, type PictureWriter } from '../../../../src/core/draft/pictureWriter.ts';
import { createPngWriter } from '../../../../src/core/draft/pngWriter.ts';
import type { Size } from '../../../../src/core/size.ts';

const side = fc.integer({ min: 1, max: 70 });
const size = fc.record({ width: side, height: side });

describe('the PNG writer', () => {
	it('keeps every pixel of any picture', async () => {
		const noise = size.chain(each => {
			const length = 3 * each.width * each.height;
			return fc.tuple(
				fc.constant(each),
				fc.uint8Array({ minLength: length, maxLength: length, size: 'max' }),
			);
		});
		await fc.assert(
			fc.asyncProperty(noise, async ([each, pixels]) => {
				assert.deepStrictEqual(await decode(write(createPngWriter(each), each, pixels), each), pixels);
			}),
			{ numRuns: 60 },
		);
	});

	it('keeps every pixel of a large picture of pure noise', async () => {
		const large = { width: 700, height: 333 };
		const pixels = noiseOf(large);
		assert.deepStrictEqual(await decode(write(createPngWriter(large), large, pixels), large), pixels);
	});
});

describe('the JPEG writer', () => {
	// In a picture smaller than a block, the rounding of single pixels outweighs what is compared here.
	const atLeastABlock = fc.record({
		width: fc.integer({ min: 8, max: 70 }),
		height: fc.integer({ min: 8, max: 70 }),
	});
	const patterns: Record<string, (x: number, y: number) => readonly number[]> = {
		'plain black': () => [0, 0, 0],
		'plain white': () => [255, 255, 255],
		'plain red': () => [255, 0, 0],
		'a slope': (x, y) => [2 * x, 2 * y, x + y],
		'black and white stripes': x => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]),
		'black and white squares': (x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? [0, 0, 0] : [255, 255, 255]),
		'a chessboard': (x, y) => ((x + y) % 2 === 0 ? [0, 0, 0] : [255, 255, 255]),
	};
	for (const [name, pixelAt] of Object.entries(patterns)) {
		it(`draws ${name} as closely as libjpeg does`, async () => {
			await fc.assert(
				fc.asyncProperty(atLeastABlock, async each => {
					const pixels = Uint8Array.from({ length: 3 * each.width * each.height }, (_, index) => {
						const pixel = Math.floor(index / 3);
						return pixelAt(pixel % each.width, Math.floor(pixel / each.width))[index % 3]!;
					});
					await assertLikeLibjpeg(each, pixels);
				}),
				{ numRuns: 20 },
			);
		});
	}

	it('draws pure noise, which needs the longest codes, as closely and in as few bytes as libjpeg does', async () => {
		for (const each of [
			{ width: 256, height: 256 },
			{ width: 301, height: 47 },
		]) {
			const length = await assertLikeLibjpeg(each, noiseOf(each));
			assert.ok(length < 1.03, `${length} times as long`);
		}
	});
});

/** Gives how long the file is, in parts of libjpeg's. */
async function assertLikeLibjpeg(each: Size, pixels: Uint8Array): Promise<number> {
	const { width, height } = each;
	const ours = write(createJpegWriter(each), each, pixels);
	const theirs = await sharp(pixels, { raw: { width, height, channels: 3 } })
		.jpeg({ quality: 85, optimiseCoding: false })
		.toBuffer();
	const ourLoss = difference(await decode(ours, each), pixels);
	const theirLoss = difference(await decode(theirs, each), pixels);
	assert.ok(ourLoss <= 1.05 * theirLoss + 0.6, `${width} × ${height}: ${ourLoss}, libjpeg ${theirLoss}`);
	return ours.length / theirs.length;
}

function write(writer: PictureWriter, { width, height }: Size, pixels: Uint8Array): Uint8Array {
	for (let top = 0; top < height; top += bandHeight) {
		writer.add(pixels.subarray(3 * width * top, 3 * width * Math.min(height, top + bandHeight)));
	}
	return writer.finish();
}

async function decode(bytes: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
	const { data, info } = await sharp(bytes, { failOn: 'warning' })
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	assert.deepStrictEqual([info.width, info.height, info.channels], [width, height, 3]);
	return new Uint8Array(data);
}

function noiseOf({ width, height }: Size): Uint8Array {
	let state = 1;
	return Uint8Array.from({ length: 3 * width * height }, () => (state = (state * 48271) % 0x7fffffff) & 255);
}

function difference(first: Uint8Array, second: Uint8Array): number {
	return first.reduce((sum, level, index) => sum + Math.abs(level - second[index]!), 0) / first.length;
}
