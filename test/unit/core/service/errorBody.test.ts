import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseErrorBody } from '../../../../src/core/service/errorBody.ts';
import type { ErrorBody } from '../../../../src/core/service/errorBody.ts';
import { captured, current, older, proxyPage } from './captured.ts';

const own: ErrorBody = { isOwn: true, message: undefined, kind: undefined, requestId: undefined, issues: [] };
const foreign: ErrorBody = { ...own, isOwn: false };

describe('the body of an error', () => {
	const table: readonly (readonly [name: string, body: unknown, expected: ErrorBody])[] = [
		[
			'in the current envelope',
			captured.badKey,
			{ ...own, message: captured.badKey.message, requestId: 'req-401' },
		],
		[
			'in the older envelope',
			captured.badKeyOlder,
			{ ...own, message: captured.badKeyOlder.message, requestId: 'hRNOI9BMsuLeZ76UNdGhS' },
		],
		[
			'with a kind',
			captured.outOfCredit,
			{ ...own, message: captured.outOfCredit.message, kind: 'err_insufficent_credits' },
		],
		[
			'with issues',
			captured.invalid,
			{
				...own,
				message: 'Invalid payload provided',
				issues: [
					{
						path: ['messages', '0', 'role'],
						message: "Invalid enum value. Expected 'user' | 'assistant', received 'system'",
					},
				],
			},
		],
		[
			'with a status code that is a text',
			older('429', 'Too Many Requests'),
			{ ...own, message: 'Too Many Requests', requestId: 'req-1' },
		],
		['with several messages', { statusCode: 400, message: ['a', 'b'] }, { ...own, message: 'a b' }],
		['with its message inside', { status: 500, error: { message: 'inner' } }, { ...own, message: 'inner' }],
		[
			'with an empty message and one inside',
			{ status: 500, message: '', error: { message: 'inner' } },
			{ ...own, message: 'inner' },
		],
		['with an error that is a text', { error: 'broken' }, { ...foreign, message: 'broken' }],
		['with no message', { statusCode: 500 }, own],
		[
			'with fields of other types',
			{ status: '500', statusCode: 500, message: 7, requestId: {}, error: [] },
			own,
		],
		[
			'with issues of which some are odd',
			current(400, 'm', [{ path: 'x' }, { path: [1], message: 2 }]),
			{
				...own,
				message: 'm',
				requestId: 'req-1',
				issues: [
					{ path: [], message: '' },
					{ path: ['1'], message: '' },
				],
			},
		],
		['with issues that are none', current(400, 'm', [7]), { ...own, message: 'm', requestId: 'req-1' }],
		['of another service', { status: 'error', message: 'upstream' }, { ...foreign, message: 'upstream' }],
		['of a proxy', proxyPage, foreign],
		['that is empty', '', foreign],
		['that is cut', current(500, 'm').slice(0, 30), foreign],
		['that is null', 'null', foreign],
		['that is a text', '"broken"', foreign],
		['that is a list', '[{"status":500}]', foreign],
	];
	for (const [name, body, expected] of table) {
		it(`is read ${name}`, () => {
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			assert.deepStrictEqual(parseErrorBody(text), expected);
		});
	}

	it('is read without fault, whatever it is', () => {
		const key = fc.constantFrom(
			'message',
			'requestId',
			'status',
			'statusCode',
			'error',
			'data',
			'kind',
			'path',
			'name',
		);
		const { tree } = fc.letrec(tie => ({
			tree: fc.oneof(
				{ maxDepth: 4 },
				fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
				fc.array(tie('tree'), { maxLength: 3 }),
				fc.dictionary(key, tie('tree')),
			),
		}));
		const bodies = fc.oneof(
			fc.string(),
			fc.json(),
			tree.map(value => JSON.stringify(value)),
		);
		fc.assert(
			fc.property(bodies, body => {
				const { isOwn, message, kind, requestId, issues } = parseErrorBody(body);
				assert.equal(typeof isOwn, 'boolean');
				for (const text of [message, kind, requestId]) {
					assert.ok(text === undefined || typeof text === 'string');
				}
				assert.notEqual(message, '');
				assert.ok(issues.every(issue => issue.path.every(part => typeof part === 'string')));
			}),
			{ numRuns: 3000 },
		);
	});
});
