import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { priceFrom } from '../../../../src/core/job/price.ts';
import { Catalogue } from '../../../../src/core/service/catalogue.ts';
import type { CataloguePorts, CataloguePricing } from '../../../../src/core/service/catalogue.ts';
import type { FaultOf } from '../../../service/types.ts';
import { model, useService } from '../../service/client.ts';

const service = useService();
const day = 24 * 3_600_000;
const perImage = { kind: 'fixed', units: [{ name: 'image', price: 0.05, per: 1 }] };

let now = 0;
let kept: string | undefined;
let writes = 0;

beforeEach(() => {
	now = Date.now();
	kept = undefined;
	writes = 0;
});

function catalogue(changes: Partial<CataloguePorts> = {}): Catalogue {
	return new Catalogue({
		origin: service().url,
		outside: { fetch: (input, init) => fetch(input, init), now: () => now },
		isBrowser: false,
		// As a Memento: what comes back has been through JSON.
		store: {
			get: () => (kept === undefined ? undefined : JSON.parse(kept)),
			set: async value => {
				writes++;
				kept = JSON.stringify(value);
			},
		},
		...changes,
	});
}

type Told = readonly [usd: number | undefined, isStale: boolean] | undefined;

/** What a 512 × 512 image costs, and whether that is stale. */
function told(found: CataloguePricing | undefined): Told {
	const usd = found?.pricing && priceFrom(found.pricing, { width: 512, height: 512 });
	return found && [usd, found.isStale];
}

async function ask(from: Catalogue = catalogue(), id: string = model): Promise<Told> {
	return told(await from.pricingOf(id));
}

/** The catalogue answers with this JSON next. */
function answer(body: unknown): void {
	service().faults.next('models', { kind: 'status', status: 200, body });
}

