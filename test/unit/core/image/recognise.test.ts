import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { recogniseImage } from '../../../../src/core/image/recognise.ts';
import { samples } from './samples.ts';

describe('recognising an image', () => {
	for (const { name, bytes, facts } of samples) {
		it(`recognises ${name}, and its size, and that it is whole`, () => {
			assert.deepStrictEqual(recogniseImage(bytes), { ...facts, isWhole: true });
		});

		it(`finds no part of ${name} whole, and never another size`, () => {
			for (let length = 0; length < bytes.length; length++) {
				const found = recogniseImage(bytes.subarray(0, length));
				if (found !== undefined) {
					assert.deepStrictEqual(found, { ...facts, isWhole: false }, `the first ${length} bytes`);
				}
			}
		});

		it(`knows the size of ${name} from all but the last few bytes`, () => {
			assert.deepStrictEqual(recogniseImage(bytes.subarray(0, -4)), { ...facts, isWhole: false });
		});

		it(`finds ${name} whole when something follows it`, () => {
			const longer = new Uint8Array([...bytes, ...new TextEncoder().encode('and more \xff\xd8')]);
			assert.deepStrictEqual(recogniseImage(longer), { ...facts, isWhole: true });
		});

		it(`recognises ${name} inside a larger buffer`, () => {
			const larger = new Uint8Array([1, 2, 3, ...bytes, 4]);
			assert.deepStrictEqual(recogniseImage(larger.subarray(3, -1)), { ...facts, isWhole: true });
		});
	}

	it('never throws and answers in time for random bytes, with and without a known signature', () => {
		const heads = [[], ...samples.map(sample => [...sample.bytes.subarray(0, 30)])];
		fc.assert(
			fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, tail) => {
				checkSane(recogniseImage(new Uint8Array([...head, ...tail])));
			}),
			{ numRuns: 2000 },
		);
	});

	it('never throws for real files with bytes changed, taken out or repeated', () => {
		const change = fc.record({
			at: fc.nat(),
			remove: fc.nat({ max: 8 }),
			insert: fc.uint8Array({ maxLength: 8 }),
		});
		fc.assert(
			fc.property(
				fc.constantFrom(...samples),
				fc.array(change, { minLength: 1, maxLength: 6 }),
				(sample, changes) => {
					let bytes = [...sample.bytes];
					for (const { at, remove, insert } of changes) {
						const start = at % bytes.length;
						bytes = [...bytes.slice(0, start), ...insert, ...bytes.slice(start + remove)];
					}
					checkSane(recogniseImage(new Uint8Array(bytes)));
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('never throws when the first 64 bytes of a real file are replaced one by one', () => {
		for (const { bytes } of samples) {
			for (let index = 0; index < 64; index++) {
				for (const value of [0x00, 0x01, 0x7f, 0x80, 0xff]) {
					checkSane(recogniseImage(bytes.with(index, value)));
				}
			}
		}
	});
});

function checkSane(found: ReturnType<typeof recogniseImage>): void {
	if (found !== undefined) {
		assert.ok(Number.isInteger(found.width) && found.width > 0, `width ${found.width}`);
		assert.ok(Number.isInteger(found.height) && found.height > 0, `height ${found.height}`);
	}
}
