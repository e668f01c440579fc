import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyWith, generate, get, json, model, useService } from './client.ts';

const service = useService();

interface LogPage {
	readonly data: readonly { readonly client_request_id: string | null; readonly created: string }[];
	readonly pagination: object;
}

async function generateAs(id: string): Promise<Response> {
	const response = await generate(service(), bodyWith(), { headers: { 'x-client-request-id': id } });
	await response.arrayBuffer();
	return response;
}

async function logs(query: string): Promise<LogPage> {
	const response = await get(service(), `/v2/logs?${query}`);
	assert.equal(response.status, 200);
	return await json<LogPage>(response);
}

describe('the emulated account', () => {
	it('shows the balance, less what was billed', async () => {
		service().setBalance(1.5);
		await generateAs('a');
		const response = await get(service(), '/v2/billing');
		assert.deepStrictEqual(await response.json(), { current_balance: 1.461, currency: 'USD' });
		assert.equal(response.status, 200);
	});

	for (const path of ['/v2/billing', '/v2/logs?period=1h']) {
		it(`refuses a bad key at ${path} with 401`, async () => {
			const response = await get(service(), path, { authorization: 'Bearer bad' });
			const problem = await json<{ error: { name: string } }>(response);
			assert.deepStrictEqual([response.status, problem.error.name], [401, 'UnauthorizedException']);
		});
	}

	it('refuses to show the balance when it is set so, to a good key only', async () => {
		service().configure({ billingForbidden: true });
		const good = await get(service(), '/v2/billing');
		const bad = await get(service(), '/v2/billing', { authorization: 'Bearer bad' });
		await Promise.all([good.arrayBuffer(), bad.arrayBuffer()]);
		assert.deepStrictEqual([good.status, bad.status], [403, 401]);
	});

	it('lists what was billed and what failed, newest first, with every id', async () => {
		const first = await generateAs('first');
		service().faults.next('generate', { kind: 'status', status: 500 });
		const second = await generate(service());
		await second.arrayBuffer();
		const page = await logs('period=24h');
		const common = { origin: 'api', model, tokens: { input: 0, output: 0, total: 0 } };
		assert.deepStrictEqual(page, {
			data: [
				{
					...common,
					created: page.data[0]!.created,
					status: 'failed',
					cost: { usd: 0, credits: 0 },
					request_id: second.headers.get('x-request-id'),
					inference_id: second.headers.get('x-inference-id'),
					client_request_id: null,
				},
				{
					...common,
					created: page.data[1]!.created,
					status: 'succeeded',
					cost: { usd: 0.039, credits: 78_000 },
					request_id: first.headers.get('x-request-id'),
					inference_id: first.headers.get('x-inference-id'),
					client_request_id: 'first',
				},
			],
			pagination: { limit: 50, offset: 0, total: 2, has_more: false },
		});
		assert.ok(Math.abs(Date.now() - Date.parse(page.data[0]!.created)) < 60_000);
	});

	it('does not list requests that never became an inference', async () => {
		await (await generate(service(), bodyWith({ seed: 0 }))).arrayBuffer();
		service().faults.next('generate', { kind: 'status', status: 502, envelope: 'html' });
		service().faults.next('generate', { kind: 'status', status: 401 });
		await (await generate(service())).arrayBuffer();
		await (await generate(service())).arrayBuffer();
		assert.deepStrictEqual((await logs('period=24h')).data, []);
	});

	it('pages, and filters by status and model', async () => {
		for (const id of ['a', 'b', 'c']) {
			await generateAs(id);
		}
		service().faults.next('generate', { kind: 'status', status: 503 });
		await generateAs('failed');
		const now = Date.now();
		const window = `start=${new Date(now - 1000).toISOString()}&end=${new Date(now + 60_000).toISOString()}`;
		const past = `start=${new Date(now - 120_000).toISOString()}&end=${new Date(now - 60_000).toISOString()}`;
		const table: readonly (readonly [query: string, ids: readonly string[]])[] = [
			['period=1h&limit=2', ['failed', 'c']],
			['period=1h&limit=2&offset=2', ['b', 'a']],
			['period=1d&status=failed', ['failed']],
			['period=1d&status=failed&status=succeeded', ['failed', 'c', 'b', 'a']],
			[`period=1d&model=${model}&limit=1`, ['failed']],
			['period=1d&model=flux-2-pro&limit=1', ['failed']],
			['period=1d&model=pro', []],
			[`${window}&limit=1`, ['failed']],
			[past, []],
		];
		const found = [];
		for (const [query] of table) {
			const page = await logs(query);
			found.push([query, page.data.map(row => row.client_request_id)]);
		}
		assert.deepStrictEqual(found, table);
		assert.deepStrictEqual((await logs('period=1h&limit=2&offset=1')).pagination, {
			limit: 2,
			offset: 1,
			total: 4,
			has_more: true,
		});
	});

	for (const query of [
		'',
		'period=24',
		'period=0h',
		'period=93d',
		'start=2026-01-01',
		'start=2026-01-02&end=2026-01-01',
		'start=2026-01-01&end=2026-06-01',
		'start=x&end=y',
		'period=1h&start=2026-01-01&end=2026-01-02',
		'period=1h&status=succeeded,failed',
		'period=1h&limit=0',
		'period=1h&limit=101',
		'period=1h&limit=x',
		'period=1h&offset=-1',
	]) {
		it(`refuses the log query "${query}" with 400`, async () => {
			const response = await get(service(), `/v2/logs?${query}`);
			await response.arrayBuffer();
			assert.equal(response.status, 400);
		});
	}
});
