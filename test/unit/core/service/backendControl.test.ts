import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answered, Wait } from '../../../../src/core/backend.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { startService } from '../../../service/service.ts';
import type { FaultOf } from '../../../service/types.ts';
import { Client } from './client.ts';

const client = new Client();
const unasked = () => assert.fail('asked');
const untold = () => assert.fail('told');
const busy: FaultOf<'generate'> = { kind: 'status', status: 429, headers: { 'retry-after': '2' } };

function received(): number {
	return client.emulator.requests('generate').length;
}

describe('what is asked before each POST', () => {
	it('is waited for, before it is told that it is sent', async () => {
		client.emulator.faults.next('generate', busy);
		const beforeSend = async () => {
			const before = received();
			await new Promise(resolve => setTimeout(resolve, 30));
			assert.equal(received(), before);
			client.events.push(`asked after ${before}`);
		};
		await client.make({ control: { beforeSend } });
		assert.deepEqual(client.events, ['asked after 0', 'sent', 'waiting', 'asked after 1', 'sent']);
		assert.deepEqual(client.billed(), [2, 1]);
	});

	for (const tries of [1, 2]) {
		it(`can refuse try ${tries}: nothing more is sent, and nothing was billed`, async () => {
			client.emulator.faults.next('generate', busy);
			const refusal = new Failure('cannotSave');
			let asked = 0;
			const beforeSend = () => (++asked < tries ? Promise.resolve() : Promise.reject(refusal));
			assert.equal(await client.failureOf(client.make({ control: { beforeSend } })), refusal);
			assert.deepEqual([received(), client.events.length], [tries - 1, (tries - 1) * 2]);
		});
	}

	it('sends nothing when it was cancelled meanwhile', async () => {
		const cancel = new AbortController();
		const beforeSend = async () => cancel.abort();
		const failure = await client.failureOf(client.make({ cancel: cancel.signal, control: { beforeSend } }));
		assert.deepEqual([failure.code, failure.maybeBilled, received()], ['cancelled', false, 0]);
		assert.deepEqual(client.events, []);
	});

	it('is not asked when there is no connection, where that is known before', async () => {
		const closed = await startService();
		await closed.close();
		const service = client.service({ isBrowser: true, origin: closed.url });
		assert.equal(
			(await client.failureOf(client.make({ service, control: { beforeSend: unasked } }))).code,
			'offline',
		);
	});

	it('is not asked to fetch what is paid', async () => {
		const paid = { url: `${client.emulator.url}/none.png`, usage: {} };
		const run = client.make({ job: { paid }, control: { beforeSend: unasked, onAnswer: untold } });
		assert.equal((await client.failureOf(run)).code, 'downloadFailed');
		assert.equal(received(), 0);
	});
});

describe('what is told of a wait', () => {
	it('is how long, and whether the service is too busy, and it is waited for', async () => {
		const closed = await startService();
		await closed.close();
		const waits: Wait[] = [];
		const onWaiting = async (wait: Wait) => {
			waits.push(wait);
			await new Promise(resolve => setTimeout(resolve, 30));
			assert.equal(client.waits.length, waits.length - 1);
		};
		client.emulator.faults.next('generate', busy);
		await client.make({ control: { onWaiting } });
		assert.deepEqual(waits, [{ delayMs: 3000, isBusy: true }]);
		waits.length = client.waits.length = 0;
		const service = client.service({ origin: closed.url });
		await client.failureOf(client.make({ service, control: { onWaiting } }));
		assert.deepEqual(
			waits.map(wait => wait.isBusy),
			[false, false],
		);
	});
});

describe('what is told of an answer', () => {
	it('is where the picture is and what it cost, and it is waited for before it is fetched', async () => {
		const told: Answered[] = [];
		const onAnswer = async (answered: Answered) => {
			told.push(answered);
			await new Promise(resolve => setTimeout(resolve, 30));
			assert.equal(client.emulator.requests('image').length, 0);
		};
		const made = await client.make({ control: { onAnswer } });
		const [answered] = told;
		assert.ok(answered !== undefined && 'paid' in answered && told.length === 1);
		assert.match(answered.paid.url, /^http:\/\/127\.0\.0\.1/);
		assert.deepEqual([answered.paid.usage, answered.paid.requestId], [made.usage, made.requestId]);
	});

	it('is the picture itself, where the answer holds it', async () => {
		client.emulator.faults.next('generate', { kind: 'base64' });
		const told: Answered[] = [];
		const onAnswer = async (answered: Answered) => void told.push(answered);
		const made = await client.make({ control: { onAnswer } });
		assert.deepEqual(told, [{ made }]);
	});

	it('is nothing when there is no picture', async () => {
		for (const fault of [
			busy,
			{ kind: 'notJson' },
			{ kind: 'noPicture', data: 'empty', billed: true },
		] as const) {
			client.emulator.faults.always('generate', fault);
			await client.failureOf(client.make({ control: { onAnswer: untold } }));
		}
	});
});

describe('what a failure knows of its cost', () => {
	const usage = { credits: 78_000, usd: 0.039 };

	for (const data of ['null', 'empty', 'nullUrl'] as const) {
		it(`is what the service billed for no picture: ${data}`, async () => {
			client.emulator.faults.next('generate', { kind: 'noPicture', data, billed: true });
			const failure = await client.failureOf(client.make());
			assert.deepEqual([failure.code, failure.maybeBilled, failure.usage], ['refused', true, usage]);
		});

		it(`is nothing when no picture was not billed: ${data}`, async () => {
			client.emulator.faults.next('generate', { kind: 'noPicture', data, billed: false });
			const failure = await client.failureOf(client.make());
			assert.deepEqual([failure.code, failure.maybeBilled, failure.usage], ['refused', false, undefined]);
		});
	}

	it('is what the service billed for a picture that cannot be read', async () => {
		const service = client.service();
		const outside = {
			...service.outside,
			fetch: async (input: string, init: RequestInit) => {
				const response = await fetch(input, init);
				const answer = (await response.json()) as { data: object };
				return Response.json({ ...answer, data: [{ b64_json: 'AAAA' }] }, { headers: response.headers });
			},
		};
		const failure = await client.failureOf(client.make({ service: { ...service, outside } }));
		assert.deepEqual([failure.code, failure.maybeBilled, failure.usage], ['notAnImage', true, usage]);
		assert.ok(failure.requestId !== undefined && failure.paid === undefined);
	});

	it('is what a dropped picture has cost that was being fetched', async () => {
		const drop = new AbortController();
		client.emulator.faults.next('image', { kind: 'hang' });
		const run = client.failureOf(client.make({ drop: drop.signal }));
		await client.emulator.waitForRequests('image', 1);
		drop.abort();
		const failure = await run;
		assert.deepEqual([failure.code, failure.maybeBilled, failure.paid?.usage], ['cancelled', true, usage]);
	});
});
