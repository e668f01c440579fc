import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JournalFile, RecordState } from '../../e2e/journalFiles.ts';
import { countUnknown, reckon } from '../../e2e/reckoning.ts';
import type { Evidence } from '../../e2e/reckoning.ts';

function record(id: string, state: RecordState, owner = 'nobody'): JournalFile {
	return { id, state, owner, changedAt: 0 };
}

const saved = { name: 'images/a.png', hash: 'bytes of a', fingerprint: 'picture of a' };

/** One image saved, one billed and of unknown outcome, one that may not have been sent, one that was not. */
const inOrder: Evidence = {
	received: [
		{ id: 'a', billed: 'picture of a' },
		{ id: 'b', billed: 'picture of b' },
		{ id: 'e', billed: undefined },
	],
	pictures: [saved],
	earlier: new Map([['images/a.png', 'bytes of a']]),
	names: ['README.md', 'images/a.png'],
	records: [record('b', 'unknown'), record('c', 'unknown'), record('d', 'waiting', 'a-window')],
	perhapsSent: new Set(['c']),
};

const table: readonly [string, Partial<Evidence>, readonly string[]][] = [
	['all that is in order', {}, []],
	[
		'a billed picture that is nowhere',
		{ pictures: [], names: [], earlier: new Map() },
		['a was billed and is lost'],
	],
	[
		'a billed picture that is two files',
		{ pictures: [saved, { ...saved, name: 'images/a-1.png' }] },
		['a is twice there: images/a.png, images/a-1.png'],
	],
	[
		'a billed picture that is a file and on record',
		{ records: [record('a', 'unknown'), record('b', 'unknown')] },
		['a is twice there: images/a.png, a record of unknown outcome'],
	],
	[
		'a job that was sent again',
		{ received: [...inOrder.received, { id: 'e', billed: undefined }] },
		['e was sent more than once'],
	],
	[
		'a picture that is half',
		{ pictures: [saved, { name: 'images/h.png', hash: 'h', fingerprint: undefined }] },
		['images/h.png is not a whole picture'],
	],
	[
		'a picture of something else',
		{ pictures: [saved, { name: 'images/x.png', hash: 'x', fingerprint: 'x' }] },
		['images/x.png is no picture that was billed'],
	],
	[
		'a file that was overwritten',
		{ earlier: new Map([['images/a.png', 'other bytes']]) },
		['images/a.png was overwritten'],
	],
	['a file that was removed', { earlier: new Map([['images/z.png', 'z']]) }, ['images/z.png was removed']],
	[
		'a record of unknown outcome that was not sent at the kill',
		{ perhapsSent: new Set() },
		['c is of unknown outcome, and was never sent'],
	],
	[
		'a record of unknown outcome that no other window can take up',
		{ records: [record('b', 'unknown', 'w')] },
		['b is of unknown outcome, and w has it'],
	],
	[
		'a waiting record that was billed',
		{ records: [...inOrder.records, record('a', 'waiting')] },
		['a was billed and is on record as waiting'],
	],
	...(['sending', 'ready', 'stuck', 'kept'] as const).map(
		(state): [string, Partial<Evidence>, readonly string[]] => [
			`a record that is left as ${state}`,
			{ records: [...inOrder.records, record('a', state, 'w')] },
			[`a is still on record as ${state}, by w`],
		],
	),
	[
		'a temporary file',
		{ names: ['images/.figment-1.tmp'] },
		['the temporary file images/.figment-1.tmp was left behind'],
	],
];

describe('the reckoning after kills', () => {
	for (const [what, changes, problems] of table) {
		it(`${problems.length === 0 ? 'accepts' : 'finds'} ${what}`, () => {
			assert.deepStrictEqual(reckon({ ...inOrder, ...changes }), problems);
		});
	}

	it('counts what unknown outcomes were in truth', () => {
		assert.deepStrictEqual(countUnknown(inOrder), { all: 2, billed: 1, neverReceived: 1 });
	});
});
