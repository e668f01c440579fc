import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import { createJobJournal } from '../../../../src/core/job/jobJournal.ts';
import { nobody } from '../../../../src/core/job/record.ts';
import type { JobRecord, JobState } from '../../../../src/core/job/record.ts';
import { assetOf, jobOf, madeOf } from '../generate/stage.ts';
import { Stage } from './journalStage.ts';
import { paidOf } from './lives.ts';

const job = jobOf('fox');
const paid = paidOf(job);
const unknown = new Failure('unknownOutcome', { maybeBilled: true, detail: 'connection lost' });
const unsaved = new Failure('cannotSave', { maybeBilled: true, detail: 'read only' });
const notFetched = new Failure('downloadFailed', { maybeBilled: true, paid, detail: '404' });

/** The record that waits for anybody in this state. */
function left(stage: Stage, state: JobState): Promise<JobRecord | undefined> {
	return stage.other.journal.read({ id: 'fox', state, owner: nobody });
}

async function sent(): Promise<Stage> {
	const stage = new Stage();
	await stage.mine.jobs.open(job);
	await stage.mine.jobs.send(job);
	return stage;
}

/** A stage where a picture could not be saved. */
async function kept(): Promise<Stage> {
	const stage = await sent();
	await stage.mine.jobs.answer(job, { made: madeOf('fox') });
	await stage.time.until(stage.mine.jobs.end(job, { job, failure: unsaved, made: madeOf('fox') }));
	return stage;
}

describe('a job', () => {
	it('is on record before it is sent, and in the ledger when it is made', async () => {
		const { mine, files, time } = await sent();
		assert.deepStrictEqual(files(), ['fox.sending.mine.json', 'mine.alive']);
		await mine.jobs.answer(job, { paid });
		await time.until(mine.jobs.end(job, assetOf(job)));
		assert.deepStrictEqual(files(), []);
		const [entry] = await mine.ledger.entries();
		assert.deepStrictEqual([entry?.id, entry?.outcome, entry?.usd], ['fox', 'made', 0.039]);
	});

	it('that is on record already is not put there again', async () => {
		const { mine, files } = new Stage();
		await mine.jobs.open(job);
		await mine.jobs.open(job);
		assert.deepStrictEqual(files(), ['fox.waiting.mine.json', 'mine.alive']);
	});

	for (const broken of ['write', 'rename']) {
		it(`cannot be sent when it cannot be noted: no ${broken}`, async () => {
			const stage = new Stage();
			stage.break(step => step.startsWith(broken));
			await assert.rejects(stage.time.until(stage.mine.jobs.open(job)), {
				name: 'Failure',
				code: 'cannotSave',
				isUnnoted: true,
				maybeBilled: false,
				detail: 'disk full',
			});
			assert.deepStrictEqual(stage.files(), []);
		});
	}

	it('cannot be sent when that cannot be noted, and leaves nothing', async () => {
		const stage = new Stage();
		const { jobs } = stage.mine;
		await jobs.open(job);
		stage.break(step => step.startsWith('rename'));
		const refusal = await jobs.send(job).catch((error: unknown) => error);
		assert.ok(refusal instanceof Failure);
		assert.deepStrictEqual(
			[refusal.code, refusal.isUnnoted, refusal.maybeBilled],
			['cannotSave', true, false],
		);
		await stage.time.until(jobs.end(job, { job, failure: refusal }));
		assert.deepStrictEqual([stage.files(), stage.mine.troubles], [[], []]);
	});

	it('is not sent when it was closed meanwhile, which costs nothing', async () => {
		const { mine, time } = new Stage();
		await mine.jobs.open(job);
		await time.until(mine.journal.close('fox'));
		await assert.rejects(mine.jobs.send(job), { name: 'Failure', code: 'cancelled', maybeBilled: false });
	});

	it('goes on when it cannot be noted that it waits again', async () => {
		const stage = await sent();
		stage.break(step => step.startsWith('rename'));
		await stage.mine.jobs.wait(job);
		assert.deepStrictEqual(stage.mine.troubles, ['fox: disk full']);
		await stage.mine.jobs.send(job);
	});

	for (const answered of [{ paid }, { made: madeOf('fox') }]) {
		const [kind] = Object.keys(answered);
		it(`goes on when its answer cannot be noted: ${kind}`, async () => {
			const stage = await sent();
			stage.break(step => step.startsWith('write fox'));
			await stage.mine.jobs.answer(job, answered);
			assert.deepStrictEqual(stage.mine.troubles, ['fox: disk full']);
			await stage.time.until(stage.mine.jobs.end(job, assetOf(job)));
			assert.deepStrictEqual([stage.files(), await stage.mine.ledger.has('fox')], [[], true]);
		});
	}

	it('has its answer noted even when nothing is known of it', async () => {
		const { mine, files, time, other } = new Stage();
		await mine.jobs.answer(job, { paid });
		assert.deepStrictEqual(files(), ['fox.ready.mine.json', 'mine.alive']);
		await time.until(mine.journal.leave());
		assert.equal((await other.journal.list()).length, 1);
	});

	it('stays on record when the ledger cannot be written', async () => {
		const stage = await sent();
		await stage.mine.jobs.answer(job, { paid });
		stage.break(step => step.startsWith('write 2026'));
		await stage.mine.jobs.end(job, assetOf(job));
		assert.deepStrictEqual(stage.mine.troubles, ['fox: disk full']);
		assert.deepStrictEqual(stage.files(), ['fox.ready.nobody.json']);
	});

	it('ends for whoever waits for it, whatever goes wrong with its record', async () => {
		const { mine } = new Stage();
		const troubles: string[] = [];
		const jobs = createJobJournal({
			journal: mine.journal,
			ledger: mine.ledger,
			recordOf: () => {
				throw new RangeError('no such size');
			},
			onTrouble: (_, problem) => troubles.push(problem),
		});
		await assert.rejects(jobs.open(job), { message: 'no such size' });
		await jobs.answer(job, { paid });
		await jobs.end(job, assetOf(job));
		assert.deepStrictEqual(troubles, ['no such size', 'no such size']);
	});
});

