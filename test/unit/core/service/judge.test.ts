import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FailureCode } from '../../../../src/core/failure.ts';
import { judgeAnswer, judgeFault } from '../../../../src/core/service/judge.ts';
import type { NetworkFault } from '../../../../src/core/service/network.ts';
import type { RetryReason } from '../../../../src/core/service/retry.ts';
import { captured, current, older, proxyPage } from './captured.ts';

const now = Date.UTC(2026, 8, 1);

function judge(status: number, body: string, headers: Record<string, string> = {}, statusText = 'Status') {
	return judgeAnswer({ status, statusText, headers: new Headers(headers), body }, now);
}

/** A code, and whether money may have been spent and the request may be sent again. */
interface Expected {
	readonly code: FailureCode;
	readonly maybeBilled?: boolean;
	readonly retry?: RetryReason;
}

const busy: RetryReason = { kind: 'busy', retryAfterMs: undefined };
const runOut = "You've run out of funds. Please top up your balance: https://aimlapi.com/app/billing";
const unknownOutcome = { code: 'unknownOutcome', maybeBilled: true } as const;

describe('an answer that is no success', () => {
	const table: readonly (readonly [status: number, message: string, expected: Expected])[] = [
		[400, 'Body validation error!', { code: 'invalidRequest' }],
		[400, 'Invalid payload provided', { code: 'invalidRequest' }],
		[400, 'Your request was rejected by our content policy', { code: 'refused' }],
		[
			401,
			'This request requires a valid API key. You can create one at https://aimlapi.com/app/keys',
			{ code: 'badKey' },
		],
		[402, 'Payment required', { code: 'outOfCredit' }],
		[400, 'safety_tolerance must be one of 1 to 5', { code: 'invalidRequest' }],
		[400, 'Stopped by the safety system', { code: 'refused' }],
		[
			403,
			"You've run out of credits. Please top up: https://aimlapi.com/app/billing/",
			{ code: 'outOfCredit' },
		],
		[403, runOut, { code: 'outOfCredit' }],
		[
			403,
			'Please complete verification: https://aimlapi.com/app/billing/verification',
			{ code: 'forbidden' },
		],
		[403, 'This key lacks the scope model:image', { code: 'forbidden' }],
		[404, 'Not Found', { code: 'badResponse' }],
		[405, 'Method Not Allowed', { code: 'badResponse' }],
		[408, 'Request Timeout', unknownOutcome],
		[409, 'Conflict', { code: 'invalidRequest' }],
		[413, 'Payload Too Large', { code: 'invalidRequest' }],
		[422, 'Unprocessable', { code: 'invalidRequest' }],
		[422, 'content_policy_violation', { code: 'refused' }],
		[429, 'Too Many Requests', { code: 'rateLimited', retry: busy }],
		[
			429,
			"Free-tier limit: You've reached your free limit for the hour.",
			{ code: 'rateLimited', retry: busy },
		],
		[451, 'The prompt was flagged', { code: 'refused' }],
		[500, 'Internal server error', { code: 'server' }],
		[500, 'Something wrong with the server. Please, try again later.', { code: 'server' }],
		[500, 'The model is under maintenance, please contact us at help@aimlapi.com.', { code: 'server' }],
		[500, 'Image generation failed: request moderated', { code: 'refused' }],
		[501, 'Not Implemented', unknownOutcome],
		[502, 'Bad Gateway', unknownOutcome],
		[503, 'Service unavailable', { code: 'server' }],
		[504, 'Generation timeout', unknownOutcome],
		[520, 'Web server returned an unknown error', unknownOutcome],
	];
	for (const [status, message, expected] of table) {
		for (const [envelope, body] of [
			['current', current(status, message)],
			['older', older(String(status), message)],
		] as const) {
			it(`of ${status} "${message}" in the ${envelope} envelope is ${expected.code}`, () => {
				const { failure, retry } = judge(status, body);
				assert.deepStrictEqual(
					{
						code: failure.code,
						maybeBilled: failure.maybeBilled,
						retry,
						detail: failure.detail,
						status: failure.status,
						requestId: failure.requestId,
					},
					{ maybeBilled: false, retry: undefined, ...expected, detail: message, status, requestId: 'req-1' },
				);
			});
		}
	}

	const foreign: readonly (readonly [status: number, expected: Expected])[] = [
		[400, { code: 'invalidRequest' }],
		[401, { code: 'badKey' }],
		[403, { code: 'forbidden' }],
		[404, { code: 'badResponse' }],
		[407, { code: 'offline' }],
		[408, unknownOutcome],
		[429, { code: 'rateLimited', retry: busy }],
		[500, unknownOutcome],
		[502, unknownOutcome],
		[503, unknownOutcome],
		[504, unknownOutcome],
		[511, unknownOutcome],
	];
	for (const [status, expected] of foreign) {
		for (const [name, body] of [
			['a proxy', proxyPage],
			['nobody', ''],
			['something else', '{"status":"error"}'],
		] as const) {
			it(`of ${status} from ${name} is ${expected.code}, and its page is not shown`, () => {
				const { failure, retry } = judge(status, body);
				const found = { code: failure.code, maybeBilled: failure.maybeBilled, retry, detail: failure.detail };
				assert.deepStrictEqual(found, {
					maybeBilled: false,
					retry: undefined,
					...expected,
					detail: `${status} Status`,
				});
			});
		}
	}
});

