import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Settings } from '../../service/types.ts';
import { json, model, useService } from './client.ts';

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

const prices: Readonly<Record<Settings['pricing'], unknown>> = {
	fixed: { kind: 'fixed', units: [{ price: 0.039, unit: 'megapixel', per: 1 }] },
	variants: {
		kind: 'variants',
		dimensions: ['megapixels'],
		variants: [variant('1', 0.039), variant('2', 0.0585), variant('3', 0.078), variant('4', 0.0975)],
	},
	variable: { kind: 'variable' },
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
				type: 'image',
				info: { name: 'FLUX.2 [pro]', developer: 'Black Forest Labs' },
				tags: ['playground:image'],
			},
		]);
	});

	for (const pricing of ['fixed', 'variants', 'variable'] as const) {
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
		const ask = () => fetch(url, { headers: { 'if-none-match': etag } });
		const second = await ask();
		assert.deepStrictEqual([second.status, await second.text(), second.headers.get('etag')], [304, '', etag]);
		service().configure({ pricing: 'variable' });
		const third = await ask();
		await third.arrayBuffer();
		assert.deepStrictEqual([third.status, third.headers.get('etag') === etag], [200, false]);
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
