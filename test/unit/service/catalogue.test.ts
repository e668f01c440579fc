import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Settings } from '../../service/types.ts';
import { json, last, model, useService } from './client.ts';

const service = useService();

interface Catalogue {
	readonly object: string;
	readonly data: readonly { readonly id: string; readonly pricing?: unknown }[];
}

async function models(query: string): Promise<Catalogue> {
	return json<Catalogue>(await fetch(`${service().url}/v1/models${query}`));
}

function variant(megapixels: string, price: number): unknown {
	return { when: { megapixels }, price, unit: 'image', per: 1 };
}

function fixed(name: string): unknown {
	return { kind: 'fixed', currency: 'USD', units: [{ name, measure: 'output', price: 0.039, per: 1 }] };
}

const prices: Readonly<Record<Settings['pricing'], unknown>> = {
	fixed: fixed('megapixel'),
	perImage: fixed('image'),
	variants: {
		kind: 'variants',
		currency: 'USD',
		dimensions: ['megapixels'],
		variants: [variant('1', 0.039), variant('2', 0.0585), variant('3', 0.078), variant('4', 0.0975)],
	},
	variable: { kind: 'variable', currency: 'USD' },
	none: null,
};

describe('the emulated catalogue', () => {
	for (const [query, ids] of [
		['', [model, 'flux/schnell']],
		[`?id=${model}`, [model]],
		['?id=flux-2-pro', [model]],
		['?id=FLUX-2-PRO,flux/schnell', [model, 'flux/schnell']],
		['?id=flux-2-pro&id=flux/schnell', [model, 'flux/schnell']],
		['?id=gone', []],
	] as const) {
		it(`lists ${ids.length} models for the query "${query}", without a key`, async () => {
			const catalogue = await models(query);
			assert.deepStrictEqual([catalogue.object, ...catalogue.data.map(entry => entry.id)], ['list', ...ids]);
		});
	}

	it('shows identity alone unless more is asked for', async () => {
		assert.deepStrictEqual((await models(`?id=${model}&include=unknown`)).data, [
			{
				id: model,
				aliases: ['flux-2-pro'],
				type: 'openai/image-generations',
				info: { name: 'FLUX.2 [pro]', developer: 'Black Forest Labs' },
				tags: ['playground:image'],
			},
		]);
	});

	for (const pricing of ['fixed', 'perImage', 'variants', 'variable', 'none'] as const) {
		it(`shows ${pricing} prices`, async () => {
			service().configure({ pricing });
			const shown = await Promise.all(
				['include=pricing', 'include=modalities,pricing', 'include=all', 'details=true'].map(
					async query => (await models(`?id=${model}&${query}`)).data[0]?.pricing,
				),
			);
			assert.deepStrictEqual(shown, [prices[pricing], prices[pricing], prices[pricing], prices[pricing]]);
		});
	}

	it('answers 304 with an empty body to a known ETag, and anew after a change', async () => {
		const url = `${service().url}/v1/models?id=${model}&include=pricing`;
		const first = await fetch(url);
		await first.arrayBuffer();
		const etag = first.headers.get('etag')!;
		assert.match(etag, /^W\/"[0-9a-f]+-[\w-]+"$/u);
		// Without a cache mode, `fetch` adds `Cache-Control: no-cache` to a question of this kind.
		const ask = () => fetch(url, { headers: { 'if-none-match': etag }, cache: 'no-cache' });
		const second = await ask();
		assert.deepStrictEqual([second.status, await second.text(), second.headers.get('etag')], [304, '', etag]);
		service().configure({ pricing: 'variable' });
		const third = await ask();
		await third.arrayBuffer();
		assert.deepStrictEqual([third.status, third.headers.get('etag') === etag], [200, false]);
	});

	it('answers with everything to a known ETag with the wish for no cache', async () => {
		const url = `${service().url}/v1/models?id=${model}`;
		const first = await fetch(url);
		const headers = { 'if-none-match': first.headers.get('etag')! };
		const second = await fetch(url, { headers });
		assert.deepStrictEqual([second.status, await second.text()], [200, await first.text()]);
		assert.equal(last(service(), 'models').headers['cache-control'], 'no-cache');
	});

	for (const [query, count] of [
		['', 1],
		[`?aliases=${model}`, 1],
		['?aliases=other&aliases=flux-2-pro', 1],
		[`?aliases=${model},other`, 0],
	] as const) {
		it(`gives ${count} measured models for the query "${query}", without a key`, async () => {
			const response = await fetch(`${service().url}/models/metrics${query}`);
			const body = await json<{ generated_at: string }>(response);
			const measured = {
				alias: model,
				endpoint: '/v1/images/generations',
				metrics: { duration_ms: { p50: 16_600, p75: 18_900, p90: 20_800, p99: 26_400 } },
			};
			assert.deepStrictEqual(body, {
				window_seconds: 300,
				generated_at: body.generated_at,
				models: count === 1 ? [measured] : [],
			});
		});
	}

	it('refuses any other parameter of the metrics with 400', async () => {
		const response = await fetch(`${service().url}/models/metrics?alias=${model}`);
		await response.arrayBuffer();
		assert.equal(response.status, 400);
	});
});
