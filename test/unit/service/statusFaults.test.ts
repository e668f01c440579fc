import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Route, StatusFault } from '../../service/types.ts';
import { bodyWith, generate, get, json, model, pictureUrl, useService } from './client.ts';

const service = useService();

type Parts = Omit<StatusFault, 'kind' | 'status'>;

async function answerTo(status: number, parts: Parts = {}) {
	service().faults.next('generate', { kind: 'status', status, ...parts });
	const response = await generate(service());
	const text = await response.text();
	return { response, text, type: response.headers.get('content-type') };
}

function withoutTime(text: string): object {
	const { timestamp, ...rest }: { timestamp: string } = JSON.parse(text);
	assert.ok(Math.abs(Date.now() - Date.parse(timestamp)) < 60_000);
	return rest;
}

const credits =
	"You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/";
const keys =
	'This request requires a valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys';
const statuses: readonly (readonly [status: number, title: string, name: string, message: string])[] = [
	[400, 'Bad Request', 'BadRequestException', 'Invalid payload provided'],
	[401, 'Unauthorized', 'UnauthorizedException', keys],
	[403, 'Forbidden', 'ForbiddenException', credits],
	[404, 'Not Found', 'NotFoundException', 'Not Found'],
	[413, 'Payload Too Large', 'PayloadTooLargeException', 'Payload Too Large'],
	[422, 'Unprocessable Entity', 'HttpException', 'Unprocessable Entity'],
	[429, 'Too Many Requests', 'ThrottlerException', 'Too Many Requests'],
	[500, 'Internal Server Error', 'InternalServerErrorException', 'Internal server error'],
	[502, 'Bad Gateway', 'BadGatewayException', 'Bad Gateway'],
	[503, 'Service Unavailable', 'ServiceUnavailableException', 'Service unavailable'],
	[504, 'Gateway Timeout', 'GatewayTimeoutException', 'Generation timeout'],
	[599, 'Error', 'HttpException', 'Status 599'],
];
describe('a forced status', () => {
	for (const [status, title, name, message] of statuses) {
		it(`forces ${status} in the current envelope and bills nothing`, async () => {
			const { response, text, type } = await answerTo(status);
			assert.deepStrictEqual([response.status, type], [status, 'application/problem+json; charset=utf-8']);
			assert.deepStrictEqual(withoutTime(text), {
				title,
				status,
				message,
				instance: '/v1/images/generations',
				requestId: response.headers.get('x-request-id'),
				error: { name, message },
			});
			assert.deepStrictEqual([service().totals().billedCount, service().totals().balanceUsd], [0, 10]);
		});
	}

	it('puts a given message and data into the current envelope', async () => {
		const { response, text } = await answerTo(403, { message: 'no', data: { kind: 'k' } });
		assert.deepStrictEqual(withoutTime(text), {
			title: 'Forbidden',
			status: 403,
			message: 'no',
			instance: '/v1/images/generations',
			requestId: response.headers.get('x-request-id'),
			error: { name: 'ForbiddenException', message: 'no', data: { kind: 'k' } },
		});
	});

	for (const [envelope, statusCode] of [
		['older', 429],
		['olderText', '429'],
	] as const) {
		it(`forces the envelope ${envelope}, with statusCode ${JSON.stringify(statusCode)}`, async () => {
			const { response, text, type } = await answerTo(429, { envelope });
			assert.equal(type, 'application/json; charset=utf-8');
			assert.deepStrictEqual(withoutTime(text), {
				requestId: response.headers.get('x-request-id'),
				statusCode,
				path: '/v1/images/generations',
				message: 'Too Many Requests',
			});
		});
	}

	it("forces a proxy's page, without the service's own headers", async () => {
		const { response, text, type } = await answerTo(502, { envelope: 'html' });
		assert.deepStrictEqual([response.status, type], [502, 'text/html; charset=utf-8']);
		assert.match(text, /^<html>[^]*502 Bad Gateway/u);
		assert.deepStrictEqual(
			['x-request-id', 'x-inference-id'].map(name => response.headers.get(name)),
			[null, null],
		);
	});

	it('forces an empty answer', async () => {
		const { response, text, type } = await answerTo(504, { envelope: 'empty' });
		assert.deepStrictEqual([response.status, text, type], [504, '', null]);
	});

	it('forces a body of its own, as text or as JSON, also with a success', async () => {
		const asText = await answerTo(500, { body: 'oops' });
		const asJson = await answerTo(200, { body: { data: [{ url: 'x' }] } });
		const found = [asText, asJson].map(({ response, text, type }) => [response.status, text, type]);
		assert.deepStrictEqual(found, [
			[500, 'oops', 'text/plain; charset=utf-8'],
			[200, '{"data":[{"url":"x"}]}', 'application/json; charset=utf-8'],
		]);
	});

	it('adds headers, and replaces its own whatever their case', async () => {
		const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT', 'Content-Type': 'text/x' };
		const { response, type } = await answerTo(429, { headers });
		assert.deepStrictEqual([response.headers.get('retry-after'), type], [headers['Retry-After'], 'text/x']);
	});

	it('can bill behind a failure; the logs then know of it', async () => {
		const { response } = await answerTo(504, { envelope: 'html', billed: true });
		assert.equal(response.status, 504);
		assert.deepStrictEqual([service().totals().billedCount, service().totals().balanceUsd], [1, 9.961]);
		const page = await json<{ data: { status: string }[] }>(await get(service(), '/v2/logs?period=1h'));
		assert.deepStrictEqual(
			page.data.map(row => row.status),
			['succeeded'],
		);
	});

	it('still refuses a bad request before it would bill behind a failure', async () => {
		service().faults.next('generate', { kind: 'status', status: 504, billed: true });
		const response = await generate(service(), bodyWith({ seed: 0 }));
		await response.arrayBuffer();
		assert.deepStrictEqual([response.status, service().totals().billedCount], [400, 0]);
	});

	const paths: readonly (readonly [route: Route, path: string])[] = [
		['billing', '/v2/billing'],
		['logs', '/v2/logs?period=1h'],
		['models', '/v1/models'],
		['metrics', '/models/metrics'],
	];
	for (const [route, path] of paths) {
		it(`forces a status on the route ${route}, once`, async () => {
			service().faults.next(route, { kind: 'status', status: 503 });
			const responses = [await get(service(), path), await get(service(), path)];
			await Promise.all(responses.map(response => response.arrayBuffer()));
			assert.deepStrictEqual(
				responses.map(response => response.status),
				[503, 200],
			);
			const first = service().requests(route)[0]!;
			assert.deepStrictEqual([first.faults, first.status], [['status'], 503]);
		});
	}

	it('forces a status on the image host, as a page unless told otherwise', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'status', status: 503 });
		service().faults.next('image', { kind: 'status', status: 404, envelope: 'empty' });
		const answers = [];
		for (let count = 0; count < 3; count += 1) {
			const response = await fetch(url);
			await response.arrayBuffer();
			answers.push([response.status, response.headers.get('content-type')]);
		}
		assert.deepStrictEqual(answers, [
			[503, 'text/html; charset=utf-8'],
			[404, null],
			[200, 'image/png'],
		]);
	});

	it('serves the queue first, then the standing order, until that ends', async () => {
		const { faults } = service();
		faults.always('models', { kind: 'status', status: 500 });
		faults.next('models', { kind: 'status', status: 429 });
		faults.next('models');
		const ask = async () => {
			const response = await get(service(), `/v1/models?id=${model}`);
			await response.arrayBuffer();
			return response.status;
		};
		const found = [await ask(), await ask(), await ask(), await ask()];
		faults.always('models');
		found.push(await ask());
		assert.deepStrictEqual(found, [429, 200, 500, 500, 200]);
	});

	it('refuses a fault that the route does not know', () => {
		const { faults } = service();
		// @ts-expect-error: the types refuse it too
		assert.throws(() => faults.next('generate', { kind: 'endless' }), /is not a fault of generate/u);
		// @ts-expect-error: the types refuse it too
		assert.throws(() => faults.always('image', { kind: 'base64' }), /is not a fault of image/u);
		// @ts-expect-error: the types refuse it too
		assert.throws(() => faults.next('image', { kind: 'delay', seconds: 1 }), /is not a fault of image/u);
	});
});
