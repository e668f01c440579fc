import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choosePalette } from '../../../../src/core/draft/palette.ts';
import { between, createRandom } from '../../../../src/core/draft/random.ts';

describe('the random sequence', () => {
	it('is fixed for a text', () => {
		const random = createRandom('a fox');
		assert.deepStrictEqual(
			[random(), random(), random()],
			[0.30052855564281344, 0.9712046510539949, 0.7003408416640013],
		);
	});

	it('spreads evenly from 0 to 1 over texts that differ by one letter', () => {
		const tenths = Array.from({ length: 10 }, () => 0);
		for (let index = 0; index < 10_000; index++) {
			tenths[Math.floor(createRandom(`prompt ${index}`)() * 10)]!++;
		}
		assert.ok(
			tenths.every(count => count > 850 && count < 1150),
			tenths.join(' '),
		);
	});

	it('stays between two bounds', () => {
		const random = createRandom('bounds');
		const drawn = Array.from({ length: 1000 }, () => between(random, -2, 3));
		assert.ok(Math.min(...drawn) >= -2 && Math.min(...drawn) < -1.9);
		assert.ok(Math.max(...drawn) < 3 && Math.max(...drawn) > 2.9);
	});
});

describe('a palette', () => {
	it('has only colours that can be shown, its pale one lighter than its deep one', () => {
		for (let index = 0; index < 500; index++) {
			const palette = choosePalette(createRandom(`${index}`));
			const levels = Object.values(palette).flat();
			assert.strictEqual(levels.length, 15);
			assert.ok(levels.every(level => level >= 0 && level <= 255));
			const [deep, pale] = [palette.deep, palette.pale].map(([r, g, b]) => 0.299 * r + 0.587 * g + 0.114 * b);
			assert.ok(pale! > deep! + 90, `palette ${index}: ${deep} and ${pale}`);
		}
	});
});
