import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sleep } from '../../../../src/core/service/sleep.ts';
import { checkKey } from '../../../../src/core/service/checkKey.ts';
import { startService } from '../../../service/service.ts';
import type { FaultOf } from '../../../service/types.ts';
import { Client } from './client.ts';

const client = new Client();

describe('what is never sent twice', () => {
	const unknown: readonly FaultOf<'generate'>[] = [
		{ kind: 'reset', when: 'beforeBody' },
		{ kind: 'reset', when: 'beforeBilling' },
		{ kind: 'reset', when: 'afterBilling' },
		{ kind: 'reset', when: 'midAnswer' },
		{ kind: 'status', status: 502 },
		{ kind: 'status', status: 502, envelope: 'html' },
		{ kind: 'status', status: 503, envelope: 'html' },
		{ kind: 'status', status: 503, envelope: 'empty', headers: { 'retry-after': '1' } },
		{ kind: 'status', status: 504 },
		{ kind: 'status', status: 504, billed: true },
		{ kind: 'status', status: 500, envelope: 'html' },
		{ kind: 'redirect' },
		{ kind: 'redirect', status: 302, to: 'image' },
	];
	for (const fault of unknown) {
		it(`a request that met ${JSON.stringify(fault)}: its outcome is unknown where nobody can be asked`, async () => {
			client.emulator.faults.next('generate', fault);
			client.emulator.faults.always('logs', { kind: 'status', status: 500 });
			const failure = await client.failureOf(client.make());
			assert.deepEqual([failure.code, failure.maybeBilled], ['unknownOutcome', true]);
			assert.equal(client.emulator.requests('generate').length, 1);
			assert.ok(client.emulator.totals().billedCount <= 1);
			assert.deepEqual(client.waits, []);
			assert.equal(client.emulator.requests('image').length, 0, 'no redirect is followed with the key');
		});
	}

	const explained: readonly (readonly [FaultOf<'generate'>, code: string, usd: number | undefined])[] = [
		[{ kind: 'reset', when: 'beforeBilling' }, 'server', undefined],
		[{ kind: 'reset', when: 'afterBilling' }, 'unknownOutcome', 0.039],
		[{ kind: 'reset', when: 'midAnswer' }, 'unknownOutcome', 0.039],
		[{ kind: 'status', status: 504 }, 'server', undefined],
		[{ kind: 'status', status: 504, billed: true }, 'unknownOutcome', 0.039],
		[{ kind: 'reset', when: 'beforeBody' }, 'unknownOutcome', undefined],
	];
	for (const [fault, code, usd] of explained) {
		it(`a request that met ${JSON.stringify(fault)}: the service is asked what it billed`, async () => {
			client.emulator.faults.next('generate', fault);
			const failure = await client.failureOf(client.make());
			assert.deepEqual(
				[failure.code, failure.maybeBilled, failure.usage?.usd],
				[code, code !== 'server', usd],
			);
			assert.equal(client.emulator.requests('generate').length, 1);
		});
	}

	it('a request that took longer than the time limit', async () => {
		client.emulator.faults.next('generate', { kind: 'hang', billed: true });
		const failure = await client.failureOf(client.make({ service: client.service({ timeoutMs: 100 }) }));
		assert.deepEqual([failure.code, failure.maybeBilled], ['unknownOutcome', true]);
		assert.deepEqual(client.billed(), [1, 1]);
	});

	const final: readonly (readonly [FaultOf<'generate'>, string])[] = [
		[{ kind: 'status', status: 400 }, 'invalidRequest'],
		[{ kind: 'status', status: 400, message: 'content policy violation' }, 'refused'],
		[{ kind: 'status', status: 401 }, 'badKey'],
		[{ kind: 'status', status: 403 }, 'outOfCredit'],
		[
			{
				kind: 'status',
				status: 403,
				message: 'verification needed: aimlapi.com/app/billing/verification',
				data: {},
			},
			'forbidden',
		],
		[{ kind: 'status', status: 404 }, 'badResponse'],
		[{ kind: 'status', status: 413 }, 'invalidRequest'],
		[{ kind: 'status', status: 422, envelope: 'older' }, 'invalidRequest'],
		[{ kind: 'status', status: 500 }, 'server'],
		[{ kind: 'status', status: 500, envelope: 'olderText' }, 'server'],
		[{ kind: 'noPicture', data: 'null', billed: false }, 'refused'],
		[{ kind: 'noPicture', data: 'empty', billed: false }, 'refused'],
		[{ kind: 'noPicture', data: 'nullUrl', billed: false }, 'refused'],
		[{ kind: 'notJson' }, 'badResponse'],
	];
	for (const [fault, code] of final) {
		it(`a request that the service answered with ${JSON.stringify(fault)}: ${code}`, async () => {
			client.emulator.faults.next('generate', fault);
			assert.equal((await client.failureOf(client.make())).code, code);
			assert.equal(client.emulator.requests('generate').length, 1);
		});
	}
});