describe('a job that is not over', () => {
	it('is left with what went wrong', async () => {
		const stage = await sent();
		await stage.time.until(stage.mine.jobs.end(job, { job, failure: unknown }));
		assert.deepStrictEqual(stage.files(), ['fox.unknown.nobody.json']);
		const trouble = { code: 'unknownOutcome', detail: 'connection lost' };
		assert.deepStrictEqual((await left(stage, 'unknown'))?.trouble, trouble);
		assert.equal(await stage.mine.ledger.has('fox'), false);
	});

	it('is left with where its picture is, even when the answer could not be noted', async () => {
		const stage = await sent();
		await stage.time.until(stage.mine.jobs.end(job, { job, failure: notFetched }));
		assert.deepStrictEqual(stage.files(), ['fox.ready.nobody.json']);
		assert.deepStrictEqual((await left(stage, 'ready'))?.paid, paid);
	});

	it('is left with its picture, and with where it came from', async () => {
		const stage = await sent();
		await stage.mine.jobs.answer(job, { paid });
		await stage.time.until(stage.mine.jobs.end(job, { job, failure: unsaved, made: madeOf('fox') }));
		assert.deepStrictEqual(stage.files(), ['fox.kept.nobody.json', 'fox.picture']);
		assert.deepStrictEqual((await left(stage, 'kept'))?.paid, paid);
		assert.deepStrictEqual(await stage.other.journal.picture('fox'), madeOf('fox').picture.bytes);
	});

	it('stays with this window when its picture cannot be kept', async () => {
		const stage = await sent();
		await stage.mine.jobs.answer(job, { paid });
		stage.break(step => step.startsWith('write fox.picture'));
		await stage.mine.jobs.end(job, { job, failure: unsaved, made: madeOf('fox') });
		assert.deepStrictEqual(stage.mine.troubles, ['fox: disk full']);
		await stage.time.until(stage.mine.journal.leave());
		assert.deepStrictEqual(stage.files(), ['fox.ready.nobody.json']);
	});
});

describe('a paid job that is tried again', () => {
	it('takes its record up again, and is over when it is saved', async () => {
		const { mine, files, time } = await kept();
		await mine.jobs.open({ ...job, paid });
		assert.deepStrictEqual(files(), ['fox.kept.mine.json', 'fox.picture', 'mine.alive']);
		await time.until(mine.jobs.end(job, assetOf(job)));
		assert.deepStrictEqual(files(), []);
	});

	it('still has its picture when it is cancelled', async () => {
		const { mine, files, time } = await kept();
		await mine.jobs.open({ ...job, paid });
		const failure = new Failure('downloadFailed', { detail: 'cancelled', paid, maybeBilled: true });
		await time.until(mine.jobs.end(job, { job, failure }));
		assert.deepStrictEqual(files(), ['fox.kept.nobody.json', 'fox.picture']);
	});

	it('leaves the record to a living window that has it, and is over when it is saved', async () => {
		const stage = await kept();
		await stage.claim(stage.other.journal);
		await stage.mine.jobs.open({ ...job, paid });
		assert.deepStrictEqual(stage.files(), ['fox.kept.other.json', 'fox.picture', 'other.alive']);
		await stage.mine.jobs.end({ ...job, paid }, assetOf(job));
		assert.equal(await stage.mine.ledger.has('fox'), true);
		assert.deepStrictEqual(stage.files(), ['fox.kept.other.json', 'fox.picture', 'other.alive']);
	});

	it('needs no record', async () => {
		const { mine, files } = new Stage();
		await mine.jobs.open({ ...job, paid });
		await mine.jobs.end({ ...job, paid }, assetOf(job));
		assert.deepStrictEqual([files(), mine.troubles], [[], []]);
		assert.equal(await mine.ledger.has('fox'), true);
	});
});
