import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
	abandoned,
	formatRecord,
	jobStates,
	parseRecord,
	parseRecordName,
	recordName,
} from '../../../../src/core/job/record.ts';
import type { JobRecord } from '../../../../src/core/job/record.ts';
import { jobOf } from '../generate/stage.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { recordOf } from './records.ts';

const least = recordOf(jobOf('fox'));
const most: JobRecord = {
	...least,
	request: { ...least.request, imageSize: { width: 1024, height: 512 } },
	plan: {
		...least.plan,
		file: { ...least.plan.file, given: 'a/fox' },
		spot: {
			document: 'file:///a.md',
			mode: 'below',
			start: 3,
			end: 7,
			before: 'The \udc00',
			after: '\ud83e.',
			own: 'fox\udc00',
			isOnly: true,
		},
	},
	paid: {
		url: 'https://cdn.example/fox.png?sig=1',
		usage: { credits: 78_000, usd: 0.039 },
		requestId: 'r-1',
	},
	trouble: { code: 'downloadFailed', detail: 'connection reset' },
};

function bytesOf(value: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(value));
}

describe('a record', () => {
	it('is read as it was written, with little in it and with much', () => {
		assert.deepStrictEqual(parseRecord(formatRecord(most)), most);
		assert.deepStrictEqual(parseRecord(formatRecord(least)), JSON.parse(JSON.stringify(least)));
	});

	it('is read as it was written, whatever the texts in it are', () => {
		const text = fc.string({ unit: 'binary' });
		fc.assert(
			fc.property(text, text, (prompt, before) => {
				const spot = { ...most.plan.spot!, before };
				const record = { ...most, request: { ...most.request, prompt }, plan: { ...most.plan, spot } };
				assert.deepStrictEqual(parseRecord(formatRecord(record)), record);
			}),
			propertyRuns(200),
		);
	});

	it('is none when the file is only half of it', () => {
		const bytes = formatRecord(most);
		for (let length = 0; length < bytes.length; length++) {
			assert.equal(parseRecord(bytes.slice(0, length)), undefined);
		}
	});

	const whole = { version: 1, ...most };
	const damaged: readonly (readonly [what: string, value: unknown])[] = [
		['of a later version', { ...whole, version: 2 }],
		['without a version', most],
		['that is null', null],
		['that is a list', [whole]],
		['without an id', { ...whole, id: undefined }],
		['without a request', { ...whole, request: undefined }],
		['with a seed that is no whole number', { ...whole, request: { ...most.request, seed: 0.5 } }],
		['with a size that is none', { ...whole, request: { ...most.request, imageSize: { width: 1 } } }],
		['without a plan', { ...whole, plan: undefined }],
		[
			'with a spot nobody knows',
			{ ...whole, plan: { ...most.plan, spot: { ...most.plan.spot, mode: 'above' } } },
		],
		['that is paid at no address', { ...whole, paid: { usage: {} } }],
		['that is paid at no price', { ...whole, paid: { url: '' } }],
		['with a trouble without a code', { ...whole, trouble: {} }],
	];
	for (const [what, value] of damaged) {
		it(`${what} is none`, () => {
			assert.equal(parseRecord(bytesOf(value)), undefined);
		});
	}

	it('leaves out what it does not know', () => {
		assert.deepStrictEqual(
			parseRecord(bytesOf({ ...whole, extra: 1, plan: { ...most.plan, extra: 1 } })),
			most,
		);
	});
});

describe('the name of a record’s file', () => {
	const id = '2f1e9c1a-8b7d-4a63-9d2c-0123456789ab';

	it('tells job, state and owner', () => {
		for (const state of jobStates) {
			const name = { id, state, owner: 'nobody' };
			assert.equal(recordName(name), `${id}.${state}.nobody.json`);
			assert.deepStrictEqual(parseRecordName(recordName(name)), name);
		}
	});

	for (const other of [
		'',
		id,
		`${id}.picture`,
		`${id}.alive`,
		`${id}.gone.nobody.json`,
		`${id}.ready..json`,
		`.ready.nobody.json`,
		`${id}.ready.nobody`,
		`${id}.ready.nobody.json.${id}.tmp`,
		`${id}.ready.nobody.txt`,
		`${id}.constructor.nobody.json`,
	]) {
		it(`is not ${other === '' ? 'empty' : other}`, () => {
			assert.equal(parseRecordName(other), undefined);
		});
	}
});

describe('a state that nobody works on any more', () => {
	it('is the same, but what was being sent has an unknown outcome', () => {
		assert.deepStrictEqual(jobStates.map(abandoned), [
			'waiting',
			'unknown',
			'unknown',
			'ready',
			'stuck',
			'kept',
		]);
	});
});
