import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poll } from '../../service/control.ts';
import type { ResetFault } from '../../service/types.ts';
import { generate, get, json, last, pictureUrl, useService } from './client.ts';

const service = useService();

/** The code at the root of what fetch throws. */
function codeOf(error: unknown): unknown {
	return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
		? error.cause.code
		: error;
}

async function failureOf(pending: Promise<unknown>): Promise<unknown> {
	try {
		await pending;
	} catch (error) {
		return codeOf(error);
	}
	return 'no failure';
}

async function logStatuses(): Promise<readonly string[]> {
	const page = await json<{ data: { status: string }[] }>(await get(service(), '/v2/logs?period=1h'));
	return page.data.map(row => row.status);
}

const resets: readonly (readonly [
	when: ResetFault['when'],
	billed: number,
	bodyIsRead: boolean,
	logged: readonly string[],
])[] = [
	['beforeBody', 0, false, []],
	['beforeBilling', 0, true, ['failed']],
	['afterBilling', 1, true, ['succeeded']],
];
describe('a connection fault', () => {
	for (const [when, billed, bodyIsRead, logged] of resets) {
		it(`resets the connection of a generation ${when}`, async () => {
			service().faults.next('generate', { kind: 'reset', when });
			assert.equal(await failureOf(generate(service())), 'ECONNRESET');
			const request = last(service(), 'generate');
			assert.deepStrictEqual(
				[
					service().totals().billedCount,
					request.billed?.usd,
					request.body !== '',
					request.aborted,
					request.status,
				],
				[billed, billed === 1 ? 0.039 : undefined, bodyIsRead, false, undefined],
			);
			assert.deepStrictEqual(await logStatuses(), logged);
		});
	}

	it('resets the connection in the middle of a billed answer', async () => {
		service().faults.next('generate', { kind: 'reset', when: 'midAnswer' });
		const response = await generate(service());
		assert.equal(response.status, 200);
		assert.equal(await failureOf(response.json()), 'ECONNRESET');
		assert.equal(service().totals().billedCount, 1);
		assert.equal(last(service(), 'generate').aborted, false);
	});

	for (const when of ['beforeBody', 'beforeBilling', 'afterBilling'] as const) {
		it(`resets a balance request and a download ${when}`, async () => {
			const url = await pictureUrl(service());
			service().faults.next('billing', { kind: 'reset', when });
			service().faults.next('image', { kind: 'reset', when });
			assert.equal(await failureOf(get(service(), '/v2/billing')), 'ECONNRESET');
			assert.equal(await failureOf(fetch(url)), 'ECONNRESET');
			assert.equal(service().totals().imagesServed, 0);
		});
	}

	it('resets a download in the middle', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'reset', when: 'midAnswer' });
		const response = await fetch(url);
		assert.equal(response.status, 200);
		assert.equal(await failureOf(response.arrayBuffer()), 'ECONNRESET');
		assert.equal(service().totals().imagesServed, 0);
	});

	for (const [at, before] of [
		['received', 0],
		['billed', 1],
	] as const) {
		it(`delays a generation when ${at}`, async () => {
			service().faults.next('generate', { kind: 'delay', ms: 100, at });
			const start = performance.now();
			const pending = generate(service());
			await poll('the body', 1000, () => service().requests('generate').at(0)?.json);
			await new Promise(resolve => {
				setTimeout(resolve, 30);
			});
			assert.equal(service().totals().billedCount, before);
			const response = await pending;
			await response.arrayBuffer();
			assert.ok(performance.now() - start >= 95);
			assert.deepStrictEqual([response.status, service().totals().billedCount], [200, 1]);
		});

		it(`holds a generation when ${at} until it is released`, async () => {
			service().faults.next('generate', { kind: 'hold', at });
			let isAnswered = false;
			const pending = generate(service()).finally(() => {
				isAnswered = true;
			});
			await service().waitForHeld(1);
			assert.deepStrictEqual([isAnswered, service().totals().billedCount], [false, before]);
			assert.equal(service().release(), 1);
			const response = await pending;
			await response.arrayBuffer();
			assert.deepStrictEqual([response.status, service().totals().billedCount], [200, 1]);
			assert.equal(service().release(), 0);
		});
	}

	it('bills a generation whose client left while it was held, and notes that it left', async () => {
		service().faults.next('generate', { kind: 'hold' });
		const controller = new AbortController();
		const pending = generate(service(), undefined, { signal: controller.signal });
		await service().waitForHeld(1);
		controller.abort();
		await assert.rejects(pending, { name: 'AbortError' });
		await poll('the abort', 1000, () => last(service(), 'generate').aborted || undefined);
		assert.equal(service().totals().billedCount, 0);
		service().release();
		await poll('the bill', 1000, () => last(service(), 'generate').billed);
		assert.deepStrictEqual([service().totals().billedCount, last(service(), 'generate').aborted], [1, true]);
	});

	for (const [billed, count] of [
		[false, 0],
		[true, 1],
	] as const) {
		it(`never answers a ${billed ? 'billed' : 'not billed'} generation`, async () => {
			service().faults.next('generate', { kind: 'hang', billed });
			const pending = generate(service(), undefined, { signal: AbortSignal.timeout(80) });
			await assert.rejects(pending, { name: 'TimeoutError' });
			await poll('the abort', 1000, () => last(service(), 'generate').aborted || undefined);
			assert.equal(service().totals().billedCount, count);
		});
	}

	it('applies several faults to one request in their order', async () => {
		service().faults.next('generate', { kind: 'hold' }, { kind: 'status', status: 429 });
		const pending = generate(service());
		await service().waitForHeld(1);
		service().release();
		const response = await pending;
		await response.arrayBuffer();
		assert.equal(response.status, 429);
		assert.deepStrictEqual(last(service(), 'generate').faults, ['hold', 'status']);
	});

	it('holds and delays downloads and balance requests too', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'hold' });
		service().faults.next('billing', { kind: 'delay', ms: 60 });
		const start = performance.now();
		const [image, billing] = [fetch(url), get(service(), '/v2/billing')];
		await service().waitForHeld(1);
		await (await billing).arrayBuffer();
		assert.ok(performance.now() - start >= 55);
		service().release();
		assert.equal((await image).status, 200);
		await (await image).arrayBuffer();
	});

	it('a reset ends what is held, hung or delayed, and bills none of it', async () => {
		service().faults.next('generate', { kind: 'hold' });
		service().faults.next('generate', { kind: 'hang' });
		service().faults.next('generate', { kind: 'delay', ms: 60_000 });
		const pending = [1, 2, 3].map(() => failureOf(generate(service())));
		await poll(
			'three bodies',
			1000,
			() =>
				service()
					.requests()
					.filter(each => each.json).length === 3 || undefined,
		);
		await service().waitForHeld(1);
		service().reset();
		assert.deepStrictEqual(await Promise.all(pending), ['ECONNRESET', 'ECONNRESET', 'ECONNRESET']);
		assert.deepStrictEqual(service().requests(), []);
		assert.deepStrictEqual(service().totals(), {
			generationsReceived: 0,
			billedCount: 0,
			billedUsd: 0,
			imagesServed: 0,
			balanceUsd: 10,
			held: 0,
		});
	});
});
