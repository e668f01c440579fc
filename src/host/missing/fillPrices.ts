import type { Price } from '../../core/job/price.ts';

/** What several images cost together. */
export interface SummedPrice {
	/** Of those whose price is known; as sure as the least sure of them. */
	readonly price: Price;
	/** How many have a price that nobody knows. */
	readonly unknown: number;
}

/** The surest first. */
const sources: readonly Price['source'][] = ['catalogue', 'stale', 'ledger', 'bundled', 'unknown'];

/** Adds up prices of images. */
export function sumOfPrices(prices: readonly Price[]): SummedPrice {
	const known = prices.filter(({ usd }) => usd !== undefined);
	const micros = known.reduce((sum, { usd = 0 }) => sum + Math.round(usd * microsPerUsd), 0);
	const worst = Math.max(0, ...known.map(({ source }) => sources.indexOf(source)));
	return {
		price: { usd: micros / microsPerUsd, source: sources[worst] ?? 'unknown' },
		unknown: prices.length - known.length,
	};
}

/** Whole numbers of these add up exactly. */
const microsPerUsd = 1_000_000;
