import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Bench } from './queueBench.ts';

describe('the queue', () => {
	it('runs so many jobs at a time, the others in the order in which they came', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b', 'c', 'd');
		assert.deepStrictEqual(bench.news(), ['a begins', 'b begins']);
		assert.equal(bench.states(), 'a running, b running, c waiting, d waiting');
		await bench.finish('b');
		assert.deepStrictEqual(bench.news(), ['c begins']);
		await bench.ask('e');
		await bench.finish('a');
		await bench.finish('c');
		assert.deepStrictEqual(bench.news(), ['d begins', 'e begins']);
		await bench.finish('d');
		await bench.finish('e');
		assert.equal(bench.states(), '');
		assert.deepStrictEqual(await Promise.all(bench.results), ['a', 'b', 'c', 'd', 'e']);
	});

	it('asks anew how many may run whenever one could begin', async () => {
		let limit = 1;
		const bench = new Bench(() => limit);
		await bench.ask('a', 'b', 'c', 'd', 'e');
		limit = 3;
		await bench.finish('a');
		assert.equal(bench.states(), 'b running, c running, d running, e waiting');
		limit = 1;
		await bench.finish('b');
		await bench.finish('c');
		assert.equal(bench.states(), 'd running, e waiting');
		await bench.finish('d');
		assert.equal(bench.states(), 'e running');
	});

	it('begins the next when the service has answered one', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b', 'c');
		bench.turn('a').answered();
		await bench.time.settle();
		assert.equal(bench.states(), 'a running, b running, c waiting');
		await bench.finish('a');
		assert.equal(bench.states(), 'b running, c waiting');
		await bench.finish('b');
		assert.equal(bench.states(), 'c running');
	});

	it('has no more than twice as many under way, where what is answered is slow to be saved', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b', 'c', 'd', 'e');
		['a', 'b'].forEach(id => bench.turn(id).answered());
		await bench.time.settle();
		['c', 'd'].forEach(id => bench.turn(id).answered());
		await bench.time.settle();
		assert.equal(bench.states(), 'a running, b running, c running, d running, e waiting');
		await bench.finish('c');
		assert.equal(bench.states(), 'a running, b running, d running, e running');
	});

	it('always lets one run', async () => {
		const bench = new Bench(() => 0);
		await bench.ask('a', 'b');
		assert.equal(bench.states(), 'a running, b waiting');
	});

	it('goes on when a job throws, and hands that on', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b');
		await bench.finish('a', new Error('odd'));
		await assert.rejects(bench.results[0]!, { message: 'odd' });
		assert.equal(bench.states(), 'b running');
	});

	it('tells since when a job waits, and since when it runs', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b');
		await bench.time.pass(1000);
		const since = () => bench.queue.entries.map(entry => [entry.job.id, entry.since]);
		assert.deepStrictEqual(since(), [
			['a', 0],
			['b', 0],
		]);
		await bench.finish('a');
		assert.deepStrictEqual(since(), [['b', 1000]]);
	});

	it('tells of its changes those who want to know, until they do not', async () => {
		const bench = new Bench(() => 1);
		const seen: string[] = [];
		const stop = bench.queue.onChange(() => seen.push(bench.states()));
		await bench.ask('a', 'b');
		await bench.finish('a');
		stop();
		await bench.finish('b');
		assert.deepStrictEqual(seen, ['a running', 'a running, b waiting', 'b running']);
	});
});

describe('a job that is cancelled', () => {
	it('while it waits goes on at once with an aborted signal, and takes no turn', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b', 'c');
		bench.queue.cancel('b');
		await bench.time.settle();
		assert.deepStrictEqual(bench.news(), ['a begins', 'b cancelled']);
		assert.equal(bench.states(), 'a running, b waiting, c waiting');
		await bench.finish('a');
		assert.deepStrictEqual(bench.news(), ['c begins']);
		await bench.finish('b');
		assert.equal(bench.states(), 'c running');
	});

	it('while it runs keeps its turn until it is over', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b');
		bench.queue.cancel('a');
		await bench.time.settle();
		assert.deepStrictEqual([bench.turn('a').cancel.aborted, bench.states()], [true, 'a running, b waiting']);
		await bench.finish('a');
		assert.equal(bench.states(), 'b running');
	});

	it('before it came does not wait', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a');
		bench.cancel.abort();
		await bench.ask('b');
		assert.deepStrictEqual(bench.news(), ['a begins', 'b cancelled']);
	});

	it('with its batch is cancelled whether it waits or runs', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b');
		bench.cancel.abort();
		await bench.time.settle();
		assert.deepStrictEqual(bench.news(), ['a begins', 'b cancelled']);
		assert.ok(bench.turn('a').cancel.aborted);
	});

	it('with all that wait leaves those that run', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b', 'c');
		bench.queue.cancelWaiting();
		await bench.time.settle();
		assert.deepStrictEqual(bench.news(), ['a begins', 'b cancelled', 'c cancelled']);
		assert.ok(!bench.turn('a').cancel.aborted);
	});

	it('with all of them leaves none', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a', 'b');
		bench.queue.cancelAll();
		await bench.time.settle();
		assert.deepStrictEqual(bench.news(), ['a begins', 'b cancelled']);
		assert.ok(bench.turn('a').cancel.aborted);
	});

	it('that nobody knows changes nothing', async () => {
		const bench = new Bench(() => 1);
		await bench.ask('a');
		bench.queue.cancel('b');
		assert.ok(!bench.turn('a').cancel.aborted);
	});
});
