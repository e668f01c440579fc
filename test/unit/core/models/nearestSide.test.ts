import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import { nearestSide } from '../../../../src/core/models/nearestSide.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';

describe('the nearest side', () => {
	it('is one that the model takes', () => {
		const typed = [-5, 0, 1, 511, 512, 527, 528, 1000, 1000.5, 2048, 2049, 1e12];
		const sides = typed.map(each => nearestSide(each, flux2Pro.imageSize));
		assert.deepStrictEqual(sides, [512, 512, 512, 512, 512, 512, 544, 992, 992, 2048, 2048, 2048]);
		for (const side of sides) {
			assert.deepStrictEqual(
				parseRequest({ prompt: 'a fox', imageSize: { width: side, height: side } }, () => 0).imageSize,
				{ width: side, height: side },
			);
		}
	});

	it('is a multiple of the step also where the limits are none', () => {
		const rule = { min: 100, max: 1000, step: 64 };
		assert.deepStrictEqual(
			[1, 5000].map(each => nearestSide(each, rule)),
			[128, 960],
		);
	});
});
