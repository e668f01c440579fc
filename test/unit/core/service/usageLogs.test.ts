import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookUp } from '../../../../src/core/service/usageLogs.ts';
import type { Billing } from '../../../../src/core/service/usageLogs.ts';
import { key } from '../../service/client.ts';
import { LogsClient, minute, row, sought } from './logsClient.ts';

const client = new LogsClient();
const day = 24 * 60 * minute;
const unknown: Billing = { kind: 'unknown' };
const absent: Billing = { kind: 'notBilled', requestId: undefined };

describe('a look into the usage logs', () => {
	it('tells what was billed, what was not, and what nobody knows', async () => {
		const paid = await client.send('paid');
		client.emulator.faults.next('generate', { kind: 'status', status: 500 });
		const failed = await client.send('failed');
		await client.send('other');
		const once = { ...sought('failed'), posts: 1 };
		const found = await client.ask(sought('paid'), once, sought('late', 9), sought('never', 11));
		assert.deepStrictEqual(found, {
			paid: { kind: 'billed', usage: { credits: 78_000, usd: 0.039 }, requestId: paid },
			failed: { kind: 'notBilled', requestId: failed },
			late: unknown,
			never: absent,
		});
		assert.deepStrictEqual(client.billed(), [3, 2], 'and costs nothing itself');
	});

	it('does not take a failed row for the last word while the request may have been sent again', async () => {
		client.emulator.faults.next('generate', { kind: 'status', status: 500 });
		const requestId = await client.send('failed');
		const waited = sought('failed', 60);
		const table = [
			[sought('failed'), unknown],
			[{ ...sought('failed'), posts: 2 }, unknown],
			[{ ...waited, lastSentAt: Date.now() }, unknown],
			[{ ...waited, lastSentAt: Number.POSITIVE_INFINITY }, unknown],
			[waited, { kind: 'notBilled', requestId }],
		] as const;
		for (const [each, billing] of table) {
			assert.deepStrictEqual((await client.ask(each))['failed'], billing);
		}
	});

	it('is for the time from five minutes before the oldest request to five minutes from now', async () => {
		const oldest = sought('a', 600);
		const from = Date.now();
		await client.ask(sought('b', 30), oldest);
		const [url] = client.asked();
		const { start, end, ...rest } = Object.fromEntries(url!.searchParams);
		assert.deepStrictEqual(
			[rest, start],
			[{ limit: '100', offset: '0' }, new Date(oldest.sentAt - 5 * minute).toISOString()],
		);
		assert.ok(Math.abs(Date.parse(end!) - from - 5 * minute) < 5000, end);
		assert.equal(client.emulator.requests('logs')[0]?.headers['authorization'], `Bearer ${key}`);
	});

	it('asks nothing when nothing is sought', async () => {
		assert.deepStrictEqual([await client.ask(), client.emulator.requests().length], [{}, 0]);
	});

	it('leaves out what is too old to be looked up', async () => {
		const old = { id: 'old', sentAt: Date.now() - 92 * day + 9 * minute };
		assert.deepStrictEqual(await client.ask(old, { id: 'no time', sentAt: Number.NaN }), {
			old: unknown,
			'no time': unknown,
		});
		assert.equal(client.emulator.requests().length, 0);
		const oldest = { id: 'oldest', sentAt: Date.now() - 92 * day + 11 * minute };
		assert.deepStrictEqual(await client.ask(old, oldest), { old: unknown, oldest: absent });
	});

	it('reads as many pages as it takes', async () => {
		const first = await client.send('first');
		for (let index = 0; index < 204; index++) {
			await client.send(`other-${index}`);
		}
		const found = await client.ask(sought('first'), sought('never', 11));
		assert.deepStrictEqual(found, {
			first: { kind: 'billed', usage: { credits: 78_000, usd: 0.039 }, requestId: first },
			never: absent,
		});
		assert.deepStrictEqual(
			client.asked().map(url => url.searchParams.get('offset')),
			['0', '100', '200'],
		);
		await client.ask(sought('other-200'));
		assert.equal(client.asked().length, 4, 'and no more than it takes');
	});

	it('goes on by as many rows as there were', async () => {
		client.answer([row({ client_request_id: 'b' })], true);
		client.answer([row({ client_request_id: null })], true);
		client.answer([row()]);
		assert.equal((await client.ask(sought('a')))['a']?.kind, 'billed');
		assert.deepStrictEqual(
			client.asked().map(url => url.searchParams.get('offset')),
			['0', '1', '2'],
		);
	});

	it('stops after 50 pages, and then what it has not seen is unknown', async () => {
		client.emulator.faults.always('logs', {
			kind: 'status',
			status: 200,
			body: { data: [row({ client_request_id: 'b' })], pagination: { has_more: true } },
		});
		assert.deepStrictEqual(await client.ask(sought('a', 11)), { a: unknown });
		assert.equal(client.asked().length, 50);
	});

	it('stops at an empty page, and then what it has not seen is unknown', async () => {
		client.answer([], true);
		assert.deepStrictEqual(await client.ask(sought('a', 11)), { a: unknown });
		assert.equal(client.asked().length, 1);
	});

	it('goes by the number of rows where the service does not say whether there are more', async () => {
		const rows = Array.from({ length: 100 }, (_, index) => row({ client_request_id: `other-${index}` }));
		client.emulator.faults.next('logs', { kind: 'status', status: 200, body: { data: rows } });
		client.emulator.faults.next('logs', { kind: 'status', status: 200, body: { data: rows.slice(1) } });
		assert.deepStrictEqual(await client.ask(sought('a', 11)), { a: absent });
		assert.equal(client.asked().length, 2);
	});

	it('believes no absence by a clock that is not the service’s', async () => {
		for (const wrongMs of [-6 * minute, 6 * minute]) {
			const { outside } = client.account();
			const wrong = client.account({ outside: { ...outside, now: () => Date.now() + wrongMs } });
			const found = await lookUp(wrong, [{ id: 'a', sentAt: Date.now() + wrongMs - 11 * minute }]);
			assert.deepStrictEqual([...found], [['a', unknown]]);
		}
	});

	it('believes no absence in a browser, which sends no ids', async () => {
		const found = await lookUp(client.account({ isBrowser: true }), [sought('a', 11)]);
		assert.deepStrictEqual([...found], [['a', unknown]]);
	});

	it('looks at now for a request of the future', async () => {
		const paid = await client.send('a');
		const found = await client.ask(
			{ id: 'a', sentAt: Date.now() + day },
			{ id: 'b', sentAt: Date.now() + day },
		);
		assert.deepStrictEqual(found, {
			a: { kind: 'billed', usage: { credits: 78_000, usd: 0.039 }, requestId: paid },
			b: unknown,
		});
	});
});

