import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remaining } from '../../../../src/core/job/expected.ts';
import type { Remaining } from '../../../../src/core/job/expected.ts';

describe('what remains of a wait', () => {
	const table: readonly (readonly [elapsedMs: number, left: Remaining])[] = [
		[0, { kind: 'about', seconds: 17 }],
		[600, { kind: 'about', seconds: 16 }],
		[601, { kind: 'about', seconds: 16 }],
		[15_599, { kind: 'about', seconds: 2 }],
		[15_600, { kind: 'about', seconds: 1 }],
		[16_599, { kind: 'about', seconds: 1 }],
		[16_600, { kind: 'soon' }],
		[20_799, { kind: 'soon' }],
		[20_800, { kind: 'longer' }],
		[900_000, { kind: 'longer' }],
	];
	for (const [elapsedMs, left] of table) {
		it(`is ${JSON.stringify(left)} after ${elapsedMs} ms, where half take 16.6 s and nine of ten 20.8 s`, () => {
			assert.deepStrictEqual(remaining(elapsedMs, { p50Ms: 16_600, p90Ms: 20_800 }), left);
		});
	}

	it('is never soon where all take the same time', () => {
		const same = { p50Ms: 1000, p90Ms: 1000 };
		assert.deepStrictEqual(
			[remaining(999, same), remaining(1000, same)],
			[{ kind: 'about', seconds: 1 }, { kind: 'longer' }],
		);
	});

	it('is not known where nothing is measured', () => {
		assert.equal(remaining(5000, undefined), undefined);
	});
});