describe('what is sent again', () => {
	it('a request that the service was too busy for, after the time it asked for, billed once', async () => {
		client.emulator.faults.next('generate', { kind: 'status', status: 429, headers: { 'retry-after': '2' } });
		client.emulator.faults.next('generate', { kind: 'status', status: 503, headers: { 'retry-after': '1' } });
		const made = await client.make();
		assert.equal(made.picture.facts.isWhole, true);
		assert.deepEqual(client.waits, [3000, 3000]);
		assert.deepEqual(client.events, ['sent', 'waiting', 'sent', 'waiting', 'sent']);
		assert.equal(client.emulator.totals().billedCount, 1);
	});

	it('but not for ever', async () => {
		client.emulator.faults.always('generate', { kind: 'status', status: 429 });
		const failure = await client.failureOf(client.make());
		assert.deepEqual([failure.code, failure.maybeBilled], ['rateLimited', false]);
		assert.equal(client.emulator.requests('generate').length, 9);
	});

	it('a request that reached nobody; then it is offline, and nothing was billed', async () => {
		const closed = await startService();
		await closed.close();
		const failure = await client.failureOf(client.make({ service: client.service({ origin: closed.url }) }));
		assert.deepEqual([failure.code, failure.maybeBilled, client.waits.length], ['offline', false, 2]);
		assert.match(failure.detail ?? '', /ECONNREFUSED/);
	});

	it('nothing in a browser, which hides causes: a reset after the keyless GET is an unknown outcome', async () => {
		const hidden = client.service({ isBrowser: true });
		const outside = {
			...hidden.outside,
			fetch: (input: string, init: RequestInit) =>
				fetch(input, init).catch(() => {
					throw new TypeError('Failed to fetch');
				}),
		};
		client.emulator.faults.next('generate', { kind: 'reset', when: 'afterBilling' });
		const failure = await client.failureOf(client.make({ service: { ...hidden, outside } }));
		assert.deepEqual([failure.code, client.emulator.requests('generate').length], ['unknownOutcome', 1]);
		assert.equal(client.emulator.requests('generate')[0]?.headers['x-client-request-id'], undefined);

		const closed = await startService();
		await closed.close();
		const offline = await client.failureOf(
			client.make({ service: { ...hidden, outside, origin: closed.url } }),
		);
		assert.deepEqual([offline.code, client.events.filter(event => event === 'sent').length], ['offline', 0]);
	});
});

describe('cancelling', () => {
	it('before anything is sent costs nothing', async () => {
		const failure = await client.failureOf(client.make({ cancel: AbortSignal.abort() }));
		assert.deepEqual(
			[failure.code, failure.maybeBilled, client.emulator.requests().length],
			['cancelled', false, 0],
		);
	});

	it('while waiting for the next try ends at once and costs nothing', async () => {
		const cancel = new AbortController();
		client.emulator.faults.always('generate', {
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '60' },
		});
		const slow = client.service();
		const outside = { ...slow.outside, sleep };
		const run = client.failureOf(client.make({ cancel: cancel.signal, service: { ...slow, outside } }));
		await client.emulator.waitForRequests('generate', 1);
		const started = Date.now();
		setTimeout(() => cancel.abort(), 50);
		const failure = await run;
		assert.deepEqual([failure.code, failure.maybeBilled], ['cancelled', false]);
		assert.ok(Date.now() - started < 2000);
		assert.deepEqual(client.billed(), [1, 0]);
	});

	it('after it was sent changes nothing: the picture still comes', async () => {
		const cancel = new AbortController();
		client.emulator.faults.next('generate', { kind: 'hold' });
		const run = client.make({ cancel: cancel.signal });
		await client.emulator.waitForHeld(1);
		cancel.abort();
		client.emulator.release();
		assert.equal((await run).picture.facts.isWhole, true);
	});
});

describe('the key check', () => {
	it('tells good, bad and unknown keys apart, and spends nothing', async () => {
		assert.deepEqual(await checkKey(client.service()), { kind: 'good', balanceUsd: 10 });
		assert.deepEqual(await checkKey(client.service({ apiKey: 'wrong' })), { kind: 'bad' });
		client.emulator.setBalance(0);
		assert.deepEqual(await checkKey(client.service()), { kind: 'good', balanceUsd: 0 });
		client.emulator.configure({ billingForbidden: true });
		assert.deepEqual(await checkKey(client.service()), { kind: 'good', balanceUsd: undefined });
		client.emulator.faults.next('billing', { kind: 'status', status: 500 });
		assert.equal((await checkKey(client.service())).kind, 'unknown');
		client.emulator.faults.next('billing', { kind: 'redirect' });
		assert.equal((await checkKey(client.service())).kind, 'unknown');
		assert.deepEqual(client.billed(), [0, 0]);
	});
});
