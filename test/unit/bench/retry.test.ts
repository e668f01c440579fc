import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { compare } from '../../../bench/retry/compare.ts';
import type { Row } from '../../../bench/retry/compare.ts';
import { SimulatedService } from '../../../bench/retry/service.ts';
import { simulate } from '../../../bench/retry/simulate.ts';
import { fullJitter, ours, rivals } from '../../../bench/retry/strategies.ts';
import { toTable } from '../../../bench/retry/table.ts';
import { cheap, crowd, few, withHint, worlds } from '../../../bench/retry/worlds.ts';

const rows = compare();

/** Figment's rows of a world against each of its rivals'. */
function pairs(world: string): readonly (readonly [own: Row, rival: Row])[] {
	const own = rows.filter(row => row.world === world && row.strategy === ours.name);
	const others = rows.filter(row => row.world === world && row.strategy !== ours.name);
	assert.deepEqual([own.length, others.length], [3, rivals.length]);
	return own.flatMap(row => others.map(other => [row, other] as const));
}

/** The share of clients that had their image; a rival that never gives up may still bring none. */
function shareServed(row: Row): number {
	return row.requestsPerImage === null ? 0 : 1 - row.gaveUp;
}

/** How many of the requests that come at these times are taken. */
function takenOf(service: SimulatedService, times: readonly number[]): number {
	return times.filter(now => service.takes(now)).length;
}

/** So many moments at equal distances. */
function evenly(count: number, from: number, ms: number): readonly number[] {
	return Array.from({ length: count }, (_, index) => from + (index * ms) / count);
}

describe('the retry policy before a crowd', () => {
	it('makes more images in the first minute than any rival, whether or not the service says when to come', () => {
		for (const [own, rival] of pairs(crowd.name)) {
			assert.ok(own.goodput > rival.goodput, `${own.retryAfter}, ${rival.strategy}`);
		}
	});

	it('leaves fewer without an image than any rival', () => {
		for (const [own, rival] of pairs(crowd.name)) {
			assert.ok(shareServed(own) > shareServed(rival), `${own.retryAfter}, ${rival.strategy}`);
		}
	});

	it('never sends as many requests in one second as any rival, in any world', () => {
		for (const world of worlds) {
			for (const [own, rival] of pairs(world.name)) {
				assert.ok(own.peak < rival.peak, `${world.name}, ${own.retryAfter}, ${rival.strategy}`);
			}
		}
	});

	it('sends fewer requests per image than any rival that brings an image, in any world', () => {
		for (const world of worlds) {
			for (const [own, rival] of pairs(world.name)) {
				const others = rival.requestsPerImage ?? Number.POSITIVE_INFINITY;
				assert.ok((own.requestsPerImage ?? 0) < others, `${world.name}, ${rival.strategy}`);
			}
		}
	});

	it('serves everybody but one of a thousand when the service says when to come', () => {
		for (const row of rows.filter(each => each.strategy === ours.name && each.retryAfter !== 'none')) {
			assert.ok(row.gaveUp <= 0.001 && row.until99 !== null, `${row.world}, ${row.retryAfter}`);
		}
	});
});

describe('the comparison', () => {
	it('gives the same figures each time, and those that are committed', () => {
		const committed: unknown = JSON.parse(
			readFileSync(new URL('../../../bench/retry/results.json', import.meta.url), 'utf8'),
		);
		assert.deepStrictEqual(committed, rows, 'node bench/retry/run.ts renews the file');
		assert.deepStrictEqual(simulate(crowd, ours), simulate(crowd, ours));
	});

	it('plays the plan that Figment has among those it was chosen from', () => {
		const chosen = fullJitter(8, 2000, 60_000);
		for (const world of [crowd, few]) {
			assert.deepStrictEqual(simulate(world, chosen), simulate(world, ours));
		}
	});

	it('is shown as one table with a line for every run', () => {
		const [head, ...lines] = toTable(rows).trimEnd().split('\n');
		assert.match(head ?? '', /^strategy .* goodput .* gave up .* peak per second$/);
		assert.equal(lines.length, rows.length + worlds.length * 2);
		assert.ok(lines.every(line => !line.includes('NaN') && !line.includes('undefined')));
	});
});

describe('the simulated service', () => {
	it('takes nothing while it is down, and no more than its capacity afterwards', () => {
		const service = new SimulatedService(cheap.service);
		assert.equal(takenOf(service, evenly(10_000, 0, 60_000)), 0);
		assert.equal(takenOf(service, evenly(5000, 60_000, 10_000)), 999);
	});

	it('saves up no more than a tenth of a second', () => {
		const service = new SimulatedService(crowd.service);
		assert.equal(takenOf(service, evenly(1000, 90_000, 1)), 10);
	});

	const table: readonly (readonly [requests: number, taken: number])[] = [
		[100, 100],
		[400, 66],
		[700, 33],
		[1100, 0],
	];
	for (const [requests, taken] of table) {
		it(`takes about ${taken} a second when ${requests} come`, () => {
			const service = new SimulatedService(crowd.service);
			takenOf(service, evenly(requests * 30, 60_000, 30_000));
			const found = takenOf(service, evenly(requests * 30, 90_000, 30_000)) / 30;
			assert.ok(Math.abs(found - taken) <= 2, `${found}`);
		});
	}

	it('is back on its feet a second after a storm, and no sooner, however large it was', () => {
		for (const requests of [10_000, 1_000_000]) {
			const service = new SimulatedService(crowd.service);
			takenOf(service, evenly(requests, 60_000, 1000));
			assert.deepEqual([takenOf(service, [61_950]), takenOf(service, [62_050])], [0, 1]);
		}
	});

	it('names its recovery while it is down, and ten seconds from then on', () => {
		const { retryAfter } = withHint(crowd, 'its recovery').service;
		assert.deepEqual(
			[retryAfter(0), retryAfter(59_999), retryAfter(60_000), withHint(crowd, '10 s').service.retryAfter(0)],
			['Thu, 01 Jan 1970 00:01:00 GMT', 'Thu, 01 Jan 1970 00:01:00 GMT', '10', '10'],
		);
	});
});
