import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { allowedSize } from '../../../../src/core/missing/allowedSize.ts';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import type { ImageSize } from '../../../../src/core/models/model.ts';
import { pixelsOf } from '../../../../src/core/models/model.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';

const option = flux2Pro.imageSize;
const side = fc.integer({ min: 1, max: 10_000 });
const allowedSide = fc.integer({ min: 512 / 32, max: 2048 / 32 }).map(count => count * 32);

type Wish = readonly [width: number | undefined, height: number | undefined];

const examples: readonly (readonly [name: string, wish: Wish, size: ImageSize, isExact?: boolean])[] = [
	['an allowed size', [1024, 512], { width: 1024, height: 512 }],
	['a preset by its name', [1024, 768], 'landscape_4_3'],
	['the smallest of its aspect for one that is too small', [300, 200], { width: 768, height: 512 }],
	['the largest of its aspect for one that is too large', [4000, 1000], { width: 2048, height: 512 }],
	['near in length where an aspect is as good as the same', [1280, 720], { width: 1312, height: 736 }],
	['a name for a small square', [16, 16], 'square'],
	['as wide as it gets for a banner', [4000, 500], { width: 2048, height: 512 }, false],
	['as high as it gets for a ribbon', [10, 900], { width: 512, height: 2048 }, false],
	['near in length where no aspect is near', [530, 512], { width: 544, height: 512 }, false],
	['of the usual aspect for a width alone', [800, undefined], { width: 768, height: 576 }],
	['of the usual aspect for a height alone', [undefined, 768], 'landscape_4_3'],
	['the usual one for no wish', [undefined, undefined], 'landscape_4_3'],
	['the usual one for a wish of no length', [0, 0], 'landscape_4_3'],
];

describe('The allowed size nearest to a wish', () => {
	for (const [name, [width, height], imageSize, isExact = true] of examples) {
		it(`is ${name}`, () => {
			const size = pixelsOf(flux2Pro, imageSize);
			assert.deepStrictEqual(allowedSize(option, { width, height }), { imageSize, size, isExact });
		});
	}

	it('follows the size that is usual for a person', () => {
		const usual = { width: 1024, height: 512 };
		assert.deepStrictEqual(
			[allowedSize(option, {}, usual).size, allowedSize(option, { width: 1536 }, usual).size],
			[usual, { width: 1536, height: 768 }],
		);
	});

	it('is one that the model takes, whatever is wished', () => {
		fc.assert(
			fc.property(
				fc.option(side, { nil: undefined }),
				fc.option(side, { nil: undefined }),
				(width, height) => {
					const { imageSize, size } = allowedSize(option, { width, height });
					const request = parseRequest({ prompt: 'a fox', imageSize }, () => 0);
					assert.deepEqual(pixelsOf(flux2Pro, request.imageSize), size);
				},
			),
		);
	});

	it('is the wish itself where that is allowed', () => {
		fc.assert(
			fc.property(allowedSide, allowedSide, (width, height) => {
				const { size, isExact } = allowedSize(option, { width, height });
				assert.deepEqual([size, isExact], [{ width, height }, true]);
			}),
		);
	});

	it('is turned when the wish is turned', () => {
		fc.assert(
			fc.property(side, side, (width, height) => {
				const { size } = allowedSize(option, { width, height });
				const turned = allowedSize(option, { width: height, height: width }).size;
				const ratio = (size.width * turned.width) / (size.height * turned.height);
				assert.ok(Math.abs(Math.log(ratio)) < 1e-9, JSON.stringify([size, turned]));
			}),
		);
	});

	it('has the wished aspect within the steps, unless that is too wide or too high', () => {
		fc.assert(
			fc.property(side, side, (width, height) => {
				fc.pre(width <= 4 * height && height <= 4 * width);
				const { size } = allowedSize(option, { width, height });
				const error = Math.abs(Math.log((size.width * height) / (size.height * width)));
				assert.ok(error < 0.04, `${size.width} × ${size.height}`);
			}),
		);
	});
});