describe('an answer as it was captured', () => {
	const table: readonly (readonly [status: number, body: object, code: FailureCode])[] = [
		[401, captured.badKey, 'badKey'],
		[401, captured.badKeyOlder, 'badKey'],
		[403, captured.outOfCredit, 'outOfCredit'],
		[400, captured.invalid, 'invalidRequest'],
	];
	for (const [status, body, code] of table) {
		it(`with ${status} is ${code}, costs nothing and is not sent again`, () => {
			const { failure, retry } = judge(status, JSON.stringify(body));
			assert.deepStrictEqual([failure.code, failure.maybeBilled, retry], [code, false, undefined]);
		});
	}

	it('is out of credit by its kind alone', () => {
		const body = current(403, 'Forbidden', { kind: 'err_insufficent_credits' });
		assert.equal(judge(403, body).failure.code, 'outOfCredit');
	});

	it("names the fields as Figment's own options are named", () => {
		const issues = [
			{ path: ['image_size', 'width'], message: 'Number must be a multiple of 32' },
			{ path: ['enable_safety_checker'], message: 'Expected boolean, received string' },
			{ path: ['prompt'], message: 'Required' },
		];
		assert.deepStrictEqual(judge(400, current(400, 'Invalid payload provided', issues)).failure.fields, [
			{ path: 'imageSize.width', problem: { kind: 'other', text: 'Number must be a multiple of 32' } },
			{ path: 'enableSafetyChecker', problem: { kind: 'other', text: 'Expected boolean, received string' } },
			{ path: 'prompt', problem: { kind: 'other', text: 'Required' } },
		]);
	});

	it('has its request id from the headers when the body has none', () => {
		assert.deepStrictEqual(
			[{ 'x-inference-id': 'a', 'x-request-id': 'b' }, { 'x-request-id': 'b' }, undefined].map(
				each => judge(500, proxyPage, each).failure.requestId,
			),
			['a', 'b', undefined],
		);
	});
});

describe('Retry-After', () => {
	const headers = { 'retry-after': '7' };
	const table: readonly (readonly [
		name: string,
		status: number,
		body: string,
		retry: RetryReason | undefined,
	])[] = [
		['is heard with a 429', 429, current(429, 'm'), { kind: 'busy', retryAfterMs: 7000 }],
		['is heard with a 429 of a proxy', 429, proxyPage, { kind: 'busy', retryAfterMs: 7000 }],
		['is heard with a 503 of the service', 503, current(503, 'm'), { kind: 'busy', retryAfterMs: 7000 }],
		['is heard with a 503 in the older envelope', 503, older(503, 'm'), { kind: 'busy', retryAfterMs: 7000 }],
		['is not heard with a 503 of a proxy', 503, proxyPage, undefined],
		['is not heard with a 500', 500, current(500, 'm'), undefined],
		['is not heard with a 502', 502, current(502, 'm'), undefined],
		['is not heard with a 403', 403, current(403, 'm'), undefined],
	];
	for (const [name, status, body, retry] of table) {
		it(name, () => {
			assert.deepStrictEqual(judge(status, body, headers).retry, retry);
		});
	}

	it('as a date counts from now', () => {
		const date = new Date(now + 30_000).toUTCString();
		assert.deepStrictEqual(judge(429, '', { 'retry-after': date }).retry, {
			kind: 'busy',
			retryAfterMs: 30_000,
		});
	});
});

describe('a request that fetch gave up', () => {
	const table: Readonly<Record<NetworkFault, Expected>> = {
		unreached: { code: 'offline', retry: { kind: 'unreached' } },
		aborted: { code: 'cancelled', maybeBilled: true },
		redirected: unknownOutcome,
		timeout: unknownOutcome,
		unknown: unknownOutcome,
	};
	for (const [fault, expected] of Object.entries(table)) {
		it(`as ${fault} is ${expected.code}`, () => {
			const { failure, retry } = judgeFault(fault as NetworkFault, 'why');
			assert.deepStrictEqual(
				{ code: failure.code, maybeBilled: failure.maybeBilled, retry },
				{ maybeBilled: false, retry: undefined, ...expected },
			);
			assert.equal(failure.detail, fault === 'aborted' ? undefined : 'why');
		});
	}
});