describe('a row of the usage logs', () => {
	const cheap = { usd: 0, credits: 0 };
	const billed = { kind: 'billed', usage: { credits: 78_000, usd: 0.039 }, requestId: 'inf-1' };
	const free = { kind: 'billed', usage: { credits: undefined, usd: undefined }, requestId: 'inf-1' };
	const table: readonly (readonly [what: string, rows: readonly unknown[], found: unknown])[] = [
		['that failed and cost something is billed', [row({ status: 'failed' })], billed],
		['that cost something is billed, whatever its status', [row({ status: 7 })], billed],
		['that succeeded is billed, without a cost', [row({ cost: null })], free],
		[
			'that succeeded is billed, at no cost',
			[row({ cost: cheap })],
			{ ...free, usage: { credits: 0, usd: 0 } },
		],
		[
			'with one of the two costs has that',
			[row({ cost: { usd: 0.039 } })],
			{ ...billed, usage: { credits: undefined, usd: 0.039 } },
		],
		['with a cost that is none has none', [row({ cost: { usd: '1', credits: -5 } })], free],
		[
			'that failed is not billed, without a cost',
			[row({ status: 'failed', cost: {} })],
			{ kind: 'notBilled', requestId: 'inf-1' },
		],
		['that is still running decides nothing', [row({ status: 'running', cost: cheap })], unknown],
		[
			'that is still running leaves one that failed undecided',
			[
				row({ status: 'running', cost: cheap }),
				row({ status: 'failed', cost: cheap, inference_id: 'inf-2' }),
			],
			unknown,
		],
		[
			'that failed does not count beside one that is billed',
			[row({ status: 'failed', cost: cheap, inference_id: 'inf-2' }), row()],
			billed,
		],
		[
			'adds to another of the same request',
			[row(), row({ inference_id: 'inf-2', cost: { usd: 0.01 } })],
			{ ...billed, usage: { credits: 78_000, usd: 0.049 } },
		],
		['that comes twice counts once', [row(), row()], billed],
		[
			'is known by the id of the call where it has no other',
			[row({ inference_id: null, request_id: 'req-1' })],
			{ ...billed, requestId: 'req-1' },
		],
		['may have no id at all', [row({ inference_id: 7 })], { ...billed, requestId: undefined }],
		[
			'without our id is nobody’s',
			[row({ client_request_id: null }), row({ client_request_id: 'A' }), row({ client_request_id: ['a'] })],
			absent,
		],
		['may be no row', [null, 'a', ['a'], 7], absent],
	];
	for (const [what, rows, found] of table) {
		it(what, async () => {
			client.answer(rows);
			assert.deepStrictEqual(await client.ask(sought('a', 11)), { a: found });
		});
	}

	it('that failed is not all there is while pages are left', async () => {
		client.answer([row({ status: 'failed', cost: cheap, inference_id: 'inf-2' })], true);
		client.answer([row()]);
		assert.deepStrictEqual(await client.ask(sought('a')), { a: billed });
	});
});
