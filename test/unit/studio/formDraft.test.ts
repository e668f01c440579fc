import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fieldsOf } from '../../../src/host/studio/form/fields.ts';
import type { SomeFields } from '../../../src/host/studio/form/fields.ts';
import { FormDraft } from '../../../src/host/studio/form/formDraft.ts';
import type { Extras } from '../../../src/host/studio/form/formDraft.ts';
import { first, Memory } from './formStage.ts';

/** A draft with the form around it. */
class Stage {
	readonly memory: Memory;
	readonly draft: FormDraft;

	constructor(memory = new Memory()) {
		this.memory = memory;
		this.draft = new FormDraft(memory);
	}

	edit(changes: SomeFields): this {
		this.draft.edit(changes, fieldsOf(first, this.draft.given));
		return this;
	}

	replace(changes: SomeFields, words = 'replaced', extras?: Extras): this {
		const replacement = extras === undefined ? { words } : { words, extras };
		this.draft.replace(changes, replacement, fieldsOf(first, this.draft.given));
		return this;
	}

	/** What was given, and what is said of what was replaced. */
	get now(): readonly unknown[] {
		return [this.draft.given, this.draft.replaced];
	}
}

describe('the draft of the form', () => {
	it('holds what is changed by hand, and nothing else', () => {
		const { draft } = new Stage().edit({ prompt: 'a fox' }).edit({ draft: true, seed: '' });
		assert.deepStrictEqual(draft.given, { prompt: 'a fox', draft: true, seed: '' });
	});

	it('is there again in the next window, when it was kept', async () => {
		const { memory, draft } = new Stage().edit({ prompt: 'a fox', target: 'file:///page.md' });
		await draft.keep();
		await draft.keep();
		assert.equal(memory.updates, 1);
		assert.deepStrictEqual(new Stage(memory).draft.given, { prompt: 'a fox', target: 'file:///page.md' });
	});

	for (const kept of [undefined, 'a fox', { prompt: 7 }, { prompt: 'a fox', more: 1 }, []]) {
		it(`begins anew when ${JSON.stringify(kept)} was kept`, () => {
			const memory = new Memory();
			memory.values.set('studio.form', kept);
			assert.deepStrictEqual(new Stage(memory).draft.given, {});
		});
	}

	it('reads nothing before it is looked at', () => {
		let reads = 0;
		const draft = new FormDraft({ get: () => void reads++, update: () => Promise.resolve() });
		assert.equal(reads, 0);
		assert.deepStrictEqual(draft.given, {});
		assert.equal(reads, 1);
	});
});

describe('what takes the place of something typed', () => {
	it('can be taken back, with the whole form as it was', () => {
		const stage = new Stage().edit({ prompt: 'a fox', width: '640', seed: '7' });
		stage.replace({ prompt: 'an owl', preset: 'portrait_4_3', seed: '9', outputFormat: 'png' });
		assert.deepStrictEqual(stage.now, [
			{
				prompt: 'an owl',
				preset: 'portrait_4_3',
				width: '768',
				height: '1024',
				seed: '9',
				outputFormat: 'png',
			},
			'replaced',
		]);
		stage.draft.undo();
		assert.deepStrictEqual(stage.now, [
			{ prompt: 'a fox', preset: '', width: '640', height: '512', seed: '7' },
			undefined,
		]);
	});

	it('needs no way back where nothing was typed', () => {
		const stage = new Stage().edit({ prompt: ' ', seed: '' });
		stage.replace({ prompt: 'an owl', seed: '9', preset: 'portrait_4_3' });
		assert.equal(stage.draft.replaced, undefined);
		assert.equal(stage.draft.given.prompt, 'an owl');
	});

	it('needs none where it is the same', () => {
		assert.equal(
			new Stage().edit({ prompt: 'a fox', draft: true }).replace({ prompt: 'a fox', draft: true }).draft
				.replaced,
			undefined,
		);
	});

	it('is one with what takes its own place: what was typed comes back', () => {
		const stage = new Stage().edit({ prompt: 'a fox' });
		stage.replace({ prompt: 'an owl' }, 'the owl’s').replace({ prompt: 'an elk', seed: '9' }, 'the elk’s');
		assert.equal(stage.draft.replaced, 'the elk’s');
		stage.draft.undo();
		assert.deepStrictEqual(stage.now, [{ prompt: 'a fox' }, undefined]);
	});

	it('is taken up by whoever writes on in it', () => {
		const stage = new Stage().edit({ prompt: 'a fox' }).replace({ prompt: 'an owl', seed: '9' });
		assert.deepStrictEqual(stage.edit({ prompt: 'an owl at night' }).now, [
			{ prompt: 'an owl at night', seed: '9' },
			undefined,
		]);
	});

	it('can still be taken back after options were tried, and those that were not replaced stay', () => {
		const stage = new Stage().edit({ prompt: 'a fox' }).replace({ prompt: 'an owl', seed: '9' });
		stage.edit({ seed: '10', draft: true });
		assert.equal(stage.draft.replaced, 'replaced');
		stage.draft.undo();
		assert.deepStrictEqual(stage.now, [{ prompt: 'a fox', draft: true }, undefined]);
	});

	it('is taken up with a change of itself when it is no prompt', () => {
		const stage = new Stage().edit({ seed: '7' }).replace({ seed: '9' });
		assert.equal(stage.edit({ prompt: 'a fox' }).draft.replaced, 'replaced');
		assert.equal(stage.edit({ seed: '' }).draft.replaced, undefined);
	});

	it('is no longer than the page takes it', () => {
		const stage = new Stage().replace({ prompt: 'x'.repeat(200_000), name: 'y'.repeat(600) });
		assert.deepStrictEqual(
			[stage.draft.given.prompt?.length, stage.draft.given.name?.length],
			[100_000, 500],
		);
	});
});

describe('what a program wants besides', () => {
	const extras = { alt: 'A fox', insert: 'below' } as const;

	it('holds until another prompt is written, or another document chosen', () => {
		const stage = new Stage().replace({ prompt: 'a fox' }, 'words', extras);
		assert.deepStrictEqual(stage.edit({ draft: true }).draft.extras, extras);
		assert.deepStrictEqual(stage.edit({ prompt: 'an owl' }).draft.extras, { ...extras, alt: undefined });
		assert.deepStrictEqual(stage.edit({ target: '' }).draft.extras, { alt: undefined, insert: undefined });
	});

	it('is gone when what came with it is taken back', () => {
		const stage = new Stage().edit({ prompt: 'an owl' }).replace({ prompt: 'a fox' }, 'words', extras);
		stage.draft.undo();
		assert.deepStrictEqual(stage.draft.extras, { alt: undefined, insert: undefined });
	});
});
