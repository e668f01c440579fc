import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import { pixelsOf } from '../../../../src/core/models/model.ts';
import { findModel, models } from '../../../../src/core/models/registry.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';

describe('FLUX.2 [pro]', () => {
	it('is asked with every option under its own name and in its own type', () => {
		const request = parseRequest({ prompt: ' a fox ', seed: 5 }, Math.random);
		assert.deepStrictEqual(flux2Pro.toWire(request), {
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'a fox',
			image_size: 'landscape_4_3',
			output_format: 'png',
			seed: 5,
			enable_safety_checker: true,
			safety_tolerance: '2',
		});
	});

	it('is asked for pixels as an object of integers', () => {
		const request = parseRequest(
			{
				prompt: 'a fox',
				imageSize: { height: 544, width: 2048 },
				outputFormat: 'webp',
				seed: 2_147_483_647,
				enableSafetyChecker: false,
				safetyTolerance: '6',
			},
			Math.random,
		);
		assert.deepStrictEqual(JSON.parse(JSON.stringify(flux2Pro.toWire(request))), {
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'a fox',
			image_size: { width: 2048, height: 544 },
			output_format: 'webp',
			seed: 2_147_483_647,
			enable_safety_checker: false,
			safety_tolerance: '6',
		});
	});

	it('promises only what its makers allow too', () => {
		const { outputFormat, safetyTolerance } = flux2Pro;
		assert.deepStrictEqual(
			[outputFormat.values, outputFormat.experimental, safetyTolerance.values, safetyTolerance.experimental],
			[['png', 'jpeg'], ['webp'], ['1', '2', '3', '4', '5'], ['6']],
		);
	});

	it('has sizes behind its presets that it would take as pixels too', () => {
		for (const [name, size] of Object.entries(flux2Pro.imageSize.presets)) {
			assert.deepStrictEqual(pixelsOf(flux2Pro, name), size);
			const request = parseRequest({ prompt: 'a fox', imageSize: size }, Math.random);
			assert.deepStrictEqual(pixelsOf(flux2Pro, request.imageSize), size);
		}
	});

	for (const name of ['huge', 'toString', '__proto__']) {
		it(`has no pixels for ${name}`, () => {
			assert.throws(() => pixelsOf(flux2Pro, name), {
				name: 'RangeError',
				message: `blackforestlabs/flux-2-pro has no size ${name}`,
			});
		});
	}

	const prices: readonly (readonly [width: number, height: number, usd: number])[] = [
		[512, 512, 0.039],
		[1024, 768, 0.039],
		[1024, 1024, 0.039],
		[1056, 1024, 0.0585],
		[1472, 1440, 0.078],
		[2048, 1536, 0.078],
		[2048, 2048, 0.0975],
	];
	for (const [width, height, usd] of prices) {
		it(`is thought to cost $${usd} for ${width}×${height}`, () => {
			assert.ok(Math.abs(flux2Pro.estimateUsd({ width, height }) - usd) < 1e-9);
		});
	}
});

describe('the registry', () => {
	it('finds a model by its exact id', () => {
		assert.equal(findModel('blackforestlabs/flux-2-pro'), flux2Pro);
		assert.equal(findModel('blackforestlabs/FLUX-2-pro'), undefined);
		assert.equal(findModel(''), undefined);
	});

	it('knows every model once', () => {
		assert.equal(new Set(models.map(model => model.id)).size, models.length);
	});
});
