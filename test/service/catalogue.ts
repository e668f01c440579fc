import { createHash } from 'node:crypto';
import { sendJson } from './account.ts';
import type { Exchange } from './exchange.ts';
import { creditsPerDollar, priceInCredits } from './ledger.ts';
import type { State } from './state.ts';
import type { Settings } from './types.ts';
import { model } from './validate.ts';

const firstMegapixel = priceInCredits(1024, 1024) / creditsPerDollar;

/**
 * What `include=pricing` adds. The shape of each kind is the documented one: units have a `name`, variants a
 * `unit`, and there may be none at all. Which kind this model has is not known. The default is `fixed` per
 * megapixel, since the documentation names per-megapixel rates with `per: 1`; above one megapixel it promises
 * more than is billed, as one rate cannot say "half for the rest".
 */
const prices: Readonly<Record<Settings['pricing'], unknown>> = {
	fixed: fixed('megapixel'),
	perImage: fixed('image'),
	variants: {
		kind: 'variants',
		currency: 'USD',
		dimensions: ['megapixels'],
		variants: [1, 2, 3, 4].map(megapixels => ({
			when: { megapixels: String(megapixels) },
			price: priceInCredits(1024, 1024 * megapixels) / creditsPerDollar,
			unit: 'image',
			per: 1,
		})),
	},
	variable: { kind: 'variable', currency: 'USD' },
	none: null,
};

/** The emulator's model, and another one that it only lists. */
const entries = [
	{
		id: model,
		aliases: ['flux-2-pro'],
		type: 'openai/image-generations',
		info: { name: 'FLUX.2 [pro]', developer: 'Black Forest Labs' },
		tags: ['playground:image'],
	},
	{
		id: 'flux/schnell',
		aliases: null,
		type: 'openai/image-generations',
		info: { name: 'FLUX.1 [schnell]', developer: 'Black Forest Labs' },
		tags: ['playground:image'],
	},
];

/** `GET /v1/models`: the catalogue, filtered by `id` (an alias too), with prices if asked; ETag and 304. */
export async function models(state: State, exchange: Exchange): Promise<void> {
	const ids = listOf(exchange.url, 'id').map(id => id.toLowerCase());
	const sections = listOf(exchange.url, 'include');
	const details = exchange.url.searchParams.get('details') === 'true';
	const priced = details || sections.includes('pricing') || sections.includes('all');
	const data = entries
		.filter(
			entry => ids.length === 0 || [entry.id, ...(entry.aliases ?? [])].some(name => ids.includes(name)),
		)
		.map(entry => (priced ? { ...entry, pricing: priceOf(entry.id, state.settings) } : entry));
	const body = JSON.stringify({ object: 'list', data });
	const etag = `W/"${body.length.toString(16)}-${createHash('sha1').update(body).digest('base64url')}"`;
	const { 'if-none-match': known, 'cache-control': wish = '' } = exchange.entry.headers;
	// The ETags have the form of Express, which sends all again to who says `no-cache` (its module `fresh`).
	const isKnown = known === etag && !/(?:^|,)\s*no-cache\s*(?:,|$)/u.test(wish);
	await exchange.send(
		isKnown
			? { status: 304, headers: { etag } }
			: { status: 200, type: 'application/json; charset=utf-8', body, headers: { etag } },
	);
}

/** `GET /models/metrics`: how long generations take; only the parameter `aliases`, matched exactly. */
export async function metrics(_state: State, exchange: Exchange): Promise<void> {
	const query = exchange.url.searchParams;
	if ([...query.keys()].some(name => name !== 'aliases')) {
		await exchange.refuse(400);
		return;
	}
	const aliases = query.getAll('aliases');
	const isAsked = aliases.length === 0 || aliases.includes(model) || aliases.includes('flux-2-pro');
	const measured = {
		alias: model,
		endpoint: '/v1/images/generations',
		metrics: { duration_ms: { p50: 16_600, p75: 18_900, p90: 20_800, p99: 26_400 } },
	};
	await sendJson(exchange, {
		window_seconds: 300,
		generated_at: new Date().toISOString(),
		models: isAsked ? [measured] : [],
	});
}

function fixed(name: string): unknown {
	const units = [{ name, measure: 'output', price: firstMegapixel, per: 1 }];
	return { kind: 'fixed', currency: 'USD', units };
}

function priceOf(id: string, settings: Settings): unknown {
	return prices[id === model ? settings.pricing : 'variable'];
}

/** Values given comma-separated or by repeating the parameter. */
function listOf(url: URL, name: string): readonly string[] {
	return url.searchParams
		.getAll(name)
		.flatMap(value => value.split(','))
		.filter(value => value !== '');
}
