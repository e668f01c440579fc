import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Job } from '../../../../src/core/backend.ts';
import { jobOf, madeOf } from '../generate/stage.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { lives, paidOf } from './lives.ts';
import type { Finding, Phase } from './lives.ts';
import { recordOf } from './records.ts';
import { Disk, hasty, TestWindow } from './windows.ts';

/** A job under way, and what may be found of it: during a phase what is before it and what is after it. */
class Life {
	readonly job: Job;
	readonly #phases: readonly Phase[];
	allowed: readonly Finding[] = ['none'];

	constructor(id: string, phases: readonly Phase[]) {
		this.job = jobOf(id);
		this.#phases = phases;
	}

	async live(window: TestWindow): Promise<void> {
		let before: Finding = 'none';
		for (const { go, after } of this.#phases) {
			this.allowed = [before, after];
			await go(window.jobs, this.job);
			this.allowed = [after];
			before = after;
		}
	}
}

/** Lives through all the lives at once, until they are over or the window is killed. */
async function live(window: TestWindow, all: readonly Life[]): Promise<void> {
	await Promise.race([window.killed, Promise.all(all.map(each => each.live(window)))]);
	assert.deepStrictEqual(window.troubles, []);
}

/** What windows find that come after crashes. A disk they have seen they need not look at again. */
class Inspector {
	readonly #known = new Map<string, Finding>();

	/** What a new window finds, which is the same after it, and after one that is killed before any step. */
	async find(disk: Disk, job: Job): Promise<Finding> {
		const key = job.id + signature(disk);
		const known = this.#known.get(key);
		if (known !== undefined) {
			return known;
		}
		const tidied = disk.copy();
		const found = await find(tidied, job);
		this.#known.set(key, found);
		assert.equal(await this.find(tidied, job), found, 'at a second look');
		for (let killAt = 0, isOver = false; !isOver; killAt++) {
			const copy = disk.copy();
			const window = new TestWindow('killed', copy, { outside: hasty(), killAt });
			isOver = await Promise.race([window.killed.then(() => false), window.takeStock().then(() => true)]);
			assert.equal(await this.find(copy, job), found, `after a look that is killed at step ${killAt}`);
		}
		return found;
	}
}

/** What is on disk, but for the names that are made up for files which are not whole yet. */
function signature({ journal, ledger }: Disk): string {
	return [...journal, ...ledger]
		.map(
			([name, bytes]) =>
				`${name.replace(/[\da-f]{8}-[\da-f-]{27}/, '')} ${Buffer.from(bytes).toString('latin1')}`,
		)
		.sort()
		.join();
}

/** What a new window finds. It leaves nothing but what it finds. */
async function find(disk: Disk, job: Job): Promise<Finding> {
	const window = new TestWindow('next', disk, { outside: hasty() });
	const found = (await window.takeStock()).find(({ record }) => record.id === job.id);
	const files = [...disk.journal.keys()].filter(name => name.split('.')[0] === job.id).sort();
	if (found === undefined) {
		assert.deepStrictEqual(files, []);
		return (await window.ledger.has(job.id)) ? 'spent' : 'none';
	}
	const { record, state } = found;
	const isKept = state === 'kept';
	const name = `${job.id}.${state}.nobody.json`;
	assert.deepStrictEqual(files, isKept ? [name, `${job.id}.picture`] : [name]);
	assert.deepStrictEqual(
		await window.journal.picture(job.id),
		isKept ? madeOf(job.id).picture.bytes : undefined,
	);
	const { paid, trouble: _, ...rest } = record;
	assert.deepStrictEqual(rest, JSON.parse(JSON.stringify(recordOf(job))));
	const isFetchable = state === 'ready' || state === 'stuck';
	assert.deepStrictEqual(isFetchable ? paid : undefined, isFetchable ? paidOf(job) : undefined);
	return state;
}

describe('a job whose window is killed before any step', () => {
	const inspector = new Inspector();
	for (const [name, phases] of Object.entries(lives)) {
		it(`is found as what it was, when it ${name}`, async () => {
			for (let killAt = 0, isOver = false; !isOver; killAt++) {
				const disk = new Disk();
				const window = new TestWindow('first', disk, { killAt });
				const life = new Life('fox', phases);
				await live(window, [life]);
				isOver = !window.isDead;
				const found = await inspector.find(disk, life.job);
				assert.ok(life.allowed.includes(found), `${found} is not ${life.allowed.join(' or ')}`);
			}
		});
	}
});

describe('several jobs whose window is killed', () => {
	const several = fc.array(fc.constantFrom(...Object.values(lives)), { minLength: 2, maxLength: 3 });

	it('are found as what they were, however their steps interleave', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), several, fc.nat(60), async (scheduler, all, killAt) => {
				const disk = new Disk();
				const window = new TestWindow('first', disk, { scheduler, killAt });
				const jobs = all.map((phases, index) => new Life(`fox${index}`, phases));
				await scheduler.waitFor(live(window, jobs));
				for (const { job, allowed } of jobs) {
					const found = await find(disk, job);
					assert.ok(allowed.includes(found), `${found} is not ${allowed.join(' or ')}`);
				}
			}),
			propertyRuns(50),
		);
	});
});
