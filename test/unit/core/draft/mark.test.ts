import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { drawDraft } from '../../../../src/core/draft/draft.ts';
import { coverRow } from '../../../../src/core/draft/lettering.ts';
import { layOutMark } from '../../../../src/core/draft/mark.ts';
import type { Size } from '../../../../src/core/size.ts';

describe('the mark in a draft', () => {
	it('has a contrast of 4.5 or more between any letter pixel and any pixel around, for 30 prompts', async () => {
		const size = { width: 512, height: 512 };
		for (let seed = 0; seed < 30; seed++) {
			const { letters, around } = await luminanceOfMark(size, seed, 'png');
			const contrast = (Math.min(...letters) + 0.05) / (Math.max(...around) + 0.05);
			assert.ok(contrast >= 4.5, `seed ${seed}: ${contrast}`);
		}
	});

	it('keeps that contrast on average in a JPEG, whose edges ring', async () => {
		const size = { width: 1024, height: 768 };
		for (let seed = 0; seed < 10; seed++) {
			const { letters, around } = await luminanceOfMark(size, seed, 'jpeg');
			const contrast = (mean(letters) + 0.05) / (mean(around) + 0.05);
			assert.ok(contrast >= 4.5, `seed ${seed}: ${contrast}`);
		}
	});

	for (const [width, height] of [
		[512, 512],
		[2048, 2048],
		[512, 2048],
		[2048, 512],
		[4096, 4096],
		[64, 64],
		[16, 16],
		[4096, 16],
		[16, 4096],
	] as const) {
		it(`lies wholly inside a picture of ${width} × ${height}, in its middle, letters inside the plate`, () => {
			const { plate, segments } = layOutMark({ width, height });
			assert.deepStrictEqual([plate.centreX, plate.centreY], [width / 2, height / 2]);
			assert.ok(plate.halfWidth < width / 2 && plate.halfHeight < height / 2);
			const box = boxOf(segments);
			assert.ok(box.left > width / 2 - plate.halfWidth && box.right < width / 2 + plate.halfWidth);
			assert.ok(box.top > height / 2 - plate.halfHeight && box.bottom < height / 2 + plate.halfHeight);
		});
	}

	it('has letters at least 5 percent as high as the shorter side, and a size at least 10 pixels high', () => {
		for (const [width, height] of [
			[512, 512],
			[1024, 768],
			[512, 2048],
			[2048, 2048],
		] as const) {
			const { segments } = layOutMark({ width, height });
			const title = heightOf(segments.filter(each => each.radius === segments[0]!.radius));
			const details = heightOf(segments.filter(each => each.radius < segments[0]!.radius));
			assert.ok(title >= 0.05 * Math.min(width, height), `${width} × ${height}: DRAFT is ${title} high`);
			assert.ok(details >= 10, `${width} × ${height}: the size is ${details} high`);
		}
	});
});

/** Relative luminance (WCAG 2.2) of each pixel wholly inside a letter, and of those near and wholly outside. */
async function luminanceOfMark(size: Size, seed: number, format: 'png' | 'jpeg') {
	const bytes = await drawDraft({ prompt: `prompt ${seed}`, seed, size, format }, () => Promise.resolve());
	const pixels = await sharp(bytes).raw().toBuffer();
	const { segments } = layOutMark(size);
	const box = boxOf(segments);
	const coverage = new Float32Array(size.width);
	const letters: number[] = [];
	const around: number[] = [];
	for (let y = Math.floor(box.top); y <= box.bottom; y++) {
		coverage.fill(0);
		coverRow(segments, y, coverage);
		for (let x = Math.floor(box.left); x <= box.right; x++) {
			const luminance = luminanceOf(pixels.subarray(3 * (y * size.width + x)));
			if (coverage[x] === 1) {
				letters.push(luminance);
			} else if (coverage[x] === 0) {
				around.push(luminance);
			}
		}
	}
	assert.ok(letters.length > 500 && around.length > letters.length);
	return { letters, around };
}

function luminanceOf(pixel: Uint8Array): number {
	const [red, green, blue] = Array.from(pixel.subarray(0, 3), level => {
		const part = level / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function boxOf(segments: ReturnType<typeof layOutMark>['segments']) {
	return {
		left: Math.min(...segments.map(each => Math.min(each.fromX, each.toX) - each.radius)),
		right: Math.max(...segments.map(each => Math.max(each.fromX, each.toX) + each.radius)),
		top: Math.min(...segments.map(each => Math.min(each.fromY, each.toY) - each.radius)),
		bottom: Math.max(...segments.map(each => Math.max(each.fromY, each.toY) + each.radius)),
	};
}

function heightOf(segments: ReturnType<typeof layOutMark>['segments']): number {
	const { top, bottom } = boxOf(segments);
	return bottom - top;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
