import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/core/failure.ts';
import type { FailureCode } from '../../../src/core/failure.ts';
import type { Asset, Miss } from '../../../src/core/generate.ts';
import { Queue } from '../../../src/core/job/queue.ts';
import { QueueNews } from '../../../src/host/studio/queue/queueNews.ts';
import { requestOf } from './queueJobs.ts';

/** A queue of which two jobs run at a time, and the news of it. */
class Bench {
	readonly #news = new QueueNews();
	readonly #queue = new Queue(() => 2, { now: () => 0, sleep: () => Promise.resolve() });
	readonly #ends = new Map<string, (result: unknown) => void>();

	constructor() {
		this.#queue.onEnd((_, result) => this.#news.end(result));
	}

	async ask(...prompts: readonly string[]): Promise<void> {
		for (const prompt of prompts) {
			const job = { id: prompt, request: requestOf(prompt) };
			void this.#queue.run(
				job,
				new AbortController().signal,
				() => new Promise(end => this.#ends.set(prompt, end)),
			);
		}
		await settled();
	}

	async end(prompt: string, result: unknown): Promise<void> {
		this.#ends.get(prompt)?.(result);
		await settled();
	}

	news(): string {
		const news = this.#news.take(this.#queue.entries);
		return news === undefined
			? 'none'
			: [
					...news.started.map(prompt => `${prompt} begins`),
					...news.saved.map(({ uri }) => `${uri} is saved`),
					...news.failed.map(({ job }) => `${job.id} fails`),
					...news.cancelled.map(({ job }) => `${job.id} is cancelled`),
					...(news.waiting === undefined ? [] : [`${news.waiting} wait`]),
				].join(', ');
	}
}

function settled(): Promise<void> {
	return new Promise(resolve => setImmediate(resolve));
}

function assetOf(prompt: string): Asset {
	const facts = { mimeType: 'image/png', extension: 'png', width: 8, height: 8, isWhole: true } as const;
	return {
		request: requestOf(prompt),
		uri: `file:///${prompt}.png`,
		made: { picture: { bytes: new Uint8Array(), facts }, usage: {} },
	};
}

function missOf(prompt: string, code: FailureCode): Miss {
	return { job: { id: prompt, request: requestOf(prompt) }, failure: new Failure(code) };
}

describe('the news of the queue', () => {
	it('are what has begun, what came of it, and how many wait', async () => {
		const bench = new Bench();
		assert.equal(bench.news(), 'none');
		await bench.ask('a', 'b', 'c', 'd');
		assert.equal(bench.news(), 'a begins, b begins, 2 wait');
		assert.equal(bench.news(), 'none');
		await bench.end('b', assetOf('b'));
		assert.equal(bench.news(), 'c begins, file:///b.png is saved, 1 wait');
		await bench.end('a', missOf('a', 'server'));
		await bench.end('c', missOf('c', 'cancelled'));
		assert.equal(bench.news(), 'd begins, a fails, c is cancelled');
	});

	it('leave out the beginning of what is over by then', async () => {
		const bench = new Bench();
		await bench.ask('a');
		await bench.end('a', assetOf('a'));
		assert.equal(bench.news(), 'file:///a.png is saved');
	});

	it('are none where a place in the queue stays what it was', async () => {
		const bench = new Bench();
		await bench.ask('a', 'b', 'c');
		bench.news();
		await bench.end('a', 'what nobody knows');
		await bench.ask('d');
		assert.equal(bench.news(), 'c begins');
	});
});
