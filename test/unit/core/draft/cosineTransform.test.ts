import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { transformBlock, transformScale } from '../../../../src/core/draft/cosineTransform.ts';

describe('the cosine transform', () => {
	it('agrees with the definition in ITU-T T.81, A.3.3, within a thousandth', () => {
		const level = fc.integer({ min: -128, max: 127 });
		fc.assert(
			fc.property(fc.array(level, { minLength: 64, maxLength: 64 }), levels => {
				const block = Float32Array.from(levels);
				transformBlock(block);
				for (const [index, expected] of transformByDefinition(levels).entries()) {
					const scale = 8 * transformScale[index >> 3]! * transformScale[index & 7]!;
					const got = block[index]! / scale;
					assert.ok(Math.abs(got - expected) < 1e-3, `frequency ${index}: ${got}, not ${expected}`);
				}
			}),
		);
	});
});

function transformByDefinition(levels: readonly number[]): number[] {
	return levels.map((_, index) => {
		const [v, u] = [index >> 3, index & 7];
		const weight = (u === 0 ? Math.SQRT1_2 : 1) * (v === 0 ? Math.SQRT1_2 : 1);
		const sum = levels.reduce((before, level, place) => {
			const [y, x] = [place >> 3, place & 7];
			const across = Math.cos(((2 * x + 1) * u * Math.PI) / 16);
			return before + level * across * Math.cos(((2 * y + 1) * v * Math.PI) / 16);
		}, 0);
		return (weight * sum) / 4;
	});
}
