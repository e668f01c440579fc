import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { billedMegapixels, decidePrice, parsePricing, priceFrom } from '../../../../src/core/job/price.ts';
import type { Price, PriceEvidence } from '../../../../src/core/job/price.ts';
import type { Size } from '../../../../src/core/size.ts';

const square: Size = { width: 1024, height: 1024 };
const small: Size = { width: 512, height: 512 };
const over: Size = { width: 1024, height: 1056 };
const huge: Size = { width: 2048, height: 2048 };

function fixed(...units: readonly unknown[]): object {
	return { kind: 'fixed', currency: 'USD', units };
}

function variants(...rows: readonly unknown[]): object {
	return { kind: 'variants', variants: rows };
}

function row(when: unknown, price: unknown, unit = 'image'): object {
	return { when, price, unit, per: 1 };
}

const perMegapixel = fixed({ name: 'megapixel', measure: 'output', price: 0.0195, per: 1 });
const perImage = fixed({ name: 'image', measure: 'output', price: 0.039, per: 1 });
const classes = variants(row({ megapixels: '1' }, 0.039), row({ megapixels: 2 }, 0.0585));

/** The price of one image by foreign JSON. */
function quote(json: unknown, size: Size): number | undefined {
	const pricing = parsePricing(json);
	return pricing === undefined ? undefined : priceFrom(pricing, size);
}

describe('megapixels as they are billed', () => {
	for (const [size, megapixels] of [
		[small, 1],
		[square, 1],
		[over, 2],
		[{ width: 2048, height: 1024 }, 2],
		[huge, 4],
	] as const) {
		it(`are ${megapixels} for ${size.width} × ${size.height}`, () => {
			assert.equal(billedMegapixels(size), megapixels);
		});
	}
});

describe('a price in the catalogue', () => {
	const table: readonly (readonly [what: string, json: unknown, size: Size, usd: number | undefined])[] = [
		['is the same for any size when it is per image', perImage, huge, 0.039],
		['is per request too', fixed({ name: 'request', price: 0.04, per: 1 }), huge, 0.04],
		[
			'is read with the number of units it is for',
			fixed({ name: 'images', price: 39, per: 1000 }),
			small,
			0.039,
		],
		['is for whole megapixels, begun ones too', perMegapixel, over, 0.039],
		['is exact in spite of floating point', perMegapixel, { width: 2048, height: 1536 }, 0.0585],
		...['megapixel', 'megapixels', 'MP', 'output_megapixel', 'Mega Pixel'].map(
			unit => [`knows the unit ${unit}`, fixed({ unit, price: 0.01, per: 1 }), huge, 0.04] as const,
		),
		['knows no pixels', fixed({ unit: 'pixel', price: 0.01, per: 1 }), small, undefined],
		['knows no tokens', fixed({ name: 'token', measure: 'output', price: 3, per: 1e6 }), small, undefined],
		[
			'leaves out what reference images cost',
			fixed(
				{ name: 'megapixel', measure: 'output', price: 0.03, per: 1 },
				{ name: 'megapixel', origin: 'provided', price: 0.015, per: 1 },
				{ name: 'image', measure: 'input', price: 0.015, per: 1 },
			),
			huge,
			0.12,
		],
		[
			'is unknown when something is charged that it does not know',
			fixed(
				{ name: 'image', measure: 'output', price: 0.03, per: 1 },
				{ name: 'token', measure: 'input', price: 1, per: 1e6 },
			),
			small,
			undefined,
		],
		[
			'is unknown with two rates for the same thing',
			fixed({ name: 'megapixel', price: 0.03, per: 1 }, { name: 'megapixel', price: 0.015, per: 1 }),
			small,
			undefined,
		],
		[
			'is unknown with a rate that cannot be read beside one that can',
			fixed({ name: 'image', price: 1, per: 1 }, null),
			small,
			undefined,
		],
		['is unknown without rates', fixed(), small, undefined],
		['is unknown when it is variable', { kind: 'variable' }, small, undefined],

		['is that of the number of megapixels, as a text', classes, square, 0.039],
		['is that of the number of megapixels, as a number', classes, over, 0.0585],
		['is unknown for a size that is not listed', classes, huge, undefined],
		['is that of a variant per megapixel', variants(row({ mp: '4 MP' }, 0.02, 'megapixel')), huge, 0.08],
		[
			'is that of width and height',
			variants(row({ width: 512, height: '512' }, 0.01), row({ width: 1024, height: 1024 }, 0.02)),
			square,
			0.02,
		],
		...['1024x1056', '1024 × 1056', '1024*1056'].map(
			size =>
				[
					`is that of the size ${size}`,
					variants(row({ size }, 0.01), row({ size: '1x1' }, 2)),
					over,
					0.01,
				] as const,
		),
		['is unknown by the name of a size', variants(row({ image_size: 'square_hd' }, 0.02)), square, undefined],
		[
			'is unknown when it also depends on what the size does not tell',
			variants(row({ mp: 1, quality: 'low' }, 0.01), row({ mp: 1, quality: 'high' }, 0.09)),
			square,
			undefined,
		],
		[
			'does not mind what cannot be for this size anyway',
			variants(row({ mp: 1 }, 0.01), row({ mp: 2, quality: 'high' }, 0.09), row({ mp: 4 }, 'free')),
			square,
			0.01,
		],
		[
			'does not mind a doubt that makes no difference',
			variants(row({ mp: 1 }, 0.01), row({ quality: 'high' }, 0.01)),
			square,
			0.01,
		],
		['minds a doubt about all variants', variants(row({ quality: 'high' }, 0.01)), square, undefined],
		['holds for everything when it has no conditions', variants(row({}, 0.05)), huge, 0.05],
		[
			'is unknown with a variant that cannot be read',
			variants(row({ mp: 1 }, 0.01), 'junk'),
			square,
			undefined,
		],
		['is unknown when the fitting variant has none', variants(row({ mp: 1 }, null)), square, undefined],
		[
			'does not take a size for a number of megapixels',
			variants(row({ mp: '1x2' }, 0.01)),
			square,
			undefined,
		],
		[
			'is unknown under a condition that is no text',
			variants(row({ mp: { toString: 1 } }, 0.01)),
			square,
			undefined,
		],
		['does not take a number for a size', variants(row({ size: 1024 }, 0.01)), square, undefined],
		['is unknown without variants', variants(), small, undefined],
	];
	for (const [what, json, size, usd] of table) {
		it(what, () => {
			assert.equal(quote(json, size), usd);
			const kept: unknown = JSON.parse(JSON.stringify(parsePricing(json)));
			assert.equal(quote(kept, size), usd, 'the same after it was kept');
		});
	}

	for (const price of [
		0,
		-0.039,
		10.01,
		78_000,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		'0.039',
		null,
		1e-12,
	]) {
		it(`of ${JSON.stringify(price) ?? 'nothing'} (${typeof price}) is none`, () => {
			assert.equal(quote(fixed({ name: 'image', price, per: 1 }), small), undefined);
		});
	}

	for (const per of [0, -1, '1', null, undefined]) {
		it(`for ${String(per)} (${typeof per}) units is none`, () => {
			assert.equal(quote(fixed({ name: 'image', price: 0.039, per }), small), undefined);
		});
	}

	for (const json of [
		undefined,
		null,
		'fixed',
		7,
		[],
		{},
		{ kind: 'Fixed' },
		{ kind: 'fixed', units: { 0: { name: 'image', price: 1, per: 1 } } },
		{ ...perImage, currency: 'EUR' },
		{ kind: 'variants', variants: [[]] },
		{ kind: 'fixed', units: [{ name: { toString: 'image' }, price: 1, per: 1 }] },
		JSON.parse('{"__proto__":{"kind":"fixed","units":[{"name":"image","price":1,"per":1}]}}'),
	]) {
		it(`is not found in ${JSON.stringify(json)}`, () => {
			assert.equal(quote(json, small), undefined);
		});
	}

	it('is found without a currency, which is then USD', () => {
		assert.equal(quote({ ...perImage, currency: null }, small), 0.039);
	});
});

