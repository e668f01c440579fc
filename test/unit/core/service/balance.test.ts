import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBalance } from '../../../../src/core/service/balance.ts';
import { checkKey } from '../../../../src/core/service/checkKey.ts';
import { startService } from '../../../service/service.ts';
import type { FaultOf } from '../../../service/types.ts';
import { Client } from './client.ts';

const client = new Client();

function answer(body: unknown): FaultOf<'billing'> {
	return { kind: 'status', status: 200, body };
}

describe('the balance', () => {
	it('is what is left on the account, even nothing and less, and costs nothing to ask', async () => {
		const left = [];
		for (const usd of [10, 0.039, 0, -0.5]) {
			client.emulator.setBalance(usd);
			left.push(await readBalance(client.service()));
		}
		assert.deepStrictEqual(left, [{ usd: 10 }, { usd: 0.039 }, { usd: 0 }, { usd: -0.5 }]);
		assert.deepStrictEqual(client.billed(), [0, 0]);
	});

	it('is asked with the key and without its owner’s name', async () => {
		await readBalance(client.service());
		const [request] = client.emulator.requests();
		assert.deepStrictEqual(
			[request?.path, request?.headers['authorization']],
			['/v2/billing', 'Bearer test-key-1234567890'],
		);
	});

	it('is not told to a key that may not read it', async () => {
		client.emulator.configure({ billingForbidden: true });
		assert.equal(await readBalance(client.service()), undefined);
	});

	for (const body of [
		{},
		{ current_balance: 5 },
		{ current_balance: 5, currency: 'EUR' },
		{ current_balance: '5', currency: 'USD' },
		{ current_balance: null, currency: 'USD' },
	]) {
		it(`is not told by ${JSON.stringify(body)}`, async () => {
			client.emulator.faults.next('billing', answer(body));
			assert.equal(await readBalance(client.service()), undefined);
		});
	}

	const failures: readonly (readonly [FaultOf<'billing'>, code: string, status: number | undefined])[] = [
		[{ kind: 'status', status: 401 }, 'badKey', 401],
		[{ kind: 'status', status: 401, envelope: 'older' }, 'badKey', 401],
		[{ kind: 'status', status: 403, envelope: 'html' }, 'forbidden', 403],
		[{ kind: 'status', status: 404 }, 'badResponse', 404],
		[{ kind: 'status', status: 429 }, 'rateLimited', 429],
		[{ kind: 'status', status: 500 }, 'server', 500],
		[{ kind: 'status', status: 502, envelope: 'html' }, 'server', 502],
		[{ kind: 'status', status: 200, envelope: 'html' }, 'badResponse', 200],
		[answer('null'), 'badResponse', 200],
		[answer({ pad: 'x'.repeat(65_536) }), 'badResponse', undefined],
		[{ kind: 'redirect' }, 'badResponse', undefined],
		[{ kind: 'reset', when: 'beforeBody' }, 'offline', undefined],
		[{ kind: 'reset', when: 'midAnswer' }, 'offline', undefined],
		[{ kind: 'hang' }, 'offline', undefined],
	];
	for (const [fault, code, status] of failures) {
		it(`fails as ${code} after ${JSON.stringify(fault).slice(0, 60)}`, async () => {
			client.emulator.faults.next('billing', fault);
			const failure = await client.failureOf(readBalance(client.service(), { timeoutMs: 200 }));
			assert.deepStrictEqual([failure.code, failure.status, failure.maybeBilled], [code, status, false]);
			assert.equal(client.emulator.requests('billing').length, 1, 'asked once');
			assert.equal(client.emulator.requests('image').length, 0, 'no redirect is followed with the key');
		});
	}

	it('fails as offline where nobody listens', async () => {
		const closed = await startService();
		await closed.close();
		const failure = await client.failureOf(readBalance(client.service({ origin: closed.url })));
		assert.equal(failure.code, 'offline');
	});

	it('fails as offline where a proxy wants a password', async () => {
		const { outside } = client.service();
		const answering = { ...outside, fetch: async () => new Response('', { status: 407 }) };
		const failure = await client.failureOf(readBalance(client.service({ outside: answering })));
		assert.deepStrictEqual([failure.code, failure.status], ['offline', 407]);
	});

	it('says what the service said and its id, but never the key', async () => {
		const message = 'Bad key test-key-1234567890 here';
		client.emulator.faults.next('billing', { kind: 'status', status: 401, message });
		const failure = await client.failureOf(readBalance(client.service()));
		assert.deepStrictEqual([failure.detail, failure.requestId?.length], ['Bad key … here', 16]);
	});

	it('never says the key, even one that cannot be sent', async () => {
		const apiKey = 'test-key-1234567890\nno header';
		const failure = await client.failureOf(readBalance(client.service({ apiKey })));
		assert.deepStrictEqual([failure.code, failure.detail?.includes('Bearer …')], ['offline', true]);
	});

	it('is given up on a wish', async () => {
		const cancel = new AbortController();
		client.emulator.faults.next('billing', { kind: 'hang' });
		const run = client.failureOf(readBalance(client.service(), { cancel: cancel.signal }));
		await client.emulator.waitForRequests('billing', 1);
		cancel.abort();
		assert.equal((await run).code, 'cancelled');
	});
});

describe('the key check by the balance', () => {
	for (const fault of [
		{ kind: 'status', status: 403, envelope: 'html' },
		{ kind: 'status', status: 200, envelope: 'html' },
	] as const) {
		it(`does not take a proxy’s ${fault.status} for a word on the key`, async () => {
			client.emulator.faults.next('billing', fault);
			const detail = fault.status === 403 ? '403 Forbidden' : '200 OK';
			assert.deepStrictEqual(await checkKey(client.service()), { kind: 'unknown', detail });
		});
	}
});
