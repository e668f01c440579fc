import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generate, get, json, key, last, pictureUrl, useService } from './client.ts';

const service = useService();

describe('a forced redirect', () => {
	for (const status of [301, 302, 303, 307, 308] as const) {
		it(`redirects a generation to the other origin with ${status}, unbilled`, async () => {
			service().faults.next('generate', { kind: 'redirect', status });
			const response = await generate(service(), undefined, { redirect: 'manual' });
			await response.arrayBuffer();
			assert.deepStrictEqual(
				[response.status, response.headers.get('location'), service().totals().billedCount],
				[status, `${service().imageUrl}/v1/images/generations`, 0],
			);
		});
	}

	it('tells whether the other origin got the key', async () => {
		service().faults.always('generate', { kind: 'redirect' });
		await (await generate(service())).arrayBuffer();
		const careless = await generate(service(), undefined, { redirect: 'manual' });
		await careless.arrayBuffer();
		const location = careless.headers.get('location')!;
		await (
			await fetch(location, { method: 'POST', headers: { authorization: `Bearer ${key}` } })
		).arrayBuffer();
		const arrived = service()
			.requests()
			.filter(request => request.host === 'image')
			.map(({ method, path, headers }) => [method, path, headers['authorization']]);
		assert.deepStrictEqual(arrived, [
			['POST', '/v1/images/generations', undefined],
			['POST', '/v1/images/generations', `Bearer ${key}`],
		]);
	});

	it('redirects to a given URL or path', async () => {
		service().faults.next('billing', { kind: 'redirect', status: 302, to: 'http://localhost:1/x' });
		service().faults.next('billing', { kind: 'redirect', status: 302, to: '/v1/models' });
		const first = await fetch(`${service().url}/v2/billing`, { redirect: 'manual' });
		await first.arrayBuffer();
		assert.equal(first.headers.get('location'), 'http://localhost:1/x');
		const second = await get(service(), '/v2/billing');
		assert.equal((await json<{ object: string }>(second)).object, 'list');
	});

	it('redirects a download to where it is served', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'redirect' });
		const response = await fetch(url);
		assert.deepStrictEqual(
			[response.status, response.url, response.headers.get('content-type')],
			[200, `${url}?again`, 'image/png'],
		);
		await response.arrayBuffer();
		assert.equal(last(service(), 'image').path, `${new URL(url).pathname}?again`);
	});

	it('redirects a download without end', async () => {
		const url = await pictureUrl(service());
		service().faults.always('image', { kind: 'redirect', status: 302 });
		await assert.rejects(fetch(url));
		assert.ok(service().requests('image').length > 5);
	});

	it('redirects a download to a given URL', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'redirect', to: `${service().url}/v1/models` });
		const response = await fetch(url);
		await response.arrayBuffer();
		assert.equal(response.url, `${service().url}/v1/models`);
	});
});