describe('the price to show', () => {
	const read = { pricing: parsePricing(perImage) };
	const silent = { pricing: undefined };
	const variable = { pricing: parsePricing({ kind: 'variable' }) };
	const table: readonly (readonly [what: string, Omit<PriceEvidence, 'size'>, Price])[] = [
		[
			'is the catalogue’s before all others',
			{ catalogue: read, lastPaidUsd: 0.07, bundledUsd: 0.05 },
			{ usd: 0.039, source: 'catalogue' },
		],
		[
			'is what was paid last where the catalogue gives no figure',
			{ catalogue: variable, lastPaidUsd: 0.07, bundledUsd: 0.05 },
			{ usd: 0.07, source: 'ledger' },
		],
		[
			'is what was paid last where the catalogue has no pricing',
			{ catalogue: silent, lastPaidUsd: 0.07, bundledUsd: 0.05 },
			{ usd: 0.07, source: 'ledger' },
		],
		[
			'is unknown where the catalogue gives no figure and nothing was paid',
			{ catalogue: silent, bundledUsd: 0.05 },
			{ usd: undefined, source: 'unknown' },
		],
		[
			'is what was paid last where there is no catalogue',
			{ catalogue: undefined, lastPaidUsd: 0.07, bundledUsd: 0.05 },
			{ usd: 0.07, source: 'ledger' },
		],
		[
			'is the built-in one where there is neither',
			{ catalogue: undefined, bundledUsd: 0.05 },
			{ usd: 0.05, source: 'bundled' },
		],
		['is unknown where there is nothing', { catalogue: undefined }, { usd: undefined, source: 'unknown' }],
		[
			'is never nothing, and never absurd',
			{ catalogue: undefined, lastPaidUsd: 0, bundledUsd: -1 },
			{ usd: undefined, source: 'unknown' },
		],
	];
	for (const [what, evidence, price] of table) {
		it(what, () => {
			assert.deepStrictEqual(decidePrice({ size: square, ...evidence }), price);
		});
	}
});
