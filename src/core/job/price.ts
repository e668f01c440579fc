import { elements, field, isObject, number, text } from '../service/json.ts';
import type { Size } from '../size.ts';

/**
 * What one image costs, and who says so: the catalogue of today, that of an earlier day (`stale`), what was
 * last paid, or what Figment was built with. Undefined is unknown, never nothing.
 */
export interface Price {
	readonly usd: number | undefined;
	readonly source: 'catalogue' | 'stale' | 'ledger' | 'bundled' | 'unknown';
}

/** The charge, in USD, for `per` units; what could not be read is undefined. */
interface Rate {
	readonly unit: string | undefined;
	readonly price: number | undefined;
	readonly per: number | undefined;
	/** Of what: `output` and `generated`, `input` and `provided`, and others. */
	readonly measure: string | undefined;
}

/** A rate that holds for requests with these parameters. */
interface Variant extends Rate {
	readonly when: object | undefined;
}

/**
 * A model's prices in USD, as `include=pricing` of `GET /v1/models` gives them. Survives JSON and another
 * {@link parsePricing}.
 */
export type Pricing =
	| { readonly kind: 'fixed'; readonly units: readonly Rate[] }
	| { readonly kind: 'variants'; readonly variants: readonly Variant[] }
	| { readonly kind: 'variable' };

/** What is known about a price. */
export interface PriceEvidence {
	readonly size: Size;
	/** What the catalogue said, lately or once; undefined when it never could be asked. */
	readonly catalogue: { readonly pricing: Pricing | undefined; readonly isStale?: boolean } | undefined;
	/** What the last image of the same model and as many megapixels was billed, in USD. */
	readonly lastPaidUsd?: number | undefined;
	/** What Figment was built with, in USD. */
	readonly bundledUsd?: number | undefined;
}

/** Image models cost cents: what is dearer than this many USD is a price of something else. */
const highestUsd = 10;

/** The price to show and to ask about, from the best evidence there is. */
export function decidePrice({ size, catalogue, lastPaidUsd, bundledUsd }: PriceEvidence): Price {
	const quoted = catalogue?.pricing === undefined ? undefined : priceFrom(catalogue.pricing, size);
	if (quoted !== undefined) {
		return { usd: quoted, source: catalogue?.isStale === true ? 'stale' : 'catalogue' };
	}
	const paid = believable(lastPaidUsd);
	if (paid !== undefined) {
		return { usd: paid, source: 'ledger' };
	}
	// A catalogue that names no figure has moved on from what Figment was built with.
	const bundled = catalogue === undefined ? believable(bundledUsd) : undefined;
	return { usd: bundled, source: bundled === undefined ? 'unknown' : 'bundled' };
}

/** What one image of `size` costs in USD; undefined when the prices do not say it beyond doubt. */
export function priceFrom(pricing: Pricing, size: Size): number | undefined {
	switch (pricing.kind) {
		case 'fixed':
			return fixedPrice(pricing.units, size);
		case 'variants':
			return variantPrice(pricing.variants, size);
		case 'variable':
			return undefined;
	}
}

/** Megapixels as they are billed: of 1024 × 1024 pixels, begun ones counted whole (fal bills so). */
export function billedMegapixels({ width, height }: Size): number {
	return Math.ceil((width * height) / 1_048_576);
}

/** Reads foreign JSON; undefined when it is no pricing in USD. */
export function parsePricing(json: unknown): Pricing | undefined {
	const currency = field(json, 'currency') ?? 'USD';
	if (currency !== 'USD') {
		return undefined;
	}
	switch (field(json, 'kind')) {
		case 'fixed':
			return { kind: 'fixed', units: elements(field(json, 'units')).map(parseRate) };
		case 'variants':
			return { kind: 'variants', variants: elements(field(json, 'variants')).map(parseVariant) };
		case 'variable':
			return { kind: 'variable' };
		default:
			return undefined;
	}
}

/** The documentation calls the unit `name` among `units` and `unit` among `variants`. */
function parseRate(json: unknown): Rate {
	return {
		unit: text(field(json, 'unit')) ?? text(field(json, 'name')),
		price: number(field(json, 'price')),
		per: number(field(json, 'per')),
		measure: text(field(json, 'measure')) ?? text(field(json, 'origin')),
	};
}

function parseVariant(json: unknown): Variant {
	const when = field(json, 'when');
	return { ...parseRate(json), when: isObject(when) ? when : undefined };
}

function fixedPrice(units: readonly Rate[], size: Size): number | undefined {
	const charged = units.filter(unit => !isForReferences(unit));
	const [only] = charged;
	return only === undefined || charged.length > 1 ? undefined : chargeOf(only, size);
}

/** What pictures sent along would cost: Figment's requests have none. */
function isForReferences({ unit = '', measure = '' }: Rate): boolean {
	return /^(input|provided)$/i.test(measure) && /image|pixel/i.test(unit);
}

/** A variant in doubt is no price, and no obstacle where it would cost the same. */
function variantPrice(variants: readonly Variant[], size: Size): number | undefined {
	const possible = variants.filter(variant => holds(variant.when, size) !== false);
	const charges = new Set(possible.map(variant => chargeOf(variant, size)));
	const isCertain = possible.some(variant => holds(variant.when, size) === true);
	return isCertain && charges.size === 1 ? [...charges][0] : undefined;
}

/** Whether these parameters are those of a picture of `size`; undefined when that cannot be told. */
function holds(when: object | undefined, size: Size): boolean | undefined {
	const conditions =
		when === undefined ? [undefined] : Object.entries(when).map(([key, value]) => holdsFor(key, value, size));
	return conditions.includes(false) ? false : conditions.includes(undefined) ? undefined : true;
}

function holdsFor(key: string, value: unknown, size: Size): boolean | undefined {
	const said = (text(value) ?? String(number(value))).trim();
	const [, first, second] = /^(\d+)(?:\s*[x×*]\s*(\d+)|\s*mp)?$/i.exec(said) ?? [];
	if (first === undefined) {
		return undefined;
	}
	const isPair = second !== undefined;
	switch (key.toLowerCase().replace(/^output_/, '')) {
		case 'megapixel':
		case 'megapixels':
		case 'mp':
			return isPair ? undefined : Number(first) === billedMegapixels(size);
		case 'width':
			return isPair ? undefined : Number(first) === size.width;
		case 'height':
			return isPair ? undefined : Number(first) === size.height;
		case 'size':
		case 'image_size':
		case 'resolution':
			return isPair ? Number(first) === size.width && Number(second) === size.height : undefined;
		default:
			return undefined;
	}
}

function chargeOf({ unit = '', price = 0, per = 0 }: Rate, size: Size): number | undefined {
	const quantity = /^(output[_ ])?(mega[_ ]?pixels?|mp)$/i.test(unit)
		? billedMegapixels(size)
		: /^(output[_ ])?(image|request|generation)s?$/i.test(unit)
			? 1
			: Number.NaN;
	// Rounded far below a credit, since 3 × 0.0195 is 0.058499999999999996.
	return believable(Math.round(((quantity * price) / per) * 1e9) / 1e9);
}

function believable(usd: number | undefined): number | undefined {
	return usd !== undefined && usd > 0 && usd <= highestUsd ? usd : undefined;
}
