import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../../../src/core/failure.ts';
import { assetOf, jobOf, Stage } from './stage.ts';

describe('a batch', () => {
	const [a, b, c] = [jobOf('a'), jobOf('b'), jobOf('c')];

	it('is what its jobs became, in their order, linked at once', async () => {
		const stage = await Stage.begun([a, b, c], 3);
		await stage.answer('c');
		await stage.answer('a');
		assert.deepStrictEqual(stage.linked, []);
		await stage.answer('b');
		assert.deepStrictEqual(await stage.outcome, {
			assets: [assetOf(a), assetOf(b), assetOf(c)],
			misses: [],
			linked: {
				links: ['a', 'b', 'c'].map(name => ({ text: `file:///${name}.png`, isInserted: true })),
			},
		});
		assert.deepStrictEqual(stage.linked, [[assetOf(a), assetOf(b), assetOf(c)]]);
		assert.deepStrictEqual(stage.events, ['done c', 'done a', 'done b']);
	});

	it('runs as many jobs at a time as it may', async () => {
		const stage = await Stage.begun([a, b, c, jobOf('d')], 2);
		const started = () => stage.running.map(running => running.job.id).join('');
		await turn();
		assert.equal(started(), 'ab');
		await stage.answer('b');
		assert.equal(started(), 'abc');
		await stage.fail('a', new Failure('server'));
		assert.equal(started(), 'abcd');
		await stage.answer('d');
		await stage.answer('c');
		assert.equal((await stage.outcome).assets.length, 3);
	});

	it('runs one at a time when told so, and more than there are when told so', async () => {
		const one = await Stage.begun([a, b], 1);
		const many = await Stage.begun([a, b], 16);
		await turn();
		assert.deepStrictEqual([one.running.length, many.running.length], [1, 2]);
		for (const stage of [one, many]) {
			await stage.answer('a');
			await stage.answer('b');
			assert.equal((await stage.outcome).assets.length, 2);
		}
	});

	it('of no jobs is nothing, and nothing is linked', async () => {
		const stage = await Stage.begun([]);
		assert.deepStrictEqual(await stage.outcome, { assets: [], misses: [] });
		assert.deepStrictEqual(stage.linked, []);
	});

	it('keeps what others made when one fails', async () => {
		const stage = await Stage.begun([a, b, c], 3);
		const refused = new Failure('refused', { requestId: 'r-1' });
		await stage.fail('b', refused);
		await stage.answer('a');
		await stage.answer('c');
		const { assets, misses, linked } = await stage.outcome;
		assert.deepStrictEqual(assets, [assetOf(a), assetOf(c)]);
		assert.deepStrictEqual(misses, [{ job: b, failure: refused }]);
		assert.deepStrictEqual(
			linked?.links,
			['a', 'c'].map(name => ({ text: `file:///${name}.png`, isInserted: true })),
		);
	});

	it('links nothing when nothing was made', async () => {
		const stage = await Stage.begun([a]);
		await stage.fail('a', new Failure('offline'));
		const outcome = await stage.outcome;
		assert.equal(outcome.linked, undefined);
		assert.deepStrictEqual(stage.linked, []);
	});

	it('hands on that links could not be put in', async () => {
		const failure = new Failure('cannotInsert');
		const linked = { links: [{ text: '![](a.png)', isInserted: false }], failure };
		const stage = await Stage.begun([a], 1, { link: () => Promise.resolve(linked) });
		await stage.answer('a');
		assert.deepStrictEqual(await stage.outcome, { assets: [assetOf(a)], misses: [], linked });
	});

	it('keeps its images when linking them goes wrong in a way nobody thought of', async () => {
		const stage = await Stage.begun([a], 1, { link: () => Promise.reject(new TypeError('no editor')) });
		await stage.answer('a');
		const { assets, linked } = await stage.outcome;
		assert.deepStrictEqual(assets, [assetOf(a)]);
		assert.deepStrictEqual(
			[linked?.links, linked?.failure?.code, linked?.failure?.detail],
			[[], 'cannotInsert', 'no editor'],
		);
	});

	it('tells when a job is sent, waits and is sent again', async () => {
		const events: unknown[] = [];
		const stage = await Stage.begun([a], 1, { onProgress: event => events.push(event) });
		await stage.send('a');
		await stage.wait('a');
		await stage.send('a');
		await stage.answer('a');
		await stage.outcome;
		assert.deepStrictEqual(events, [
			{ kind: 'sent', job: a },
			{ kind: 'waiting', job: a, delayMs: 1000 },
			{ kind: 'sent', job: a },
			{ kind: 'done', job: a },
		]);
	});
});
