import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../../../src/core/failure.ts';
import { isAsset } from '../../../../src/core/generate.ts';
import { assetOf, jobOf, madeOf, Stage, told, untold } from './stage.ts';

const cancelled = (id: string) => ({ ...untold, id, code: 'cancelled' });

describe('a batch that is cancelled', () => {
	const [a, b, c] = [jobOf('a'), jobOf('b'), jobOf('c')];

	it('before it began does nothing', async () => {
		const stage = new Stage([a, b]);
		await stage.cancel();
		const outcome = await stage.outcome;
		assert.deepStrictEqual(stage.running, []);
		assert.deepStrictEqual(outcome.misses.map(told), [cancelled('a'), cancelled('b')]);
		assert.deepStrictEqual([outcome.assets, outcome.linked], [[], undefined]);
		assert.deepStrictEqual(stage.events, ['done a', 'done b']);
	});

	it('before anything was sent costs nothing and starts nothing more', async () => {
		const stage = await Stage.begun([a, b, c], 2);
		await stage.cancel();
		assert.ok(stage.isOver);
		assert.deepStrictEqual((await stage.outcome).misses.map(told), ['a', 'b', 'c'].map(cancelled));
		assert.deepStrictEqual(
			stage.running.map(running => running.job.id),
			['a', 'b'],
		);
		assert.deepStrictEqual(stage.events, ['done a', 'done b', 'done c']);
	});

	it('while it waits to send again costs nothing', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.wait('a');
		await stage.cancel();
		assert.ok(stage.isOver);
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [cancelled('a')]);
		assert.deepStrictEqual(stage.events, ['sent a', 'waiting a', 'done a']);
	});

	it('after it was sent ends at once, and the picture comes later', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.cancel();
		assert.ok(stage.isOver);
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...cancelled('a'), maybeBilled: true },
		]);
		assert.deepStrictEqual(stage.events, ['sent a', 'left a', 'done a']);
		await stage.answer('a');
		assert.deepStrictEqual(stage.events, ['sent a', 'left a', 'done a', 'late a']);
		assert.deepStrictEqual(stage.late, [assetOf(a)]);
		assert.deepStrictEqual(stage.linked, []);
	});

	it('after it was sent again ends as after it was sent', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.wait('a');
		await stage.send('a');
		await stage.cancel();
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...cancelled('a'), maybeBilled: true },
		]);
		await stage.answer('a');
		assert.deepStrictEqual(stage.late, [assetOf(a)]);
	});

	it('after it was sent tells of a late failure too', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.cancel();
		const failure = new Failure('downloadFailed', {
			paid: { url: 'https://cdn/a.png', usage: {} },
			maybeBilled: true,
		});
		await stage.fail('a', failure);
		assert.deepStrictEqual(stage.late, [{ job: a, failure }]);
	});

	it('links what was finished before', async () => {
		const stage = await Stage.begun([a, b], 2);
		await stage.answer('a');
		await stage.cancel();
		const { assets, misses, linked } = await stage.outcome;
		assert.deepStrictEqual(assets, [assetOf(a)]);
		assert.deepStrictEqual(misses.map(told), [cancelled('b')]);
		assert.deepStrictEqual(linked?.links, [{ text: 'file:///a.png', isInserted: true }]);
	});

	it('leaves each job as it is: made, sent, not sent, not begun', async () => {
		const stage = await Stage.begun([a, b, c, jobOf('d')], 3);
		await stage.answer('a');
		await stage.send('b');
		await stage.cancel();
		const { assets, misses } = await stage.outcome;
		assert.deepStrictEqual(assets, [assetOf(a)]);
		assert.deepStrictEqual(misses.map(told), [
			{ ...cancelled('b'), maybeBilled: true },
			cancelled('c'),
			cancelled('d'),
		]);
		await stage.answer('b');
		assert.deepStrictEqual(stage.late, [assetOf(b)]);
	});

	it('while its picture is saved has it late', async () => {
		const stage = await Stage.begun([a]);
		let finish: ((uri: string) => void) | undefined;
		stage.saving['a'] = () => new Promise(resolve => (finish = resolve));
		await stage.send('a');
		await stage.answer('a');
		await stage.cancel();
		assert.ok(stage.isOver);
		finish?.('file:///a.png');
		await turn();
		assert.deepStrictEqual(stage.late, [assetOf(a)]);
	});

	it('when only a paid picture is fetched ends as after it was sent', async () => {
		const paid = jobOf('a', 'https://cdn/a.png');
		const stage = await Stage.begun([paid]);
		await stage.cancel();
		assert.ok(stage.isOver);
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{ ...cancelled('a'), maybeBilled: true },
		]);
		await stage.answer('a');
		assert.deepStrictEqual(stage.late, [assetOf(paid)]);
	});

	it('before a paid picture is fetched leaves it to be fetched again', async () => {
		const stage = await Stage.begun([a, jobOf('b', 'https://cdn/b.png')], 1);
		await stage.cancel();
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			cancelled('a'),
			{
				...untold,
				id: 'b',
				code: 'downloadFailed',
				detail: 'cancelled',
				maybeBilled: true,
				url: 'https://cdn/b.png',
			},
		]);
	});

	it('after all is over changes nothing', async () => {
		const stage = await Stage.begun([a]);
		await stage.send('a');
		await stage.answer('a');
		const { assets } = await stage.outcome;
		await stage.cancel();
		assert.deepStrictEqual(assets, [assetOf(a)]);
		assert.deepStrictEqual(stage.events, ['sent a', 'done a']);
	});
});

describe('a job that is dropped', () => {
	it('after it was left ends without a picture', async () => {
		const stage = await Stage.begun([jobOf('a')]);
		await stage.send('a');
		await stage.cancel();
		await stage.drop();
		assert.deepStrictEqual(
			stage.late.map(result => isAsset(result) || told(result)),
			[{ ...untold, id: 'a', code: 'cancelled', maybeBilled: true }],
		);
	});

	it('in the moment its picture came is not saved and not offered, but what it cost is known', async () => {
		const make = async () => {
			await stage.drop();
			return madeOf('a');
		};
		const stage = new Stage([jobOf('a')], 1, { backend: { make } });
		const [miss] = (await stage.outcome).misses;
		assert.deepStrictEqual(told(miss!), { ...untold, id: 'a', code: 'cancelled', maybeBilled: true });
		assert.deepStrictEqual(miss?.failure.usage, { usd: 0.039 });
		assert.ok(!stage.steps.includes('save a'));
	});
});
