import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Metrics } from '../../../../src/core/service/metrics.ts';
import type { MetricsPorts } from '../../../../src/core/service/metrics.ts';
import type { FaultOf } from '../../../service/types.ts';
import { model, useService } from '../../service/client.ts';

const service = useService();
const measured = { p50Ms: 16_600, p90Ms: 20_800 };
let now = 0;

beforeEach(() => {
	now = Date.now();
});

function metrics(changes: Partial<MetricsPorts> = {}): Metrics {
	const outside = { fetch: (input: string, init: RequestInit) => fetch(input, init), now: () => now };
	return new Metrics({ origin: service().url, outside, ...changes });
}

function asked(): number {
	return service().requests('metrics').length;
}

function entry(
	alias: unknown,
	p50: unknown,
	p90: unknown,
	endpoint: unknown = '/v1/images/generations',
): object {
	return { alias, endpoint, metrics: { duration_ms: { p50, p90 } } };
}

describe('the expected duration', () => {
	it('is what the service measured lately, asked without a key', async () => {
		assert.deepStrictEqual(await metrics().expectedDuration(model), measured);
		const [request] = service().requests();
		assert.deepStrictEqual(
			[request?.path, request?.headers['authorization']],
			['/models/metrics?aliases=blackforestlabs%2Fflux-2-pro', undefined],
		);
	});

	it('is asked once in ten minutes, however many ask', async () => {
		const one = metrics();
		const ask = () => one.expectedDuration(model);
		assert.deepStrictEqual(await Promise.all([ask(), ask()]), [measured, measured]);
		now += 599_999;
		await ask();
		assert.equal(asked(), 1);
		now += 1;
		await ask();
		assert.equal(asked(), 2);
	});

	it('is unknown for a model that nobody used lately, which is not asked again either', async () => {
		const one = metrics();
		assert.deepStrictEqual(
			[await one.expectedDuration('flux/schnell'), await one.expectedDuration('flux/schnell'), asked()],
			[undefined, undefined, 1],
		);
		assert.deepStrictEqual(await one.expectedDuration(model), measured, 'each model by itself');
	});

	const silences: readonly FaultOf<'metrics'>[] = [
		{ kind: 'status', status: 500, body: { models: [entry(model, 5, 7)] } },
		{ kind: 'status', status: 429 },
		{ kind: 'status', status: 200, body: 'x'.repeat(262_145) },
		{ kind: 'reset', when: 'midAnswer' },
		{ kind: 'hang' },
		{ kind: 'redirect', to: '/models/metrics' },
	];
	for (const fault of silences) {
		it(`is unknown after ${JSON.stringify(fault).slice(0, 60)}, and asked again the next time`, async () => {
			service().faults.next('metrics', fault);
			const one = metrics({ timeoutMs: 200 });
			assert.equal(await one.expectedDuration(model), undefined);
			assert.deepStrictEqual(await one.expectedDuration(model), measured);
		});
	}

	const bodies: readonly (readonly [body: unknown, expected: typeof measured | undefined])[] = [
		[{ models: [entry('flux-2-pro', 5, 7)] }, { p50Ms: 5, p90Ms: 7 }],
		[{ models: [null, entry('other', 1, 2), entry(model, 5, 5)] }, { p50Ms: 5, p90Ms: 5 }],
		[{ models: [entry(model, 1, 2, '/v1/chat/completions'), entry(model, 5, 7)] }, { p50Ms: 5, p90Ms: 7 }],
		[{ models: [entry('other', 1, 2), entry('another', 5, 7)] }, undefined],
		[{ models: [entry(model, 1, 2, '/v1/chat/completions')] }, undefined],
		[{ models: [entry(model, 7, 5)] }, undefined],
		[{ models: [entry(model, 0, 5)] }, undefined],
		[{ models: [entry(model, -5, 5)] }, undefined],
		[{ models: [entry(model, '5', '7')] }, undefined],
		[{ models: [entry(model, 5, null)] }, undefined],
		[{ models: [entry(model, 5, 3_600_001)] }, undefined],
		[{ models: [{ alias: model, endpoint: '/v1/images/generations' }] }, undefined],
		[{ models: { 0: entry(model, 5, 7) } }, undefined],
		[[], undefined],
		['<html>', undefined],
		['', undefined],
	];
	for (const [body, expected] of bodies) {
		it(`is ${JSON.stringify(expected)} by ${JSON.stringify(body)}`, async () => {
			service().faults.next('metrics', { kind: 'status', status: 200, body });
			assert.deepStrictEqual(await metrics().expectedDuration(model), expected);
		});
	}
});
