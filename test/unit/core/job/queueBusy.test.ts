import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Bench } from './queueBench.ts';

describe('a queue whose service is too busy', () => {
	it('lets nothing through for as long as it was told, then one at a time, then all', async () => {
		const bench = new Bench(() => 4);
		await bench.ask('a', 'b', 'c', 'd', 'e', 'f');
		await bench.send('a', 'b');
		bench.turn('a').slowDown(5000);
		await bench.send('c', 'd');
		await bench.time.pass(3000);
		bench.turn('b').slowDown(4000);
		await bench.time.pass(2000);
		assert.deepStrictEqual(bench.news().slice(4), ['a sent at 0', 'b sent at 0']);
		await bench.time.pass(2000);
		assert.deepStrictEqual(bench.news(), ['c sent at 7000']);
		await bench.send('a', 'b');
		await bench.time.pass(1000);
		await bench.finish('c');
		assert.deepStrictEqual(bench.news(), ['d sent at 8000', 'a sent at 8000']);
		assert.equal(bench.states(), 'a running, b running, d running, e waiting, f waiting');
		await bench.finish('d');
		assert.deepStrictEqual(bench.news(), ['e begins', 'b sent at 8000']);
		await bench.send('e');
		assert.deepStrictEqual(bench.news(), ['e sent at 8000']);
		await bench.finish('a');
		assert.deepStrictEqual(bench.news(), ['f begins']);
		await bench.send('f');
		assert.deepStrictEqual(bench.news(), ['f sent at 8000']);
	});

	it('lets the next through when one is answered, whose picture is not saved yet', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b');
		bench.turn('a').slowDown(1000);
		await bench.time.pass(1000);
		await bench.send('a', 'b');
		assert.deepStrictEqual(bench.news().slice(2), ['a sent at 1000']);
		bench.turn('a').answered();
		await bench.time.settle();
		assert.deepStrictEqual(bench.news(), ['b sent at 1000']);
	});

	it('lets none begin that could not be sent', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b', 'c');
		await bench.send('a', 'b');
		bench.turn('a').slowDown(1000);
		await bench.finish('b');
		assert.equal(bench.states(), 'a running, c waiting');
	});

	it('keeps to the longer of two delays', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b');
		bench.turn('a').slowDown(5000);
		bench.turn('b').slowDown(1000);
		await bench.send('b');
		await bench.time.pass(10_000);
		assert.deepStrictEqual(bench.news().slice(2), ['b sent at 5000']);
	});

	it('does not make a job wait for itself that tries again for another reason', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b');
		await bench.send('a');
		bench.turn('a').slowDown(1000);
		await bench.time.pass(1000);
		await bench.send('b');
		await bench.send('b');
		assert.deepStrictEqual(bench.news().slice(2), ['a sent at 0', 'b sent at 1000', 'b sent at 1000']);
	});

	it('lets the next one through as soon as the one in flight was too much after all', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b');
		await bench.send('a');
		bench.turn('a').slowDown(1000);
		await bench.send('b');
		await bench.time.pass(1000);
		await bench.send('a');
		bench.turn('b').slowDown(3000);
		await bench.time.pass(3000);
		assert.deepStrictEqual(bench.news().slice(2), ['a sent at 0', 'b sent at 1000', 'a sent at 4000']);
	});

	it('does not take a cancelled job, or one that was not sent, for a sign that it is better', async () => {
		const bench = new Bench(() => 4);
		await bench.ask('a', 'b', 'c', 'd');
		await bench.send('a', 'b');
		bench.turn('a').slowDown(1000);
		await bench.time.pass(1000);
		bench.queue.cancel('b');
		await bench.finish('b');
		await bench.finish('c');
		await bench.send('d', 'a');
		assert.deepStrictEqual(bench.news().slice(4), ['a sent at 0', 'b sent at 0', 'd sent at 1000']);
	});

	it('lets a job go at once that is cancelled while it waits to be sent', async () => {
		const bench = new Bench(() => 2);
		await bench.ask('a', 'b');
		bench.turn('a').slowDown(60_000);
		await bench.send('b');
		bench.queue.cancel('b');
		await bench.time.settle();
		await bench.finish('b');
		assert.deepStrictEqual(bench.news().slice(2), ['b cancelled']);
		await bench.time.pass(60_000);
		await bench.send('a');
		assert.deepStrictEqual(bench.news(), ['a sent at 60000']);
	});
});
