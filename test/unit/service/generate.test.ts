import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyWith, generate, get, json, last, useService } from './client.ts';

const service = useService();
const keysPage = 'You can create a new API key on the Billing page: https://aimlapi.com/app/keys';

describe('the emulated generation', () => {
	it('answers with the picture, its cost, and the tracing headers', async () => {
		const response = await generate(service(), bodyWith(), { headers: { 'x-client-request-id': 'a-B_9.:' } });
		const body = await json<{ data: { url: string }[] }>(response);
		const { url } = body.data[0]!;
		const { origin, pathname } = new URL(url);
		assert.equal(origin, service().imageUrl);
		assert.match(pathname, /^\/flamingo\/files\/b\/[0-9a-f]{8}\/[\w-]{22}\.png$/u);
		assert.deepStrictEqual(body, {
			data: [{ url, b64_json: null }],
			meta: { usage: { credits_used: 78_000, usd_spent: 0.039 } },
		});
		const charge = last(service(), 'generate').billed!;
		assert.deepStrictEqual(charge, {
			usd: 0.039,
			credits: 78_000,
			inferenceId: response.headers.get('x-inference-id'),
			path: pathname,
		});
		const names = ['content-type', 'x-aimlapi-credits-used', 'x-aimlapi-usd-spent', 'x-client-request-id'];
		assert.deepStrictEqual(
			[response.status, ...names.map(name => response.headers.get(name))],
			[200, 'application/json; charset=utf-8', '78000', '0.039', 'a-B_9.:'],
		);
		assert.match(response.headers.get('x-inference-id') ?? '', /^[0-9a-f-]{36}$/u);
	});

	const prices: readonly (readonly [width: number, height: number, credits: number, usd: number])[] = [
		[512, 512, 78_000, 0.039],
		[1024, 1024, 78_000, 0.039],
		[1056, 1024, 117_000, 0.0585],
		[2048, 1024, 117_000, 0.0585],
		[1536, 2048, 156_000, 0.078],
		[2048, 2048, 195_000, 0.0975],
	];
	for (const [width, height, credits, usd] of prices) {
		it(`bills ${width}×${height} with $${usd}, once, and takes it from the balance`, async () => {
			const response = await generate(service(), bodyWith({ image_size: { width, height } }));
			const { meta } = await json<{ meta: unknown }>(response);
			assert.deepStrictEqual(meta, { usage: { credits_used: credits, usd_spent: usd } });
			assert.deepStrictEqual(service().totals(), {
				generationsReceived: 1,
				billedCount: 1,
				billedUsd: usd,
				imagesServed: 0,
				balanceUsd: (20_000_000 - credits) / 2_000_000,
				held: 0,
			});
		});
	}

	for (const id of ['', 'with space', 'x'.repeat(129), 'ümlaut']) {
		it(`drops the client request id ${JSON.stringify(id.slice(0, 12))} silently`, async () => {
			const headers = { 'x-client-request-id': Buffer.from(id).toString('latin1') };
			const response = await generate(service(), bodyWith(), { headers });
			await response.arrayBuffer();
			assert.deepStrictEqual([response.status, response.headers.get('x-client-request-id')], [200, null]);
		});
	}

	const badKeys: readonly (readonly [name: string, authorization: string, message: string])[] = [
		['a wrong key', 'Bearer wrong', `This request requires a valid API key. ${keysPage}`],
		['no Bearer', 'test-key', `This request requires a valid API key. ${keysPage}`],
		['no key', '', `This request requires a valid API key. ${keysPage}`],
		['an empty key', 'Bearer ', `You provided an empty string instead of valid API key. ${keysPage}`],
	];
	for (const [name, authorization, message] of badKeys) {
		it(`refuses ${name} with 401`, async () => {
			const response = await generate(service(), bodyWith(), { headers: { authorization } });
			const problem = await json<{ timestamp: string; requestId: string }>(response);
			assert.deepStrictEqual(problem, {
				title: 'Unauthorized',
				status: 401,
				message,
				instance: '/v1/images/generations',
				requestId: response.headers.get('x-request-id'),
				timestamp: problem.timestamp,
				error: { name: 'UnauthorizedException', message },
			});
			assert.equal(response.status, 401);
			assert.equal(service().totals().billedCount, 0);
		});
	}

	it('takes only the keys it was given', async () => {
		service().configure({ keys: ['special'] });
		const statuses = await Promise.all(
			['special', 'test-key-1'].map(async key => {
				const response = await generate(service(), bodyWith(), {
					headers: { authorization: `Bearer ${key}` },
				});
				await response.arrayBuffer();
				return response.status;
			}),
		);
		assert.deepStrictEqual(statuses, [200, 401]);
	});

	it('refuses with 403 when the balance is short, as captured', async () => {
		service().setBalance(0.0389);
		const response = await generate(service());
		const problem = await json<{ timestamp: string }>(response);
		const message =
			"You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/";
		assert.deepStrictEqual(problem, {
			title: 'Forbidden',
			status: 403,
			message,
			instance: '/v1/images/generations?',
			timestamp: problem.timestamp,
			error: { name: 'ForbiddenException', message, data: { kind: 'err_insufficent_credits' } },
		});
		assert.equal(response.status, 403);
		assert.deepStrictEqual([service().totals().billedCount, service().totals().balanceUsd], [0, 0.0389]);
	});

	it('does not spend the same money on two requests at a time', async () => {
		service().configure({ delayMs: 30 });
		service().setBalance(0.039);
		const responses = await Promise.all([generate(service()), generate(service())]);
		await Promise.all(responses.map(response => response.arrayBuffer()));
		assert.deepStrictEqual(
			responses.map(response => response.status).sort((a, b) => a - b),
			[200, 403],
		);
		assert.deepStrictEqual([service().totals().billedCount, service().totals().balanceUsd], [1, 0]);
	});

	for (const [name, body, type] of [
		['a body that is not JSON', '{"model":', 'application/json'],
		['an empty body', '', 'application/json'],
		['a body that is not declared as JSON', JSON.stringify(bodyWith()), 'text/plain'],
	] as const) {
		it(`refuses ${name} with 400`, async () => {
			const response = await generate(service(), body, { headers: { 'content-type': type } });
			const problem = await json<{ error: { name: string } }>(response);
			assert.deepStrictEqual([response.status, problem.error.name], [400, 'BadRequestException']);
			assert.equal(service().totals().billedCount, 0);
		});
	}

	it('answers 201 when it is set so', async () => {
		service().configure({ successStatus: 201 });
		const response = await generate(service());
		assert.equal(response.status, 201);
		await response.arrayBuffer();
	});

	it('takes as long as it is set to, and bills at the end of that time', async () => {
		service().configure({ delayMs: 120 });
		const start = performance.now();
		const pending = generate(service());
		await service().waitForRequests('generate', 1);
		assert.equal(service().totals().billedCount, 0);
		await (await pending).arrayBuffer();
		assert.ok(performance.now() - start >= 115);
		assert.equal(service().totals().billedCount, 1);
	});

	for (const [method, path] of [
		['POST', '/v1/images/generation'],
		['GET', '/v1/images/generations'],
		['POST', '/v2/billing'],
		['PUT', '/v1/models?id=x'],
		['GET', '//'],
	] as const) {
		it(`knows no ${method} ${path}`, async () => {
			const response = await fetch(service().url + path, { method });
			const problem = await json<{ timestamp: string }>(response);
			const message = `Cannot ${method} ${path}`;
			assert.deepStrictEqual(problem, {
				title: 'Not Found',
				status: 404,
				message,
				instance: path,
				requestId: response.headers.get('x-request-id'),
				timestamp: problem.timestamp,
				error: { name: 'NotFoundException', message },
			});
			assert.equal(response.status, 404);
		});
	}

	it('keeps the pictures of one key out of the logs of another', async () => {
		await (await generate(service())).arrayBuffer();
		const response = await get(service(), '/v2/logs?period=1h', { authorization: 'Bearer test-key-2' });
		assert.deepStrictEqual(await response.json(), {
			data: [],
			pagination: { limit: 50, offset: 0, total: 0, has_more: false },
		});
	});
});
