import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { FormFields } from '../../../src/protocol/studio/form.ts';
import { Edits, typingPauseMs } from '../../../src/webview/studio/form/edits.ts';

const fields: FormFields = {
	prompt: '',
	model: 'm',
	preset: 'square',
	width: '512',
	height: '512',
	outputFormat: 'png',
	seed: '',
	enableSafetyChecker: true,
	safetyTolerance: '2',
	count: '1',
	draft: false,
	useStyle: true,
	target: '',
	folder: '',
	name: '',
};

describe('the edits of the form', () => {
	let sent: (readonly [number, Partial<FormFields>])[];
	let pauses: { readonly work: () => void; readonly milliseconds: number; isOver: boolean }[];
	let edits: Edits;

	beforeEach(() => {
		sent = [];
		pauses = [];
		edits = new Edits({
			send: (edit, changes) => sent.push([edit, changes]),
			later: (work, milliseconds) => {
				const pause = { work, milliseconds, isOver: false };
				pauses.push(pause);
				return () => {
					pause.isOver = true;
				};
			},
		});
	});

	/** Lets the pause that lasts come to its end. */
	function endPause(): void {
		const lasting = pauses.filter(pause => !pause.isOver);
		assert.equal(lasting.length, 1, 'one pause at a time');
		lasting[0]!.isOver = true;
		lasting[0]!.work();
	}

	it('send the first letter at once, and those of the pause after it together', () => {
		edits.type({ prompt: 'a' });
		edits.type({ prompt: 'a ' });
		edits.type({ prompt: 'a f' });
		assert.deepStrictEqual(sent, [[1, { prompt: 'a' }]]);
		endPause();
		endPause();
		edits.type({ prompt: 'a fo' });
		assert.deepStrictEqual(sent, [
			[1, { prompt: 'a' }],
			[2, { prompt: 'a f' }],
			[3, { prompt: 'a fo' }],
		]);
		assert.deepStrictEqual(
			pauses.map(pause => pause.milliseconds),
			[typingPauseMs, typingPauseMs, typingPauseMs],
		);
	});

	it('send a choice at once, with what was typed before it', () => {
		edits.type({ prompt: 'a' });
		edits.type({ prompt: 'a fox', name: 'fox' });
		edits.choose({ draft: true });
		endPause();
		assert.deepStrictEqual(sent, [
			[1, { prompt: 'a' }],
			[2, { prompt: 'a fox', name: 'fox', draft: true }],
		]);
	});

	it('send what waits when they are told to, and nothing when nothing does', () => {
		edits.flush();
		assert.equal(edits.last, 0);
		edits.type({ seed: '1' });
		edits.type({ seed: '12' });
		edits.flush();
		edits.flush();
		assert.deepStrictEqual(sent, [
			[1, { seed: '1' }],
			[2, { seed: '12' }],
		]);
		assert.equal(edits.last, 2);
	});

	it('show what was typed over a state that does not hold it, field by field', () => {
		edits.type({ prompt: 'a' });
		edits.choose({ count: '2' });
		edits.type({ prompt: 'a fox' });
		const older = { edit: 1, fields: { ...fields, prompt: 'a', name: 'from-the-host' } };
		assert.deepStrictEqual(edits.fieldsOver(older), {
			...fields,
			prompt: 'a fox',
			count: '2',
			name: 'from-the-host',
		});
	});

	it('give way to a state that holds them, whatever it makes of them', () => {
		edits.choose({ width: '1024' });
		const state = { edit: 1, fields: { ...fields, width: '1024', preset: '' } };
		assert.deepStrictEqual(edits.fieldsOver(state), state.fields);
		const replaced = { edit: 1, fields: { ...fields, width: '768' } };
		assert.deepStrictEqual(edits.fieldsOver(replaced), replaced.fields);
	});

	it('keep what is typed during the pause when the state of what was sent comes', () => {
		edits.type({ prompt: 'a' });
		edits.type({ prompt: 'ab' });
		const state = { edit: 1, fields: { ...fields, prompt: 'a' } };
		assert.equal(edits.fieldsOver(state).prompt, 'ab');
		assert.equal(edits.areIn(state), false);
		endPause();
		assert.equal(edits.areIn(state), false);
		assert.equal(edits.areIn({ edit: 2 }), true);
	});
});