describe('the catalogue', () => {
	for (const [pricing, usd] of [
		['fixed', 0.039],
		['perImage', 0.039],
		['variants', 0.039],
		['variable', undefined],
		['none', undefined],
	] as const) {
		it(`is asked once a day and tells ${pricing} prices`, async () => {
			service().configure({ pricing });
			const first = catalogue();
			assert.deepStrictEqual(await ask(first), [usd, false]);
			now += day - 1;
			assert.deepStrictEqual(
				[await ask(first), await ask(catalogue())],
				[
					[usd, false],
					[usd, false],
				],
			);
			assert.equal(service().requests('models').length, 1);
		});
	}

	it('is asked without a key, for one model and its price', async () => {
		await ask();
		const [request] = service().requests();
		assert.deepStrictEqual(
			[request?.path, request?.headers['authorization'], request?.headers['cookie']],
			['/v1/models?id=blackforestlabs%2Fflux-2-pro&include=pricing', undefined, undefined],
		);
	});

	it('confirms a price by its ETag after a day, and then takes it for granted again', async () => {
		await ask();
		now += day;
		assert.deepStrictEqual(told(catalogue().peek(model)), [0.039, true]);
		assert.deepStrictEqual(await ask(), [0.039, false]);
		now += day - 1;
		assert.deepStrictEqual(await ask(), [0.039, false]);
		assert.deepStrictEqual(
			service()
				.requests('models')
				.map(({ status }) => status),
			[200, 304],
		);
	});

	it('sees that a price has changed', async () => {
		await ask();
		service().configure({ pricing: 'variable' });
		now += day;
		assert.deepStrictEqual(await ask(), [undefined, false]);
	});

	it('does not confirm what it could not use: a newer Figment may', async () => {
		service().configure({ pricing: 'none' });
		await ask();
		now += day;
		await ask();
		assert.deepStrictEqual(
			service()
				.requests('models')
				.map(({ status }) => status),
			[200, 200],
		);
	});

	it('sends no header that a browser would ask leave for', async () => {
		await ask();
		now += day;
		assert.deepStrictEqual(await ask(catalogue({ isBrowser: true })), [0.039, false]);
		const [, second] = service().requests('models');
		assert.deepStrictEqual([second?.status, second?.headers['if-none-match']], [200, undefined]);
	});

	it('asks again when the clock was set back', async () => {
		await ask();
		now -= 1;
		assert.deepStrictEqual(await ask(), [0.039, false]);
		assert.equal(service().requests('models').length, 2);
	});

	const silences: readonly FaultOf<'models'>[] = [
		{ kind: 'status', status: 500, body: { data: [{ id: model, pricing: perImage }] } },
		{ kind: 'status', status: 403, envelope: 'html' },
		{ kind: 'status', status: 200, envelope: 'html' },
		{ kind: 'status', status: 200, envelope: 'empty' },
		{ kind: 'status', status: 200, body: { data: { 0: { id: model, pricing: perImage } } } },
		{
			kind: 'status',
			status: 200,
			body: { data: [{ id: model, pricing: perImage }], pad: 'x'.repeat(262_144) },
		},
		{ kind: 'reset', when: 'beforeBody' },
		{ kind: 'reset', when: 'midAnswer' },
		{ kind: 'hang' },
		{ kind: 'redirect', to: '/v1/models?include=pricing' },
	];
	for (const fault of silences) {
		const { kind, ...rest } = fault;
		it(`takes ${kind} ${JSON.stringify(rest).slice(0, 60)} for no answer, and falls back on what it kept`, async () => {
			service().faults.next('models', fault);
			assert.deepStrictEqual(await ask(catalogue({ timeoutMs: 200 })), undefined);
			assert.equal(kept, undefined);
			await ask();
			now += 30 * day;
			service().faults.next('models', fault);
			assert.deepStrictEqual(await ask(catalogue({ timeoutMs: 200 })), [0.039, true]);
			assert.deepStrictEqual(await ask(), [0.039, false], 'and asks the next time');
		});
	}

	it('asks once for all who ask at the same time', async () => {
		service().faults.next('models', { kind: 'hold' });
		const one = catalogue();
		const answers = Promise.all([ask(one), ask(one), ask(one)]);
		await service().waitForHeld(1);
		service().release();
		assert.deepStrictEqual(await answers, [
			[0.039, false],
			[0.039, false],
			[0.039, false],
		]);
		assert.deepStrictEqual([service().requests('models').length, writes], [1, 1]);
	});

	it('shows what it keeps at once, without asking', async () => {
		assert.equal(catalogue().peek(model), undefined);
		await ask();
		assert.deepStrictEqual(told(catalogue().peek(model)), [0.039, false]);
		assert.equal(service().requests('models').length, 1);
	});

	it('keeps prices of other models and other services apart', async () => {
		await ask();
		assert.deepStrictEqual(await ask(catalogue(), 'flux/schnell'), [undefined, false]);
		assert.deepStrictEqual(told(catalogue().peek(model)), [0.039, false]);
		const elsewhere = catalogue({ origin: 'http://127.0.0.1:1' });
		assert.deepStrictEqual([elsewhere.peek(model), await ask(elsewhere)], [undefined, undefined]);
	});

	it('gives a price even when it cannot keep it', async () => {
		const full = catalogue({
			store: { get: () => undefined, set: () => Promise.reject(new Error('disk full')) },
		});
		assert.deepStrictEqual([await ask(full), full.peek(model)], [[0.039, false], undefined]);
	});

	const rows: readonly (readonly [what: string, data: readonly unknown[], usd: number | undefined])[] = [
		['by its alias', [{ id: 'flux-2-pro', aliases: [model], pricing: perImage }], 0.05],
		['in another case', [{ id: model.toUpperCase(), pricing: perImage }], 0.05],
		['by its id alone, without aliases', [{ id: model, aliases: null, pricing: perImage }], 0.05],
		['among others', [null, 'x', { id: 'other', pricing: {} }, { id: model, pricing: perImage }], 0.05],
		[
			'as an image model, where it is listed for several endpoints',
			[
				{ id: model, type: 'openai/chat-completions', pricing: { kind: 'variable' } },
				{ id: model, type: 'openai/image-generations', pricing: perImage },
			],
			0.05,
		],
		['not at all where it is not listed', [{ id: `${model}-edit`, pricing: perImage }], undefined],
		['not at all in an empty list', [], undefined],
	];
	for (const [what, data, usd] of rows) {
		it(`finds a model ${what}`, async () => {
			answer({ object: 'list', data });
			assert.deepStrictEqual(await ask(), [usd, false]);
		});
	}

	for (const value of [
		null,
		'junk',
		7,
		[],
		{},
		{ ORIGIN: null },
		{ ORIGIN: { readAt: 'yesterday', pricing: perImage } },
		{ ORIGIN: { etag: '"1"', pricing: perImage } },
	]) {
		it(`asks when what it kept is ${JSON.stringify(value)}`, async () => {
			kept = JSON.stringify(value).replace('ORIGIN', `${service().url} ${model}`);
			assert.equal(catalogue().peek(model), undefined);
			assert.deepStrictEqual(await ask(), [0.039, false]);
			assert.deepStrictEqual(told(catalogue().peek(model)), [0.039, false]);
		});
	}

	it('has no price, and asks again the next day, when only that of what it kept is junk', async () => {
		kept = JSON.stringify({ [`${service().url} ${model}`]: { readAt: now, etag: 7, pricing: 'free' } });
		assert.deepStrictEqual(await ask(), [undefined, false]);
		now += day;
		assert.deepStrictEqual(await ask(), [0.039, false]);
	});
});
