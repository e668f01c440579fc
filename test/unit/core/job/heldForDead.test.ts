import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import type { Asset, Miss } from '../../../../src/core/generate.ts';
import { close } from '../../../../src/core/job/jobJournal.ts';
import type { UnfinishedJob } from '../../../../src/core/job/takeStock.ts';
import type { JobState } from '../../../../src/core/job/record.ts';
import { assetOf, jobOf, madeOf } from '../generate/stage.ts';
import { paidOf } from './lives.ts';
import { recordOf } from './records.ts';
import { VirtualTime } from './virtualTime.ts';
import { Disk, TestWindow } from './windows.ts';

const job = jobOf('fox');
const record = recordOf(job);

function tell({ state, record: { paid } }: UnfinishedJob): string {
	return paid === undefined ? state : `${state} ${paid.url}`;
}

/** A window whose machine sleeps while another one takes stock. */
class Stage {
	readonly disk = new Disk();
	/** It beats no more, but is not over. */
	readonly sleeper = new TestWindow('sleeper', this.disk);
	readonly time = new VirtualTime();
	readonly other = new TestWindow('other', this.disk, { outside: this.time });

	async sleepIn(state: JobState): Promise<void> {
		await this.sleeper.jobs.open(job);
		if (state !== 'waiting') {
			await this.sleeper.jobs.send(job);
		}
		if (state === 'ready') {
			await this.sleeper.jobs.answer(job, { paid: paidOf(job) });
		}
	}

	/** What the other window finds. */
	async found(): Promise<string[]> {
		return (await this.time.until(this.other.takeStock())).map(tell);
	}

	/** The other window takes the job up. */
	async take(): Promise<void> {
		const [name] = await this.other.journal.list();
		assert.notEqual(await this.time.until(this.other.journal.claim(name!)), undefined);
	}

	/** What is found when both are gone. */
	async foundAtLast(): Promise<string[]> {
		this.sleeper.kill();
		this.other.kill();
		const last = new TestWindow('last', this.disk, { outside: this.time });
		return (await this.time.until(last.takeStock())).map(tell);
	}

	/** The files about the job. */
	files(): string[] {
		return [...this.disk.journal.keys()].filter(name => name.startsWith('fox')).sort();
	}
}

