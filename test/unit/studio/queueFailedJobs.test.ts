import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/core/failure.ts';
import type { Miss } from '../../../src/core/generate.ts';
import { FailedJobs } from '../../../src/host/generation/failedJobs.ts';
import { requestOf } from './queueJobs.ts';

function missOf(id: string): Miss {
	return { job: { id, request: requestOf(id) }, failure: new Failure('server') };
}

function list(failed: FailedJobs, ...misses: readonly Miss[]): Promise<void> {
	return failed.add(misses.map(miss => ({ miss, retry: undefined })));
}

function idsOf(failed: FailedJobs): string {
	return failed.entries.map(({ miss }) => miss.job.id).join(' ');
}

describe('the jobs that failed', () => {
	it('are listed from the newest to the oldest, the last 50 of them', () => {
		const failed = new FailedJobs();
		const misses = Array.from({ length: 60 }, (_, index) => missOf(String(index)));
		misses.forEach(miss => void list(failed, miss));
		assert.deepStrictEqual(
			[failed.entries.length, failed.entries[0]?.miss, failed.entries.at(-1)?.miss],
			[50, misses[59], misses[10]],
		);
		assert.deepStrictEqual([failed.knows('9'), failed.knows('10')], [false, true]);
		assert.deepStrictEqual(failed.take([misses[9]!]), [misses[9]], 'its notice still offers it');
	});

	it('can each be taken once, from whichever place', () => {
		const failed = new FailedJobs();
		const [a, b, c] = [missOf('a'), missOf('b'), missOf('c')] as const;
		void list(failed, a, b, c);
		assert.deepStrictEqual(failed.take([b]), [b], 'by the list');
		assert.equal(idsOf(failed), 'c a');
		assert.deepStrictEqual(failed.take([a, b, c]), [a, c], 'by the notice of all three');
		assert.equal(idsOf(failed), '');
		assert.deepStrictEqual(failed.take([a, b, c]), []);
	});

	it('are on offer again when they are listed again', () => {
		const failed = new FailedJobs();
		const miss = missOf('a');
		void list(failed, miss);
		failed.take([miss]);
		void list(failed, miss);
		assert.equal(idsOf(failed), 'a');
		assert.deepStrictEqual(failed.take([miss]), [miss]);
	});

	it('are one for each job: what failed last', () => {
		const failed = new FailedJobs();
		const [first, second] = [missOf('a'), missOf('a')] as const;
		void list(failed, first);
		void list(failed, second);
		failed.take([first]);
		assert.deepStrictEqual(
			failed.entries.map(({ miss }) => miss),
			[second],
		);
	});

	it('can no longer be taken when they were made or given up elsewhere', () => {
		const failed = new FailedJobs();
		const miss = missOf('a');
		void list(failed, miss);
		failed.settle('a');
		failed.settle('unheard of');
		assert.equal(idsOf(failed), '');
		assert.deepStrictEqual(failed.take([miss]), []);
	});

	it('leave the list when they are dismissed, and stay known and on offer in their notice', () => {
		const failed = new FailedJobs();
		const miss = missOf('a');
		void list(failed, miss);
		failed.dismiss('a');
		assert.deepStrictEqual([idsOf(failed), failed.knows('a'), failed.knows('b')], ['', true, false]);
		assert.deepStrictEqual(failed.take([miss]), [miss]);
	});

	it('tell when all that were listed together are gone, and of each change', async () => {
		const failed = new FailedJobs();
		const seen: string[] = [];
		const stop = failed.onChange(() => seen.push(idsOf(failed)));
		const [a, b] = [missOf('a'), missOf('b')] as const;
		const gone = list(failed, a, b).then(() => seen.push('gone'));
		failed.take([a]);
		await Promise.resolve();
		failed.dismiss('b');
		await gone;
		stop();
		void list(failed, a);
		assert.deepStrictEqual(seen, ['b a', 'b', '', 'gone']);
	});
});
