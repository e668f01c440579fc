import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createControl, poll } from '../../service/control.ts';
import { startService } from '../../service/service.ts';
import { generate, get, json, pictureUrl, useService } from './client.ts';

const service = useService({ balanceUsd: 5, delayMs: 1 });
const control = () => createControl(service().url);

describe('the control', () => {
	it('plans faults for the next request and for all, as the service itself does', async () => {
		await control().fault('generate', { kind: 'delay', ms: 1 }, { kind: 'status', status: 429 });
		await control().alwaysFault('generate', { kind: 'status', status: 500 });
		const statuses = [];
		for (let count = 0; count < 3; count += 1) {
			const response = await generate(service());
			await response.arrayBuffer();
			statuses.push(response.status);
		}
		await control().alwaysFault('generate');
		const last = await generate(service());
		await last.arrayBuffer();
		assert.deepStrictEqual([...statuses, last.status], [429, 500, 500, 200]);
	});

	it('gives the requests and the counters', async () => {
		await pictureUrl(service());
		const [requests, totals] = [await control().requests(), await control().billed()];
		assert.deepStrictEqual(requests, service().requests());
		assert.deepStrictEqual([requests.length, requests[0]?.billed?.usd], [1, 0.039]);
		assert.deepStrictEqual(totals, service().totals());
		assert.deepStrictEqual([totals.billedCount, totals.billedUsd], [1, 0.039]);
	});

	it('releases what is held', async () => {
		await control().fault('generate', { kind: 'hold' });
		const pending = generate(service());
		await control().waitForHeld(1);
		assert.equal((await control().waitForRequests('generate', 1)).length, 1);
		assert.equal(await control().release(), 1);
		assert.equal((await pending).status, 200);
		await (await pending).arrayBuffer();
	});

	it('sets the balance and the settings, until a reset', async () => {
		await control().setBalance(0.5);
		const settings = await control().configure({ successStatus: 201, keys: ['k'] });
		assert.deepStrictEqual(settings, {
			keyPrefix: 'test-key',
			keys: ['k'],
			delayMs: 1,
			successStatus: 201,
			billingForbidden: false,
			allowClientRequestId: false,
			pricing: 'fixed',
		});
		const response = await get(service(), '/v2/billing', { authorization: 'Bearer k' });
		assert.equal((await json<{ current_balance: number }>(response)).current_balance, 0.5);
		await control().reset();
		assert.deepStrictEqual(await control().requests(), []);
		assert.equal((await control().billed()).balanceUsd, 5);
		const after = await generate(service());
		await after.arrayBuffer();
		assert.equal(after.status, 200);
	});

	it('a reset forgets planned faults and pictures', async () => {
		const url = await pictureUrl(service());
		await control().fault('generate', { kind: 'status', status: 500 });
		await control().alwaysFault('generate', { kind: 'status', status: 500 });
		await control().reset();
		const [generation, picture] = [await generate(service()), await fetch(url)];
		await Promise.all([generation.arrayBuffer(), picture.arrayBuffer()]);
		assert.deepStrictEqual([generation.status, picture.status], [200, 404]);
	});

	it('records none of its own requests', async () => {
		await control().billed();
		assert.deepStrictEqual(service().requests(), []);
	});

	const refused: readonly (readonly [path: string, body: unknown, message: RegExp])[] = [
		[
			'faults',
			{ route: 'generate', when: 'next', faults: [{ kind: 'slow', ms: 1 }] },
			/is not a fault of generate/u,
		],
		[
			'faults',
			{ route: 'generate', when: 'next', faults: [{ kind: 'status' }] },
			/is not a fault of generate/u,
		],
		[
			'faults',
			{ route: 'image', when: 'next', faults: [{ kind: 'slow', ms: 1, x: 1 }] },
			/is not a fault of image/u,
		],
		['faults', { route: 'elsewhere', when: 'next', faults: [] }, /is not a fault order/u],
		['faults', { route: 'image', when: 'sometimes', faults: [] }, /is not a fault order/u],
		['balance', { usd: -1 }, /is not a balance/u],
		['settings', { keyprefix: 'x' }, /is not settings/u],
		['settings', { successStatus: 202 }, /is not settings/u],
	];
	for (const [path, body, message] of refused) {
		it(`refuses ${path} ${JSON.stringify(body)}`, async () => {
			const response = await fetch(`${service().url}/__control/${path}`, {
				method: 'POST',
				body: JSON.stringify(body),
			});
			assert.equal(response.status, 400);
			assert.match((await json<{ message: string }>(response)).message, message);
		});
	}

	it('rejects with what the service says', async () => {
		const bad = { kind: 'status', status: 42 } as const;
		await assert.rejects(control().fault('generate', bad), /refused faults: .*is not a fault of generate/u);
		await assert.rejects(createControl(`${service().url}/v1`).billed(), /refused billed/u);
	});

	it('knows no other control', async () => {
		const response = await fetch(`${service().url}/__control/reset`);
		assert.deepStrictEqual(
			[response.status, await response.json()],
			[404, { message: 'no control at GET /__control/reset' }],
		);
	});

	it('waits in vain no longer than told', async () => {
		await assert.rejects(
			control().waitForRequests('image', 1, 30),
			/waited in vain for 1 requests of image/u,
		);
		await assert.rejects(service().waitForHeld(1, 30), /waited in vain for 1 held requests/u);
		assert.equal(await poll('a value', 0, () => 3), 3);
	});

	it('its client imports nothing but types, so that it runs in any host', () => {
		const source = readFileSync(new URL('../../service/control.ts', import.meta.url), 'utf8');
		assert.deepStrictEqual(
			source.match(/^import .*$/gmu)?.filter(line => !line.startsWith('import type')),
			[],
		);
	});

	it('listens on given ports, and says so if one is taken', async () => {
		const first = await startService();
		const [port, imagePort] = [first.url, first.imageUrl].map(url => Number(new URL(url).port));
		await assert.rejects(startService({ port: port! }), { code: 'EADDRINUSE' });
		await assert.rejects(startService({ imagePort: imagePort! }), { code: 'EADDRINUSE' });
		await first.close();
		const second = await startService({ port: port!, imagePort: imagePort! });
		assert.deepStrictEqual([second.url, second.imageUrl], [first.url, first.imageUrl]);
		await second.close();
	});

	it('ends at once although requests hang', async () => {
		const own = await startService();
		own.faults.next('generate', { kind: 'hang' });
		const pending = generate(own);
		await own.waitForRequests('generate', 1);
		await Promise.all([own.close(), assert.rejects(pending)]);
		await assert.rejects(fetch(`${own.url}/v1/models`));
	});
});
