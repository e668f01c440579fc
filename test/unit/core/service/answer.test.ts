import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { decodeBase64, parseAnswer, requestIdOf } from '../../../../src/core/service/answer.ts';
import type { Answer } from '../../../../src/core/service/answer.ts';

const nothing: Answer = {
	resultUrls: [],
	base64: undefined,
	usage: { credits: undefined, usd: undefined },
	requestId: undefined,
};
const url = 'https://cdn.aimlapi.com/flamingo/files/b/0a8/x.png';

describe('the answer with an image', () => {
	const table: readonly (readonly [name: string, json: unknown, expected: Answer | undefined])[] = [
		['a URL', { data: [{ url, b64_json: null }] }, { ...nothing, resultUrls: [url] }],
		['bytes', { data: [{ url: null, b64_json: 'aGk=' }] }, { ...nothing, base64: 'aGk=' }],
		['bytes alone', { data: [{ b64_json: 'aGk=' }] }, { ...nothing, base64: 'aGk=' }],
		[
			'its cost, in credits and dollars',
			{ data: [{ url }], meta: { usage: { credits_used: 78_000, usd_spent: 0.039 } } },
			{ ...nothing, resultUrls: [url], usage: { credits: 78_000, usd: 0.039 } },
		],
		[
			'its cost by its older name',
			{ data: [{ url }], meta: { usage: { tokens_used: 63_000 } } },
			{ ...nothing, resultUrls: [url], usage: { credits: 63_000, usd: undefined } },
		],
		[
			'a cost of nothing',
			{ data: [{ url }], meta: { usage: { credits_used: 0, usd_spent: 0 } } },
			{ ...nothing, resultUrls: [url], usage: { credits: 0, usd: 0 } },
		],
		[
			'more than is known',
			{ created: 1, data: [{ url, mime_type: 'image/png' }] },
			{ ...nothing, resultUrls: [url] },
		],
		['an empty entry first', { data: [null, {}, { url }] }, { ...nothing, resultUrls: [url] }],
		['no meta', { data: [{ url }], meta: null }, { ...nothing, resultUrls: [url] }],
		['no usage', { data: [{ url }], meta: { usage: null } }, { ...nothing, resultUrls: [url] }],
		[
			'a usage of other types',
			{ data: [{ url }], meta: { usage: { credits_used: '7', usd_spent: {} } } },
			{ ...nothing, resultUrls: [url] },
		],
		['a meta of another type', { data: [{ url }], meta: 'x' }, { ...nothing, resultUrls: [url] }],
		['no data', { data: null }, nothing],
		['no data at all', {}, nothing],
		['data without an image', { data: [] }, nothing],
		['an image that is nothing', { data: [{ url: null, b64_json: null }] }, nothing],
		['an image that is empty', { data: [{ url: '', b64_json: '' }] }, nothing],
		['a URL of another type', { data: [{ url: 7 }] }, nothing],
		['data that is an object', { data: { url } }, undefined],
		['data of texts', { data: [url] }, nothing],
		[
			'bytes in its URL',
			{ data: [{ url: 'data:image/png;base64,aGk=' }] },
			{ ...nothing, base64: 'data:image/png;base64,aGk=' },
		],
		[
			'several URLs and bytes',
			{ data: [{ url: 'http://a/b', b64_json: 'aGk=' }, { url }] },
			{ ...nothing, resultUrls: ['http://a/b', url], base64: 'aGk=' },
		],
		['bytes and an empty URL', { data: [{ url: '', b64_json: 'aGk=' }] }, { ...nothing, base64: 'aGk=' }],
	];
	for (const [name, json, expected] of table) {
		it(`is read with ${name}`, () => {
			assert.deepStrictEqual(parseAnswer(json, new Headers()), expected);
		});
	}

	for (const json of [undefined, null, 'x', 7, true, [], [{ url }]]) {
		it(`is none when it is ${JSON.stringify(json)}`, () => {
			assert.equal(parseAnswer(json, new Headers()), undefined);
		});
	}

	it('has its cost and id from the headers when the body has none', () => {
		const headers = new Headers({
			'x-inference-id': 'i-1',
			'x-request-id': 'r-1',
			'x-aimlapi-credits-used': '78000',
			'x-aimlapi-usd-spent': '0.039',
		});
		assert.deepStrictEqual(parseAnswer({ data: [{ url }] }, headers), {
			resultUrls: [url],
			base64: undefined,
			usage: { credits: 78_000, usd: 0.039 },
			requestId: 'i-1',
		});
		const body = { data: [{ url }], meta: { usage: { credits_used: 1, usd_spent: 2 } } };
		assert.deepStrictEqual(parseAnswer(body, headers)?.usage, { credits: 1, usd: 2 });
	});

	it('has no cost from headers that are no numbers', () => {
		const headers = new Headers({ 'x-aimlapi-credits-used': '', 'x-aimlapi-usd-spent': 'free' });
		assert.deepStrictEqual(parseAnswer({}, headers)?.usage, { credits: undefined, usd: undefined });
	});

	it('is read without fault, whatever it is', () => {
		const key = fc.constantFrom(
			'data',
			'meta',
			'usage',
			'url',
			'b64_json',
			'credits_used',
			'usd_spent',
			'tokens_used',
		);
		const { tree } = fc.letrec(tie => ({
			tree: fc.oneof(
				{ maxDepth: 4 },
				fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
				fc.array(tie('tree'), { maxLength: 3 }),
				fc.dictionary(key, tie('tree')),
			),
		}));
		fc.assert(
			fc.property(fc.oneof(fc.anything(), tree, fc.jsonValue()), json => {
				const answer = parseAnswer(json, new Headers());
				for (const text of [...(answer?.resultUrls ?? []), answer?.base64]) {
					assert.ok(text === undefined || typeof text === 'string');
				}
				for (const cost of [answer?.usage.credits, answer?.usage.usd]) {
					assert.ok(cost === undefined || Number.isFinite(cost));
				}
			}),
			{ numRuns: 3000 },
		);
	});
});

describe("the service's id of a request", () => {
	it('is that of the inference, else that of the request', () => {
		assert.deepStrictEqual(
			[{ 'X-Inference-Id': 'a', 'X-Request-Id': 'b' }, { 'X-Request-Id': 'b' }, undefined].map(each =>
				requestIdOf(new Headers(each)),
			),
			['a', 'b', undefined],
		);
	});
});

describe('base64', () => {
	it('is its bytes, with or without a data URI around it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
				const text = Buffer.from(bytes).toString('base64');
				assert.deepStrictEqual(decodeBase64(text), new Uint8Array(bytes));
				assert.deepStrictEqual(decodeBase64(`data:image/png;base64,${text}`), new Uint8Array(bytes));
			}),
		);
	});

	it('of line breaks too is its bytes', () => {
		assert.deepStrictEqual(decodeBase64('aGVs\nbG8=\n'), new TextEncoder().encode('hello'));
	});

	for (const text of ['not base64!', 'a', 'data:image/png;base64', '=']) {
		it(`is none when it is ${text}`, () => {
			assert.throws(() => decodeBase64(text));
		});
	}
});
