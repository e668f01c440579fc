import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import type { FailureCode, FailureEvidence } from '../../../../src/core/failure.ts';
import { conclude, entryOf } from '../../../../src/core/job/conclusion.ts';
import { assetOf, jobOf, madeOf } from '../generate/stage.ts';
import { recordOf } from './records.ts';

const codes: readonly FailureCode[] = [
	'invalidRequest',
	'noKey',
	'badKey',
	'forbidden',
	'outOfCredit',
	'rateLimited',
	'refused',
	'offline',
	'unknownOutcome',
	'server',
	'badResponse',
	'notAnImage',
	'tooLarge',
	'downloadFailed',
	'cannotSave',
	'cannotInsert',
	'overBudget',
	'untrusted',
	'cancelled',
];

const job = jobOf('fox');
const usage = { usd: 0.039, credits: 78_000 };
const paid = { url: 'https://cdn.example/fox.png', usage: { usd: 0.04 }, requestId: 'r-2' };
const requestId = 'r-1';

/** What remains, in a word or two. */
function remains(code: FailureCode, evidence: FailureEvidence, made = false): string {
	const miss = {
		job,
		failure: new Failure(code, { ...evidence, requestId }),
		...(made ? { made: madeOf('fox') } : {}),
	};
	const conclusion = conclude(miss);
	if (conclusion.kind === 'rest') {
		assert.equal(conclusion.miss, miss);
		return conclusion.state;
	}
	const { spent } = conclusion;
	assert.equal(spent === undefined ? requestId : spent.requestId, requestId);
	return spent === undefined ? 'nothing' : `${spent.outcome} ${spent.usage.usd ?? '?'}`;
}

describe('what remains of a job', () => {
	it('that is a file is what it cost', () => {
		assert.deepStrictEqual(conclude(assetOf(job)), {
			kind: 'close',
			spent: { outcome: 'made', usage: { usd: 0.039 }, requestId: 'r-fox' },
		});
	});

	const maybeBilled = true;
	const table: readonly (readonly [
		what: string,
		evidence: FailureEvidence,
		remains: string,
		others: Partial<Record<FailureCode, string>>,
	])[] = [
		['was not billed', {}, 'nothing', {}],
		['may be billed', { maybeBilled }, 'unknown', { cancelled: 'unknown ?' }],
		['is billed', { maybeBilled, usage }, 'noImage 0.039', {}],
		['is billed, nobody knows how much', { maybeBilled, usage: {} }, 'noImage ?', {}],
		[
			'is paid and can be fetched',
			{ maybeBilled, paid },
			'stuck',
			{ downloadFailed: 'ready', cancelled: 'noImage 0.04' },
		],
	];
	for (const [what, evidence, most, others] of table) {
		for (const code of codes) {
			const expected = others[code] ?? most;
			it(`that ${what} and failed as ${code} is ${expected}`, () => {
				assert.equal(remains(code, evidence), expected);
			});
		}
	}

	for (const code of codes) {
		it(`whose picture is there is that picture, whatever happened: ${code}`, () => {
			for (const evidence of [{}, { maybeBilled }, { maybeBilled, usage }, { maybeBilled, paid }]) {
				assert.equal(remains(code, evidence, true), 'kept');
			}
		});
	}
});

describe('what the ledger is told', () => {
	const spent = { outcome: 'made', usage, requestId } as const;

	it('is what was asked for, when, what was expected and what it cost', () => {
		const record = recordOf(job);
		const request = { ...record.request, imageSize: { width: 2048, height: 1024 } };
		assert.deepStrictEqual(entryOf({ ...record, request }, spent), {
			id: 'fox',
			at: record.at,
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'fox',
			megapixels: 2,
			outcome: 'made',
			usd: 0.039,
			credits: 78_000,
			estimatedUsd: 0.04,
			requestId: 'r-1',
		});
	});

	for (const change of [{ model: 'gone' }, { imageSize: 'gone' }, { imageSize: 'toString' }]) {
		it(`has no megapixels when this Figment does not know ${JSON.stringify(change)}`, () => {
			const record = recordOf(job);
			const entry = entryOf({ ...record, request: { ...record.request, ...change } }, spent);
			assert.deepStrictEqual([entry.megapixels, entry.usd], [0, 0.039]);
		});
	}
});
