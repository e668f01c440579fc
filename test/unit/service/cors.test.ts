import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyWith, generate, pictureUrl, useService } from './client.ts';

const service = useService();
const exposed = 'x-inference-id, x-aimlapi-credits-used, x-aimlapi-usd-spent, x-client-request-id';

function preflight(url: string): Promise<Response> {
	return fetch(url, {
		method: 'OPTIONS',
		headers: { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' },
	});
}

function corsOf(response: Response): Record<string, string> {
	return Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));
}

const allowed = {
	'access-control-allow-origin': '*',
	'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
	'access-control-allow-headers': 'authorization, content-type',
	'access-control-allow-private-network': 'true',
};

describe("the emulator's CORS headers", () => {
	it('answers preflights on the API host, without meeting faults or counting a generation', async () => {
		service().faults.next('generate', { kind: 'status', status: 500 });
		const response = await preflight(`${service().url}/v1/images/generations`);
		assert.equal(response.status, 204);
		assert.deepStrictEqual(corsOf(response), { ...allowed, 'access-control-expose-headers': exposed });
		assert.equal(service().totals().generationsReceived, 0);
		assert.deepStrictEqual(
			service()
				.requests()
				.map(request => [request.method, request.route]),
			[['OPTIONS', undefined]],
		);
	});

	it('answers preflights on the image host', async () => {
		const response = await preflight(`${service().imageUrl}/flamingo/files/b/0/x.png`);
		assert.equal(response.status, 204);
		assert.deepStrictEqual(corsOf(response), allowed);
	});

	it('allows x-client-request-id in preflights only when it is set so', async () => {
		service().configure({ allowClientRequestId: true });
		const response = await preflight(`${service().url}/v1/images/generations`);
		assert.equal(
			response.headers.get('access-control-allow-headers'),
			'authorization, content-type, x-client-request-id',
		);
	});

	it('answers preflights of the control', async () => {
		const response = await preflight(`${service().url}/__control/reset`);
		assert.equal(response.status, 204);
		assert.equal(response.headers.get('access-control-allow-headers'), 'content-type');
	});

	it('opens every answer of the API host, failures included, and exposes the tracing headers', async () => {
		const url = service().url;
		service().faults.next('models', { kind: 'status', status: 503, envelope: 'html' });
		const responses = [
			await generate(service()),
			await generate(service(), bodyWith({ seed: 0 })),
			await fetch(`${url}/v2/billing`),
			await fetch(`${url}/nowhere`),
			await fetch(`${url}/v1/models`),
			await fetch(`${url}/v1/models`),
		];
		for (const response of responses) {
			await response.arrayBuffer();
			assert.deepStrictEqual(corsOf(response), {
				'access-control-allow-origin': '*',
				'access-control-expose-headers': exposed,
			});
		}
		assert.deepStrictEqual(
			responses.map(response => response.status),
			[200, 400, 401, 404, 503, 200],
		);
	});

	it('opens every answer of the image host', async () => {
		const found = await fetch(await pictureUrl(service()));
		const missing = await fetch(`${service().imageUrl}/flamingo/files/none`);
		for (const response of [found, missing]) {
			await response.arrayBuffer();
			assert.deepStrictEqual(corsOf(response), { 'access-control-allow-origin': '*' });
		}
	});

	it('leaves the CORS headers out of a forced answer when asked to', async () => {
		service().faults.next('generate', { kind: 'status', status: 502, envelope: 'html', cors: false });
		const response = await generate(service());
		await response.arrayBuffer();
		assert.deepStrictEqual(corsOf(response), {});
	});
});
