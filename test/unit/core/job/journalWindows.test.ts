import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { JobRecord, JobState } from '../../../../src/core/job/record.ts';
import type { UnfinishedJob } from '../../../../src/core/job/takeStock.ts';
import { jobOf } from '../generate/stage.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { paidOf } from './lives.ts';
import { recordOf } from './records.ts';
import { VirtualTime } from './virtualTime.ts';
import { Disk, hasty, TestWindow } from './windows.ts';

/** All windows, and what is known of their jobs by whoever sees all. */
class World {
	readonly disk = new Disk();
	readonly scheduler: fc.Scheduler;
	readonly time: VirtualTime;
	/** The jobs that were opened, and what came of it. */
	readonly opened = new Set<string>();
	/** The jobs that somebody has begun to close. */
	readonly closed = new Set<string>();
	/** The jobs that a window has closed which nobody held for dead. */
	readonly over = new Set<string>();
	/** The jobs that are with the service, are paid, or may be. */
	readonly posted = new Set<string>();
	/** The jobs whose answers are noted. */
	readonly answered = new Set<string>();

	constructor(scheduler: fc.Scheduler) {
		this.scheduler = scheduler;
		this.time = new VirtualTime(scheduler);
	}

	/** What a window finds when all others are gone. */
	async find(): Promise<readonly UnfinishedJob[]> {
		return new TestWindow('last', this.disk, { outside: hasty() }).takeStock();
	}
}

/** How windows may end and be hindered. */
type Hardship = 'die' | 'freeze';

/** A person in front of one window after the other, who believes what the window last said. */
class Person {
	readonly #world: World;
	readonly #name: string;
	#window: TestWindow;
	#jobs = new Map<string, { readonly record: JobRecord; readonly state: JobState }>();
	#found: readonly UnfinishedJob[] = [];
	#underWay: Promise<void>[] = [];
	/** Whether another window may hold this one for dead. */
	#mayBeRobbed = false;
	#count = 0;

	constructor(world: World, name: string) {
		this.#world = world;
		this.#name = name;
		this.#window = this.#open();
	}

	/** Does what can be done, some of it at a time: each number chooses one thing. */
	async live(choices: readonly number[], hardships: readonly Hardship[]): Promise<void> {
		for (const choice of choices) {
			const options = [
				...this.#always(choice, hardships),
				...[...this.#jobs.values()].flatMap(({ record, state }) => this.#optionsFor(record, state)),
				...this.#found.map(
					({ record }) =>
						() =>
							this.#take(record.id),
				),
			];
			this.#underWay.push(options[choice % options.length]!());
			if (choice % 3 !== 0) {
				await this.#rest();
			}
		}
		await this.#rest();
	}

	kill(): void {
		this.#window.kill();
	}

	/** Until nothing is under way any more. */
	async #rest(): Promise<void> {
		await Promise.race([this.#window.killed, Promise.all(this.#underWay)]);
		this.#underWay = [];
		if (this.#window.isDead) {
			this.#window = this.#open();
		}
	}

	#always(choice: number, hardships: readonly Hardship[]): (() => Promise<void>)[] {
		const { time } = this.#world;
		const trouble = {
			die: async () => this.#window.kill(),
			freeze: async () => {
				this.#mayBeRobbed = true;
				this.#window.freeze(time.sleep(choice % 25_000));
			},
		};
		return [
			() => this.#order(),
			() => this.#look(),
			() => this.#look(),
			() => time.sleep(choice % 5000),
			() => this.#leave(),
			...hardships.map(hardship => trouble[hardship]),
		];
	}

	#optionsFor(record: JobRecord, state: JobState): (() => Promise<void>)[] {
		switch (state) {
			case 'waiting':
				return [() => this.#send(record), () => this.#send(record), () => this.#close(record)];
			case 'sending':
				return [
					() => this.#busy(record),
					() => this.#answer(record),
					() => this.#release(record, 'unknown'),
					() => this.#close(record),
				];
			case 'ready':
				return [() => this.#release(record, 'ready'), () => this.#close(record)];
			default:
				return [() => this.#send(record), () => this.#close(record)];
		}
	}

	#open(): TestWindow {
		const { disk, time, scheduler } = this.#world;
		this.#jobs = new Map();
		this.#found = [];
		this.#mayBeRobbed = false;
		return new TestWindow(`${this.#name}${this.#count++}`, disk, { outside: time, scheduler });
	}

	/** What is under way when a window closes still has some time. */
	async #leave(): Promise<void> {
		const window = this.#window;
		const others = [...this.#underWay];
		this.#mayBeRobbed = true;
		await window.journal.leave();
		await Promise.all(others);
		window.kill();
	}

	async #look(): Promise<void> {
		this.#found = await this.#window.takeStock();
	}

