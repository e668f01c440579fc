import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { describe, it } from 'node:test';
import { poll } from '../../service/control.ts';
import { bodyWith, bytesOf, generate, get, key, pictureUrl, useService } from './client.ts';

const service = useService();

describe('the record', () => {
	it('records the requests of both hosts in order', async () => {
		const before = Date.now();
		const url = await pictureUrl(service());
		await bytesOf(url);
		await (await get(service(), '/v2/billing?x=1')).arrayBuffer();
		const body = JSON.stringify(bodyWith());
		const records = service().requests();
		assert.ok(records.every(({ time }) => time >= before && time <= Date.now()));
		assert.deepStrictEqual(
			records.map(({ time: _time, headers, ...record }) => ({
				...record,
				authorization: headers['authorization'],
				host: headers['host'],
			})),
			[
				{
					index: 0,
					route: 'generate',
					method: 'POST',
					path: '/v1/images/generations',
					body,
					json: bodyWith(),
					aborted: false,
					faults: [],
					status: 200,
					billed: records[0]?.billed,
					authorization: `Bearer ${key}`,
					host: new URL(service().url).host,
				},
				{
					index: 1,
					route: 'image',
					method: 'GET',
					path: new URL(url).pathname,
					body: '',
					aborted: false,
					faults: [],
					status: 200,
					authorization: undefined,
					host: new URL(service().imageUrl).host,
				},
				{
					index: 2,
					route: 'billing',
					method: 'GET',
					path: '/v2/billing?x=1',
					body: '',
					aborted: false,
					faults: [],
					status: 200,
					authorization: `Bearer ${key}`,
					host: new URL(service().url).host,
				},
			],
		);
		assert.deepStrictEqual(
			records.map(({ host }) => host),
			['api', 'image', 'api'],
		);
		assert.equal(service().requests('image').length, 1);
	});

	it('writes header names in lower case and joins repeated ones', async () => {
		await new Promise<void>((resolve, reject) => {
			const request = httpRequest(`${service().url}/v1/models`, {
				headers: { 'X-Odd': ['1', '2'], AUTHORIZATION: 'x' },
			});
			request.on('error', reject);
			request.on('response', response => response.resume().on('end', () => resolve()));
			request.end();
		});
		const { headers } = service().requests()[0]!;
		assert.deepStrictEqual([headers['x-odd'], headers['authorization']], ['1, 2', 'x']);
	});

	it('keeps a body that is not JSON as text alone', async () => {
		await (await generate(service(), 'not json')).arrayBuffer();
		const record = service().requests()[0]!;
		assert.deepStrictEqual([record.body, 'json' in record], ['not json', false]);
	});

	it('gives copies that do not change later', async () => {
		service().faults.next('models', { kind: 'hold' });
		const pending = get(service(), '/v1/models');
		await service().waitForHeld(1);
		const [held] = service().requests();
		service().release();
		await (await pending).arrayBuffer();
		assert.deepStrictEqual([held?.status, service().requests()[0]?.status], [undefined, 200]);
	});

	it('notes a client that leaves in the middle of its own request', async () => {
		const request = httpRequest(`${service().url}/v1/images/generations`, {
			method: 'POST',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': 100 },
		});
		request.on('error', () => undefined);
		request.write('{"model":');
		await service().waitForRequests('generate', 1);
		request.destroy();
		await poll('the abort', 1000, () => service().requests()[0]?.aborted || undefined);
		const [record] = service().requests();
		assert.deepStrictEqual([record?.status, record?.emulatorError, record?.body], [undefined, undefined, '']);
		assert.equal(service().totals().billedCount, 0);
	});

	it('counts every generation that arrived, whatever became of it', async () => {
		service().faults.next('generate', { kind: 'status', status: 500 });
		for (const changes of [{}, { seed: 0 }, {}]) {
			await (await generate(service(), bodyWith(changes))).arrayBuffer();
		}
		const { generationsReceived, billedCount, billedUsd } = service().totals();
		assert.deepStrictEqual([generationsReceived, billedCount, billedUsd], [3, 1, 0.039]);
	});
});
