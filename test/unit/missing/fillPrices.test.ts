import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumOfPrices } from '../../../src/host/missing/fillPrices.ts';

describe('The sum of prices', () => {
	it('is exact and as sure as the least sure of them', () => {
		assert.deepStrictEqual(
			sumOfPrices([
				{ usd: 0.039, source: 'catalogue' },
				{ usd: 0.039, source: 'bundled' },
				{ usd: 0.039, source: 'stale' },
			]),
			{ price: { usd: 0.117, source: 'bundled' }, unknown: 0 },
		);
	});

	it('counts what nobody knows, which makes the others no less sure', () => {
		assert.deepStrictEqual(
			sumOfPrices([
				{ usd: 0.1, source: 'catalogue' },
				{ usd: undefined, source: 'unknown' },
			]),
			{ price: { usd: 0.1, source: 'catalogue' }, unknown: 1 },
		);
	});
});
