import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { FailureCode } from '../../../../src/core/failure.ts';
import { judgeAnswer, judgeFault } from '../../../../src/core/service/judge.ts';
import type { Verdict } from '../../../../src/core/service/judge.ts';
import { readNetworkFault } from '../../../../src/core/service/network.ts';
import { downloadDelay, parseRetryAfter, retryDelay } from '../../../../src/core/service/retry.ts';
import type { RetryReason } from '../../../../src/core/service/retry.ts';
import { current, older, proxyPage } from './captured.ts';

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

	it('doubles from two seconds up to a minute, eight times, when the service is busy', () => {
		assert.deepStrictEqual(
			longest((attempt, random) => retryDelay({ kind: 'busy' }, attempt, random)),
			[2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000],
		);
	});

	it('doubles from half a second, five times, for a download', () => {
		assert.deepStrictEqual(longest(downloadDelay), [500, 1000, 2000, 4000, 8000]);
	});

	const table: readonly (readonly [retryAfterMs: number, attempt: number, from: number, to: number])[] = [
		[0, 1, 0, 2000],
		[1000, 1, 1000, 3000],
		[5000, 1, 5000, 10_000],
		[5000, 3, 5000, 13_000],
		[30_000, 1, 30_000, 60_000],
		[60_000, 1, 60_000, 120_000],
		[3_600_000, 1, 60_000, 120_000],
		[Number.MAX_SAFE_INTEGER, 8, 60_000, 120_000],
	];
	for (const [retryAfterMs, attempt, from, to] of table) {
		it(`is ${from} to ${to} ms after try ${attempt} when the service asks for ${retryAfterMs} ms`, () => {
			const delays = [0, 0.5, almostOne].map(chance =>
				retryDelay({ kind: 'busy', retryAfterMs }, attempt, () => chance),
			);
			assert.deepStrictEqual(
				delays.map(ms => Math.round(ms ?? Number.NaN)),
				[from, (from + to) / 2, to],
			);
		});
	}

	it('never comes when the service has been asked often enough, whatever it asks for', () => {
		assert.equal(retryDelay({ kind: 'busy', retryAfterMs: 1 }, 9, Math.random), undefined);
	});

	it('is never shorter than the service asks for up to a minute, never longer than two minutes', () => {
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
				const ms = retryDelay(reason, attempt, () => chance);
				const asked = reason.kind === 'busy' ? Math.min(reason.retryAfterMs ?? 0, 60_000) : 0;
				const isOver = attempt > (reason.kind === 'busy' ? 8 : 2);
				assert.ok(isOver ? ms === undefined : ms !== undefined && ms >= asked && ms <= 120_000);
			}),
		);
	});
});

/** How often a request that ends like this every time is sent again by itself. */
function timesSentAgain({ retry }: Verdict): number {
	const attempts = Array.from({ length: 100 }, (_, index) => index + 1);
	return retry === undefined
		? 0
		: attempts.findIndex(attempt => retryDelay(retry, attempt, Math.random) === undefined);
}

function fault(error: unknown): Verdict {
	return judgeFault(readNetworkFault(error), 'why');
}

function coded(code: string, syscall = ''): TypeError {
	return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
}

describe('what is sent again by itself', () => {
	const now = Date.UTC(2026, 8, 1);
	const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
		judgeAnswer({ status, statusText: '', headers: new Headers(headers), body }, now);
	const asking = { 'retry-after': '5' };

	const table: readonly (readonly [
		name: string,
		verdict: Verdict,
		code: FailureCode,
		maybeBilled: boolean,
		times: number,
	])[] = [
		['no connection, for want of an address', fault(coded('ENOTFOUND', 'getaddrinfo')), 'offline', false, 2],
		['no connection, refused', fault(coded('ECONNREFUSED', 'connect')), 'offline', false, 2],
		['no connection, for want of trust', fault(coded('CERT_HAS_EXPIRED')), 'offline', false, 2],
		['a cause that the host hides', fault(new TypeError('Failed to fetch')), 'unknownOutcome', true, 0],
		['429', answer(429, current(429, 'm')), 'rateLimited', false, 8],
		['429 with a delay', answer(429, older(429, 'm'), asking), 'rateLimited', false, 8],
		['429 of a proxy', answer(429, proxyPage), 'rateLimited', false, 8],
		['503 with a delay', answer(503, current(503, 'm'), asking), 'server', false, 8],
		['503 with a delay, in the older envelope', answer(503, older(503, 'm'), asking), 'server', false, 8],
		['503 with no delay', answer(503, current(503, 'm')), 'server', false, 0],
		[
			'503 with a delay nobody can read',
			answer(503, current(503, 'm'), { 'retry-after': 'soon' }),
			'server',
			false,
			0,
		],
		['503 of a proxy with a delay', answer(503, proxyPage, asking), 'unknownOutcome', true, 0],
		['503 of nobody with a delay', answer(503, '', asking), 'unknownOutcome', true, 0],
		['500', answer(500, current(500, 'm'), asking), 'server', false, 0],
		['500 of a proxy', answer(500, proxyPage, asking), 'unknownOutcome', true, 0],
		['502', answer(502, current(502, 'm'), asking), 'unknownOutcome', true, 0],
		['502 of a proxy', answer(502, proxyPage, asking), 'unknownOutcome', true, 0],
		['504', answer(504, current(504, 'Generation timeout'), asking), 'unknownOutcome', true, 0],
		[
			'a redirect',
			fault(new TypeError('x', { cause: new Error('unexpected redirect') })),
			'unknownOutcome',
			true,
			0,
		],
		['our own time limit', fault(new DOMException('x', 'TimeoutError')), 'unknownOutcome', true, 0],
		['a connection lost after sending', fault(coded('ECONNRESET', 'read')), 'unknownOutcome', true, 0],
		['a connection closed after sending', fault(coded('UND_ERR_SOCKET')), 'unknownOutcome', true, 0],
		['dropped after it was sent', fault(new DOMException('x', 'AbortError')), 'cancelled', true, 0],
	];
	for (const [name, verdict, code, maybeBilled, times] of table) {
		it(`${times === 0 ? 'not' : `${times} times`}: ${name}, which is ${code}`, () => {
			const { failure } = verdict;
			assert.deepStrictEqual(
				[failure.code, failure.maybeBilled, timesSentAgain(verdict)],
				[code, maybeBilled, times],
			);
		});
	}

	it('of all statuses only 429, and 503 where the service itself names a delay', () => {
		const bodies = { current: current(1, 'm'), older: older('1', 'm'), proxy: proxyPage, nothing: '' };
		const found: string[] = [];
		for (let status = 100; status < 600; status++) {
			for (const [name, body] of Object.entries(bodies)) {
				for (const headers of [{}, asking]) {
					if (timesSentAgain(answer(status, body, headers)) > 0) {
						found.push(`${status} ${name}${headers === asking ? ' with a delay' : ''}`);
					}
				}
			}
		}
		assert.deepStrictEqual(found, [
			...Object.keys(bodies).flatMap(name => [`429 ${name}`, `429 ${name} with a delay`]),
			'503 current with a delay',
			'503 older with a delay',
		]);
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
		['5, 5', undefined],
		['Sun Nov  6 08:49:37 1994', undefined],
		['Mon, never GMT', undefined],
		['9'.repeat(400), Number.MAX_SAFE_INTEGER],
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
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,400}(\.\d{1,9})?$/)), header => {
				const ms = parseRetryAfter(header, now);
				assert.ok(ms === undefined || (Number.isFinite(ms) && ms >= 0));
			}),
			{ numRuns: 1000 },
		);
	});
});