describe('a window that sleeps and is held for dead', () => {
	it('sends nothing that another one has sent', async () => {
		const stage = new Stage();
		await stage.sleepIn('waiting');
		assert.deepStrictEqual(await stage.found(), ['waiting']);
		await stage.take();
		assert.equal(await stage.other.journal.move('fox', 'sending'), true);
		await assert.rejects(stage.sleeper.jobs.send(job), { code: 'cancelled', maybeBilled: false });
		assert.deepStrictEqual(stage.files(), ['fox.sending.other.json']);
	});

	it('sends nothing that another one has taken up, and leaves it alone', async () => {
		const stage = new Stage();
		await stage.sleepIn('waiting');
		await stage.found();
		await stage.take();
		await assert.rejects(stage.sleeper.jobs.send(job), { code: 'cancelled' });
		await stage.sleeper.journal.close('fox');
		assert.equal(await stage.other.journal.move('fox', 'sending'), true);
	});

	it('sends what still waits, and is then held for alive', async () => {
		const stage = new Stage();
		await stage.sleepIn('waiting');
		await stage.found();
		await stage.sleeper.jobs.send(job);
		assert.deepStrictEqual(stage.files(), ['fox.sending.sleeper.json']);
		const [name] = await stage.other.journal.list();
		assert.equal(await stage.other.journal.claim(name!), undefined);
	});

	it('tries again what was not taken, if nobody has decided about it', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		assert.deepStrictEqual(await stage.found(), ['unknown']);
		await stage.sleeper.jobs.wait(job);
		assert.deepStrictEqual(stage.files(), ['fox.waiting.sleeper.json']);
		await stage.sleeper.jobs.send(job);
		assert.deepStrictEqual(stage.files(), ['fox.sending.sleeper.json']);
		const [name] = await stage.other.journal.list();
		assert.equal(await stage.other.journal.claim(name!), undefined, 'as it was when it was held for dead');
	});

	it('does not take up as unfinished what it still waits for', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		await stage.found();
		const [name] = await stage.sleeper.journal.list();
		assert.equal(await stage.sleeper.journal.claim(name!), undefined);
		assert.deepStrictEqual(stage.files(), ['fox.unknown.nobody.json']);
	});

	it('does not try again what the person has decided about, though it could not note that it waits', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		stage.sleeper.onStep = step => {
			if (step.startsWith('rename')) {
				throw new Error('disk full');
			}
		};
		await stage.sleeper.jobs.wait(job);
		stage.sleeper.onStep = undefined;
		assert.deepStrictEqual(stage.sleeper.troubles, ['fox: disk full']);
		await stage.found();
		await stage.take();
		await stage.time.until(stage.other.journal.close('fox'));
		await assert.rejects(stage.sleeper.jobs.send(job), { code: 'cancelled' });
	});

	it('does not try again what the person has decided about', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		await stage.found();
		await stage.take();
		await stage.time.until(stage.other.journal.close('fox'));
		await stage.sleeper.jobs.wait(job);
		await assert.rejects(stage.sleeper.jobs.send(job), { code: 'cancelled' });
		assert.deepStrictEqual(stage.files(), []);
	});

	it('keeps the answer that comes all the same', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		await stage.found();
		await stage.sleeper.jobs.answer(job, { paid: paidOf(job) });
		assert.deepStrictEqual(await stage.foundAtLast(), ['ready https://cdn.example/fox.png']);
	});

	it('keeps the answer that comes even when the person has given it up', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		await stage.found();
		await stage.take();
		await stage.time.until(close(stage.other, record, { outcome: 'unknown', usage: {} }));
		assert.deepStrictEqual(stage.files(), []);
		await stage.sleeper.jobs.answer(job, { paid: paidOf(job) });
		assert.deepStrictEqual(await stage.foundAtLast(), ['ready https://cdn.example/fox.png']);
	});

	const ends: readonly (readonly [what: string, state: JobState, result: Asset | Miss])[] = [
		['made', 'ready', assetOf(job)],
		['made, but not noted as answered,', 'sending', assetOf(job)],
		['refused', 'sending', { job, failure: new Failure('refused') }],
		['cancelled', 'waiting', { job, failure: new Failure('cancelled') }],
	];
	for (const [what, state, result] of ends) {
		it(`leaves nothing of a job that is ${what} after all`, async () => {
			const stage = new Stage();
			await stage.sleepIn(state);
			assert.equal((await stage.found()).length, 1);
			await stage.sleeper.jobs.end(job, result);
			assert.deepStrictEqual([stage.files(), await stage.foundAtLast()], [[], []]);
		});
	}

	it('that cancels what it has not sent leaves a picture that another one has paid for', async () => {
		const stage = new Stage();
		await stage.sleepIn('waiting');
		await stage.found();
		await stage.take();
		const { journal } = stage.other;
		await journal.move('fox', 'sending');
		await journal.keepPicture('fox', madeOf('fox').picture.bytes);
		await journal.advance(record, 'kept');
		await stage.time.until(journal.release(record, 'kept'));
		await stage.sleeper.jobs.end(job, { job, failure: new Failure('cancelled') });
		assert.deepStrictEqual(stage.files(), ['fox.kept.nobody.json', 'fox.picture']);
	});

	it('leaves what it does not know the end of as the other one has left it', async () => {
		const stage = new Stage();
		await stage.sleepIn('sending');
		await stage.found();
		await stage.sleeper.jobs.end(job, { job, failure: new Failure('unknownOutcome', { maybeBilled: true }) });
		assert.deepStrictEqual(stage.files(), ['fox.unknown.nobody.json']);
		assert.deepStrictEqual(stage.sleeper.troubles, []);
	});
});
