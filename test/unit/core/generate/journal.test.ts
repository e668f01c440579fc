import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import { assetOf, jobOf, Stage, told, untold } from './stage.ts';

describe('the journal of a batch', () => {
	const [a, b] = [jobOf('a'), jobOf('b')];

	it('is told of every step before it is done, and of the end before the link is made', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.answer('a');
		await stage.outcome;
		assert.deepStrictEqual(stage.steps, [
			'note open a',
			'make a',
			'note send a',
			'sent a',
			'note answer a',
			'save a',
			'note end a saved',
			'done a',
			'link a',
		]);
	});

	it('has all jobs before any of them is sent', async () => {
		const stage = await Stage.begun([a, b], 1);
		await stage.send('a');
		await stage.answer('a');
		assert.deepStrictEqual(stage.steps.slice(0, 3), ['note open a', 'note open b', 'make a']);
		assert.ok(stage.steps.includes('make b'));
		await stage.fail('b', new Failure('offline'));
		assert.deepStrictEqual(stage.steps.slice(-3), ['note end b offline', 'done b', 'link a']);
	});

	it('has each job before it is sent, and of many only the first ones before the first is', async () => {
		const jobs = Array.from({ length: 20 }, (_, index) => jobOf(`j${index}`));
		const { promise, resolve: open } = Promise.withResolvers<void>();
		const stage = new Stage(jobs, 1);
		jobs.slice(1).forEach(({ id }) => (stage.noting[`open ${id}`] = () => promise));
		await stage.settled();
		await stage.send('j0');
		const opened = () => stage.steps.filter(step => step.startsWith('note open')).length;
		// One more, since the first is on record by now.
		assert.equal(opened(), 9);
		assert.equal(stage.steps.at(-1), 'sent j0');
		await stage.answer('j0');
		assert.ok(!stage.steps.includes('make j1'));
		open();
		await stage.settled();
		assert.equal(opened(), 20);
		assert.ok(stage.steps.includes('make j1'));
	});

	it('keeps the batch and its place in the queue until the end is noted, but not the link', async () => {
		const stage = await Stage.begun([a]);
		const { promise, resolve: end } = Promise.withResolvers<void>();
		stage.noting['end a saved'] = () => promise;
		await stage.send('a');
		await stage.answer('a');
		assert.deepStrictEqual(stage.steps.slice(-2), ['done a', 'link a']);
		assert.ok(!stage.isOver);
		assert.equal(stage.queue.entries.length, 1);
		end();
		await stage.settled();
		assert.ok(stage.isOver);
	});

	it('is told when a POST was not taken, and again before the next', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.wait('a');
		await stage.send('a');
		assert.deepStrictEqual(stage.steps.slice(2), [
			'note send a',
			'sent a',
			'waiting a',
			'note wait a',
			'note send a',
			'sent a',
		]);
	});

	it('is told how a job ended that nobody waits for any more', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.cancel();
		assert.deepStrictEqual(stage.steps.slice(-2), ['left a', 'done a']);
		await stage.answer('a');
		assert.deepStrictEqual(stage.steps.slice(-3), ['save a', 'note end a saved', 'late a']);
	});

	it('is told of a job that was cancelled before its turn', async () => {
		const stage = await Stage.begun([a, b], 1);
		await stage.cancel();
		assert.deepStrictEqual(
			stage.steps.filter(step => step.endsWith('b') || step.includes(' b ')),
			['note open b', 'note end b cancelled', 'done b'],
		);
		assert.equal(stage.running.length, 1);
	});

	it('that cannot be written keeps a job from being made at all, and no other', async () => {
		const stage = new Stage([a, b], 1);
		stage.noting['open a'] = () => Promise.reject(new Error('disk full'));
		const again = new Stage([a, b], 1);
		const refusal = new Failure('cannotSave', { detail: 'read only' });
		again.noting['open a'] = () => Promise.reject(refusal);
		for (const each of [stage, again]) {
			await each.settled();
			await each.send('b');
			await each.answer('b');
		}
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...untold, id: 'a', code: 'cannotSave', detail: 'disk full' },
		]);
		assert.deepStrictEqual((await again.outcome).misses, [{ job: a, failure: refusal }]);
		assert.deepStrictEqual((await stage.outcome).assets, [assetOf(b)]);
		assert.deepStrictEqual(
			stage.steps.filter(step => / a\b/.test(step)),
			['note open a', 'done a'],
		);
	});

	it('is waited for before a job is made, and while it is a cancelled job is not over', async () => {
		const stage = new Stage([a]);
		const noted = Promise.withResolvers<void>();
		stage.noting['open a'] = () => noted.promise;
		await stage.settled();
		await stage.cancel();
		assert.deepStrictEqual([stage.running, stage.isOver], [[], false]);
		noted.resolve();
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...untold, id: 'a', code: 'cancelled' },
		]);
		assert.deepStrictEqual(stage.steps, ['note open a', 'note end a cancelled', 'done a']);
	});

	it('that refuses to send a job keeps it from being sent, and it cost nothing', async () => {
		const stage = await Stage.begun([a]);
		stage.noting['send a'] = () => Promise.reject(new Failure('cancelled', { detail: 'taken' }));
		await stage.send('a');
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...untold, id: 'a', code: 'cancelled', detail: 'taken' },
		]);
		assert.deepStrictEqual(stage.events, ['done a']);
	});

	it('that refuses to send a job a second time has not made it billed', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.wait('a');
		stage.noting['send a'] = () => Promise.reject(new Failure('cannotSave'));
		await stage.send('a');
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...untold, id: 'a', code: 'cannotSave' },
		]);
		assert.deepStrictEqual(stage.events, ['sent a', 'waiting a', 'done a']);
	});

	it('is not told to send, and nothing is sent, when the job is cancelled while it is held back', async () => {
		const stage = await Stage.begun([a, b]);
		await stage.send('a');
		await stage.wait('a', true);
		await stage.send('b');
		await stage.cancel();
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...untold, id: 'a', code: 'cancelled' },
			{ ...untold, id: 'b', code: 'cancelled' },
		]);
		assert.ok(!stage.steps.includes('note send b'));
	});

	it('holds all jobs back when the service is too busy for one', async () => {
		const stage = await Stage.begun([a, b]);
		await stage.send('a');
		await stage.wait('a', true);
		await stage.send('b');
		assert.ok(!stage.events.includes('sent b'));
		await stage.time.pass(1000);
		assert.deepStrictEqual(stage.events, ['sent a', 'waiting a', 'sent b']);
		await stage.answer('b');
		await stage.send('a');
		await stage.answer('a');
		assert.equal((await stage.outcome).assets.length, 2);
	});

	it('is told of a picture that is fetched once more, and of no answer', async () => {
		const stage = await Stage.begun([jobOf('a', 'https://cdn/a.png')]);
		await stage.answer('a');
		await stage.outcome;
		assert.deepStrictEqual(stage.steps, [
			'note open a',
			'make a',
			'save a',
			'note end a saved',
			'done a',
			'link a',
		]);
	});
});
