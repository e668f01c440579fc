import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookUp } from '../../../../src/core/service/usageLogs.ts';
import { sleep } from '../../../../src/core/service/sleep.ts';
import type { FaultOf } from '../../../service/types.ts';
import { LogsClient, row, sought } from './logsClient.ts';

const client = new LogsClient();
const never = new AbortController().signal;

describe('a look that fails', () => {
	const failures: readonly (readonly [FaultOf<'logs'>, code: string, status: number | undefined])[] = [
		[{ kind: 'status', status: 400 }, 'badResponse', 400],
		[{ kind: 'status', status: 401 }, 'badKey', 401],
		[{ kind: 'status', status: 403, message: 'Forbidden resource' }, 'forbidden', 403],
		[{ kind: 'status', status: 404 }, 'badResponse', 404],
		[{ kind: 'status', status: 500 }, 'server', 500],
		[{ kind: 'status', status: 503, envelope: 'html' }, 'server', 503],
		[{ kind: 'status', status: 200, envelope: 'html' }, 'badResponse', 200],
		[{ kind: 'status', status: 200, body: [] }, 'badResponse', 200],
		[{ kind: 'status', status: 200, body: { data: { 0: row() } } }, 'badResponse', 200],
		[
			{ kind: 'status', status: 200, body: { data: [], pad: 'x'.repeat(1_048_576) } },
			'badResponse',
			undefined,
		],
		[{ kind: 'redirect' }, 'badResponse', undefined],
		[{ kind: 'reset', when: 'beforeBody' }, 'offline', undefined],
		[{ kind: 'reset', when: 'midAnswer' }, 'offline', undefined],
		[{ kind: 'hang' }, 'offline', undefined],
	];
	for (const [fault, code, status] of failures) {
		it(`is ${code} after ${JSON.stringify(fault).slice(0, 70)}`, async () => {
			client.emulator.faults.next('logs', fault);
			const failure = await client.failureOf(
				lookUp(client.account(), [sought('a', 11)], { timeoutMs: 200, cancel: never }),
			);
			assert.deepStrictEqual([failure.code, failure.status, failure.maybeBilled], [code, status, false]);
			assert.equal(client.emulator.requests('logs').length, 1);
			assert.equal(client.emulator.requests('image').length, 0, 'no redirect is followed with the key');
		});
	}

	it('on a later page fails as a whole', async () => {
		client.answer([row()], true);
		client.emulator.faults.next('logs', { kind: 'status', status: 500 });
		assert.equal((await client.failureOf(client.ask(sought('a'), sought('b')))).code, 'server');
	});

	const busy = { kind: 'status', status: 429, headers: { 'retry-after': '3' } } as const;

	it('by haste waits as long as the service asks', async () => {
		await client.send('a');
		client.emulator.faults.next('logs', busy);
		client.emulator.faults.next('logs', busy);
		assert.equal((await client.ask(sought('a')))['a']?.kind, 'billed');
		assert.equal(client.waits.length, 2);
		assert.ok(
			client.waits.every(ms => ms >= 3000),
			String(client.waits),
		);
	});

	it('by haste is given up after three waits', async () => {
		client.emulator.faults.always('logs', busy);
		const failure = await client.failureOf(client.ask(sought('a')));
		assert.deepStrictEqual(
			[failure.code, failure.status, client.waits.length, client.asked().length],
			['rateLimited', 429, 3, 4],
		);
	});

	it('is cancelled while it waits for its turn', async () => {
		const cancel = new AbortController();
		client.emulator.faults.always('logs', busy);
		const patient = client.account({ outside: { ...client.account().outside, sleep } });
		const run = client.failureOf(lookUp(patient, [sought('a')], { cancel: cancel.signal }));
		await client.emulator.waitForRequests('logs', 1);
		setTimeout(() => cancel.abort(), 50);
		assert.deepStrictEqual([(await run).code, client.asked().length], ['cancelled', 1]);
	});

	it('is cancelled while it waits for an answer', async () => {
		const cancel = new AbortController();
		client.emulator.faults.next('logs', { kind: 'hang' });
		const run = client.failureOf(lookUp(client.account(), [sought('a')], { cancel: cancel.signal }));
		await client.emulator.waitForRequests('logs', 1);
		cancel.abort();
		assert.equal((await run).code, 'cancelled');
	});
});