	async #order(): Promise<void> {
		const jobs = this.#jobs;
		const record = recordOf(jobOf(`${this.#name}${this.#count++}`));
		await this.#window.journal.open(record);
		this.#world.opened.add(record.id);
		jobs.set(record.id, { record, state: 'waiting' });
	}

	async #send(record: JobRecord): Promise<void> {
		const jobs = this.#jobs;
		const { id } = record;
		const isUnknown = jobs.get(id)?.state !== 'waiting';
		jobs.delete(id);
		if (await this.#window.journal.move(id, 'sending')) {
			assert.ok(!isUnknown, 'what may be paid is sent again');
			assert.ok(!this.#world.posted.has(id), 'sent twice');
			this.#world.posted.add(id);
			jobs.set(id, { record, state: 'sending' });
		} else {
			assert.ok(isUnknown || this.#mayBeRobbed, 'a living window is robbed before it sends');
		}
	}

	async #busy(record: JobRecord): Promise<void> {
		const jobs = this.#jobs;
		jobs.delete(record.id);
		this.#world.posted.delete(record.id);
		const isMoved = await this.#window.journal.move(record.id, 'waiting');
		assert.ok(isMoved || this.#mayBeRobbed, 'a living window is robbed after it has sent');
		// What it is not told does not keep it from trying again.
		jobs.set(record.id, { record, state: 'waiting' });
	}

	async #answer(record: JobRecord): Promise<void> {
		const jobs = this.#jobs;
		jobs.delete(record.id);
		const paid = { ...record, paid: paidOf(jobOf(record.id)) };
		await this.#window.journal.advance(paid, 'ready');
		this.#world.answered.add(record.id);
		jobs.set(record.id, { record: paid, state: 'ready' });
	}

	async #release(record: JobRecord, state: 'unknown' | 'ready'): Promise<void> {
		this.#jobs.delete(record.id);
		await this.#window.journal.release({ ...record }, state);
	}

	async #close(record: JobRecord): Promise<void> {
		this.#jobs.delete(record.id);
		this.#world.closed.add(record.id);
		await this.#window.journal.close(record.id);
		if (!this.#mayBeRobbed) {
			this.#world.over.add(record.id);
		}
	}

	/** Does not look whether it is still as it was found. */
	async #take(id: string): Promise<void> {
		this.#found = this.#found.filter(({ record }) => record.id !== id);
		const jobs = this.#jobs;
		const { journal } = this.#window;
		const name = (await journal.list()).find(each => each.id === id);
		const record = name && (await journal.claim(name));
		if (name !== undefined && record !== undefined) {
			jobs.set(id, { record, state: name.state });
		}
	}
}

/** Lets all persons do what they do, and looks what is left when all windows are gone. */
async function play(
	scheduler: fc.Scheduler,
	plans: readonly (readonly number[])[],
	hardships: readonly Hardship[],
): Promise<World> {
	const world = new World(scheduler);
	const persons = plans.map((_, index) => new Person(world, 'abc'[index]!));
	await world.time.until(Promise.all(persons.map((person, index) => person.live(plans[index]!, hardships))));
	persons.forEach(person => person.kill());
	const found = await world.find();
	const states = new Map(found.map(({ record, state }) => [record.id, state]));
	assert.equal(states.size, found.length, 'doubled');
	for (const id of world.opened) {
		assert.ok(world.closed.has(id) || states.has(id), `${id} is lost`);
		assert.ok(states.get(id) !== 'waiting' || !world.posted.has(id), `${id} is with the service`);
	}
	for (const id of world.answered) {
		assert.ok(world.closed.has(id) || states.get(id) === 'ready', `the answer to ${id} is lost`);
	}
	for (const { record, state } of found) {
		assert.deepStrictEqual(record.paid, state === 'ready' ? paidOf(jobOf(record.id)) : undefined);
	}
	return world;
}

const plans = fc.array(fc.array(fc.nat(1_000_000), { maxLength: 16 }), { minLength: 2, maxLength: 3 });

describe('several windows with one journal', () => {
	it('never rob a living one, never send a job twice and lose nothing, however they interleave', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), plans, async (scheduler, all) => {
				const { disk, over } = await play(scheduler, all, ['die']);
				const names = [...disk.journal.keys()];
				assert.deepStrictEqual(
					names.filter(name => over.has(name.split('.')[0] ?? '')),
					[],
				);
				assert.deepStrictEqual(
					names.filter(name => !name.endsWith('.nobody.json')),
					[],
				);
			}),
			propertyRuns(50),
		);
	});

	it('never send a job twice and lose no answer, when one is held for dead that only sleeps', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), plans, async (scheduler, all) => {
				await play(scheduler, all, ['die', 'freeze']);
			}),
			propertyRuns(50),
		);
	});
});
