import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { Debounced } from '../../../src/host/studio/form/debounced.ts';
import { EarlierPrompts } from '../../../src/host/studio/form/earlierPrompts.ts';
import { Once } from '../../../src/host/studio/form/once.ts';
import { PageEdits } from '../../../src/host/studio/form/pageEdits.ts';
import { Memory } from './formStage.ts';

function useTimers(context: TestContext): (milliseconds: number) => void {
	context.mock.timers.enable({ apis: ['setTimeout'] });
	return milliseconds => context.mock.timers.tick(milliseconds);
}

function settle(): Promise<void> {
	return new Promise(resolve => setImmediate(resolve));
}

function never(): Promise<void> {
	return new Promise(() => undefined);
}

/** A library with images of these prompts. */
function library(...prompts: readonly string[]) {
	const known = prompts.map(prompt => ({ recipe: { prompt } }));
	return { known, images: () => Promise.resolve(known) };
}

/** The works that were begun, each with what ends it. */
function begin() {
	const pauses: (() => void)[] = [];
	const ends: ((error?: Error) => void)[] = [];
	const once = new Once(500, () => new Promise(resolve => pauses.push(resolve)));
	const work = () =>
		new Promise<void>((resolve, reject) =>
			ends.push(error => (error === undefined ? resolve() : reject(error))),
		);
	return { once, work, ends, pauses };
}

describe('work that waits for a pause', () => {
	it('is done once, a while after it was asked for last', context => {
		const pass = useTimers(context);
		let done = 0;
		const work = new Debounced(100, () => done++);
		work.soon();
		pass(99);
		work.soon();
		pass(99);
		assert.equal(done, 0);
		pass(1);
		assert.equal(done, 1);
		pass(1000);
		assert.equal(done, 1);
	});

	it('is given up while it is under way when it is asked for again', context => {
		const pass = useTimers(context);
		const signals: AbortSignal[] = [];
		const work = new Debounced(100, signal => signals.push(signal));
		work.soon();
		pass(100);
		work.soon();
		pass(100);
		assert.deepStrictEqual(
			signals.map(({ aborted }) => aborted),
			[true, false],
		);
		work.cancel();
		assert.equal(signals[1]?.aborted, true);
	});

	it('is not done when it is called off', context => {
		const pass = useTimers(context);
		let done = 0;
		const work = new Debounced(100, () => done++);
		work.soon();
		work.cancel();
		pass(1000);
		assert.equal(done, 0);
	});
});

describe('work that is begun once', () => {
	it('is the same for whoever asks again while it is under way', async () => {
		const { once, work, ends, pauses } = begin();
		const all = [once.do('a', work), once.do('a', work)];
		pauses[0]?.();
		await settle();
		all.push(once.do('a', work));
		assert.equal(ends.length, 1);
		ends[0]?.();
		await Promise.all(all);
	});

	it('is the same for a second click, although it is over, and begins anew after the pause', async () => {
		const { once, work, ends, pauses } = begin();
		const first = once.do('a', work);
		ends[0]?.();
		await first;
		await once.do('a', work);
		assert.equal(ends.length, 1);
		pauses[0]?.();
		await settle();
		void once.do('a', work);
		assert.equal(ends.length, 2);
	});

	it('is another one under another name', () => {
		const { once, work, ends } = begin();
		void once.do('a', work);
		void once.do('b', work);
		assert.equal(ends.length, 2);
	});

	it('fails for all who asked, and may be tried again', async () => {
		const { once, work, ends, pauses } = begin();
		const all = [once.do('a', work), once.do('a', work)];
		ends[0]?.(new Error('no'));
		const results = await Promise.allSettled(all);
		assert.deepStrictEqual(
			results.map(({ status }) => status),
			['rejected', 'rejected'],
		);
		pauses[0]?.();
		await settle();
		void once.do('a', work);
		assert.equal(ends.length, 2);
	});
});

describe('the edits of pages', () => {
	it('are counted for each page, and from 0 when its document is loaded again', () => {
		const edits = new PageEdits();
		const page = { id: 'one', urlOf: String };
		const other = { id: 'two', urlOf: String };
		edits.note(page, 3);
		edits.note(other, 8);
		assert.deepStrictEqual([edits.of(page), edits.of(other)], [3, 8]);
		page.id = 'three';
		assert.deepStrictEqual([edits.of(page), edits.of(other)], [0, 8]);
	});
});

describe('earlier prompts', () => {
	it('are those that were generated, the newest first, then those of the library, each once', async () => {
		const memory = new Memory();
		const prompts = new EarlierPrompts(memory, never);
		for (const prompt of ['a fox', 'an owl', 'a fox']) {
			await prompts.remember(prompt);
		}
		assert.deepStrictEqual(await prompts.list(library('an elk', 'an owl', 'an elk', 'a hare')), [
			'a fox',
			'an owl',
			'an elk',
			'a hare',
		]);
		assert.deepStrictEqual(await new EarlierPrompts(memory, never).list(library()), ['a fox', 'an owl']);
	});

	it('are at most fifty of one’s own and a hundred in all', async () => {
		const prompts = new EarlierPrompts(new Memory(), never);
		for (let index = 0; index < 60; index++) {
			await prompts.remember(`own ${index}`);
		}
		const all = await prompts.list(library(...Array.from({ length: 200 }, (_, index) => `other ${index}`)));
		assert.deepStrictEqual(
			[all.length, all[0], all[49], all[50], all[99]],
			[100, 'own 59', 'own 10', 'other 0', 'other 49'],
		);
	});

	it('are those that are known where the library takes long or cannot be looked through', async () => {
		const { known } = library('an elk');
		const prompts = new EarlierPrompts(new Memory(), () => Promise.resolve());
		const slow = { known, images: () => new Promise<typeof known>(() => undefined) };
		assert.deepStrictEqual(await prompts.list(slow), ['an elk']);
		const broken = { known, images: () => Promise.reject(new Error('no')) };
		assert.deepStrictEqual(await new EarlierPrompts(new Memory(), never).list(broken), ['an elk']);
	});

	it('are none where something else was kept', async () => {
		const memory = new Memory();
		memory.values.set('studio.prompts', ['a fox', 7]);
		assert.deepStrictEqual(await new EarlierPrompts(memory, never).list(library()), []);
	});
});
