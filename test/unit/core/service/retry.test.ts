import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { downloadDelay, parseRetryAfter, retryDelay } from '../../../../src/core/service/retry.ts';
import type { RetryReason } from '../../../../src/core/service/retry.ts';

const almostOne = 1 - Number.EPSILON / 2;

/** The longest delays before each further try, until it is given up. */
function longest(delay: (attempt: number, random: () => number) => number | undefined): number[] {
	const delays: number[] = [];
	for (let attempt = 1; ; attempt++) {
		const ms = delay(attempt, () => almostOne);
		if (ms === undefined) {
			return delays;
		}
		assert.equal(Math.round(delay(attempt, () => 0.5) ?? 0), Math.round(ms / 2), 'jitter is full');
		assert.equal(
			delay(attempt, () => 0),
			0,
			'jitter is full',
		);
		delays.push(Math.round(ms));
	}
}

describe('the wait before a request is sent again', () => {
	it('doubles from half a second, twice, when the service was not reached', () => {
		assert.deepStrictEqual(
			longest((attempt, random) => retryDelay({ kind: 'unreached' }, attempt, random)),
			[500, 1000],
		);
	});

	it('doubles from a second, four times, when the service is busy', () => {
		assert.deepStrictEqual(
			longest((attempt, random) => retryDelay({ kind: 'busy' }, attempt, random)),
			[1000, 2000, 4000, 8000],
		);
	});

	it('doubles from half a second, five times, for a download', () => {
		assert.deepStrictEqual(longest(downloadDelay), [500, 1000, 2000, 4000, 8000]);
	});

	const table: readonly (readonly [name: string, retryAfterMs: number, ms: number])[] = [
		['is what the service asks for, and some', 5000, 5500],
		['is at most a minute of what the service asks for, and some', 3_600_000, 60_500],
		['is our own when the service asks for none', 0, 500],
	];
	for (const [name, retryAfterMs, ms] of table) {
		it(name, () => {
			assert.equal(
				retryDelay({ kind: 'busy', retryAfterMs }, 1, () => 0.5),
				ms,
			);
		});
	}

	it('never comes when the service has been asked often enough, whatever it asks for', () => {
		assert.equal(retryDelay({ kind: 'busy', retryAfterMs: 1 }, 5, Math.random), undefined);
	});

	it('is never shorter than the service asks for up to a minute, never longer than a minute and a half', () => {
		const reasons = fc.oneof(
			fc.constant<RetryReason>({ kind: 'unreached' }),
			fc.record({
				kind: fc.constant('busy' as const),
				retryAfterMs: fc.option(fc.nat(10_000_000), { nil: undefined }),
			}),
		);
		const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(reasons, fc.integer({ min: 1, max: 100 }), random, (reason, attempt, chance) => {
				const ms = retryDelay(reason, attempt, () => chance) ?? Number.NaN;
				const asked = reason.kind === 'busy' ? Math.min(reason.retryAfterMs ?? 0, 60_000) : 0;
				assert.ok(Number.isNaN(ms) ? attempt > 2 : ms >= asked && ms <= 90_000);
			}),
		);
	});
});

describe('Retry-After', () => {
	const now = Date.UTC(2026, 8, 1, 12, 0, 0);
	const table: readonly (readonly [header: string | null, ms: number | undefined])[] = [
		['5', 5000],
		[' 120 ', 120_000],
		['0', 0],
		['1.5', 1500],
		['Tue, 01 Sep 2026 12:00:30 GMT', 30_000],
		['Tue, 01 Sep 2026 11:59:30 GMT', 0],
		['Tuesday, 01-Sep-26 12:00:30 GMT', 30_000],
		['-5', undefined],
		['0x10', undefined],
		['soon 5', undefined],
		['2026-09-01', undefined],
		['', undefined],
		['   ', undefined],
		[null, undefined],
		['soon', undefined],
		['Infinity', undefined],
		['NaN', undefined],
		['a while', undefined],
	];
	for (const [header, ms] of table) {
		it(`${JSON.stringify(header)} asks for ${ms} ms`, () => {
			assert.equal(parseRetryAfter(header, now), ms);
		});
	}

	it('is a time that can be waited for, or nothing, whatever the header', () => {
		fc.assert(
			fc.property(fc.string(), header => {
				const ms = parseRetryAfter(header, now);
				assert.ok(ms === undefined || (Number.isFinite(ms) && ms >= 0));
			}),
			{ numRuns: 1000 },
		);
	});
});
