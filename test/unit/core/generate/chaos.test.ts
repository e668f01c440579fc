import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Failure } from '../../../../src/core/failure.ts';
import { generate, isAsset } from '../../../../src/core/generate.ts';
import type { Asset, Miss, Outcome } from '../../../../src/core/generate.ts';
import { Queue } from '../../../../src/core/job/queue.ts';
import { VirtualTime } from '../job/virtualTime.ts';
import { Disk, hasty, TestWindow } from '../job/windows.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { FakeService, pngBytes } from './fakeService.ts';
import type { Script } from './fakeService.ts';
import { jobOf } from './stage.ts';

/** One job of the batch. */
interface Plan extends Script {
	readonly isSavable: boolean;
}

/** What happens to the window or is wished by the person, after so many milliseconds. */
interface Event {
	readonly at: number;
	readonly kind: 'cancel' | 'cancelFirst' | 'drop' | 'leave' | 'kill';
}

const plans: fc.Arbitrary<readonly Plan[]> = fc.array(
	fc.record({
		posts: fc
			.tuple(
				fc.array(fc.constantFrom('busy', 'busy', 'unreached'), { maxLength: 2 }),
				fc.constantFrom('url', 'url', 'url', 'bytes', 'refused', 'nothing', 'garbage', 'lost'),
			)
			.map(([before, last]) => [...before, last]),
		download: fc.constantFrom('fine', 'fine', 'gone', 'html'),
		ms: fc.nat(3000),
		isSavable: fc.oneof(fc.constant(true), fc.boolean()),
	}),
	{ minLength: 1, maxLength: 4 },
);

const wishes = ['cancel', 'cancelFirst', 'drop'] as const;
function events(...kinds: readonly Event['kind'][]): fc.Arbitrary<readonly Event[]> {
	return fc.array(fc.record({ at: fc.nat(9000), kind: fc.constantFrom(...kinds) }), { maxLength: 3 });
}

/** A batch in a window, with everything around it. */
class Chaos {
	readonly disk = new Disk();
	readonly service: FakeService;
	/** The pictures that are files. */
	readonly files = new Set<string>();
	/** All that the person was told. */
	readonly told: (Asset | Miss)[] = [];
	outcome: Outcome | undefined;
	readonly #time: VirtualTime;
	readonly #window: TestWindow;
	readonly #queue: Queue;
	readonly #plans: readonly Plan[];
	readonly #cancel = new AbortController();
	readonly #drop = new AbortController();

	constructor(scheduler: fc.Scheduler, all: readonly Plan[]) {
		this.#time = new VirtualTime(scheduler);
		this.#window = new TestWindow('mine', this.disk, { outside: this.#time, scheduler });
		this.#queue = new Queue(() => 2, this.#time);
		this.#plans = all;
		this.service = new FakeService(this.#time, new Map(all.map((plan, index) => [`job${index}`, plan])));
	}

	async play(all: readonly Event[]): Promise<void> {
		const jobs = this.#plans.map((_, index) => jobOf(`job${index}`));
		const batch = generate(
			jobs,
			{
				backend: this.service.backend,
				queue: this.#queue,
				journal: this.#window.jobs,
				save: async ({ id }) => {
					await this.#time.sleep(500);
					if (this.#plans[jobs.findIndex(job => job.id === id)]?.isSavable !== true) {
						throw new Failure('cannotSave');
					}
					this.files.add(id);
					return `file:///${id}.png`;
				},
				link: () => Promise.resolve({ links: [] }),
				onLeft: () => undefined,
				onLate: (_, result) => this.told.push(result),
				onProgress: () => undefined,
			},
			{ cancel: this.#cancel.signal, drop: this.#drop.signal },
		);
		void batch.then(outcome => {
			this.outcome = outcome;
			this.told.push(...outcome.assets, ...outcome.misses);
		});
		await Promise.all([this.#time.pass(600_000), ...all.map(event => this.#do(event))]);
		assert.deepStrictEqual([this.#window.troubles, this.service.faults], [[], []]);
		this.#window.kill();
	}

	/** What the next window finds of each job. */
	async find(): Promise<ReadonlyMap<string, string>> {
		const next = new TestWindow('next', this.disk, { outside: hasty() });
		const found = await next.takeStock();
		const states = new Map(found.map(({ record, state }) => [record.id, state as string]));
		for (const entry of await next.ledger.entries()) {
			assert.ok(!states.has(entry.id), `${entry.id} is over and is not`);
			states.set(entry.id, `spent: ${entry.outcome}`);
		}
		for (const [id, state] of states) {
			const picture = await next.journal.picture(id);
			assert.deepStrictEqual(picture, state === 'kept' ? pngBytes : undefined);
		}
		return states;
	}

	async #do({ at, kind }: Event): Promise<void> {
		await this.#time.sleep(at);
		switch (kind) {
			case 'cancel':
				this.#cancel.abort();
				break;
			case 'cancelFirst':
				this.#queue.cancel('job0');
				break;
			case 'drop':
				this.#cancel.abort();
				this.#drop.abort();
				break;
			case 'leave':
				await Promise.race([this.#window.killed, this.#window.journal.leave()]);
				this.service.isClosed = true;
				break;
			case 'kill':
				this.#window.kill();
		}
	}
}

describe('a batch, whatever happens to it', () => {
	it('ends, and what was sent is in the ledger or in the journal, and what was not is in neither', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), plans, events(...wishes), async (scheduler, all, wished) => {
				const chaos = new Chaos(scheduler, all);
				await chaos.play(wished);
				const states = await chaos.find();
				for (const id of new Set([...states.keys(), ...chaos.service.taken])) {
					// What is dropped on its way is never known.
					const isDropped = wished.some(({ kind }) => kind === 'drop') && states.get(id) === 'spent: unknown';
					assert.equal(states.has(id), chaos.service.taken.has(id) || isDropped, `${id} ${states.get(id)}`);
				}
				const made = [...states].filter(([, state]) => state === 'spent: made').map(([id]) => id);
				const assets = chaos.told.filter(isAsset).map(({ request }) => request.prompt);
				assert.deepStrictEqual(
					[made.sort(), assets.sort()],
					[[...chaos.files].sort(), [...chaos.files].sort()],
				);
				assert.equal((chaos.outcome?.assets.length ?? 0) + (chaos.outcome?.misses.length ?? 0), all.length);
				for (const result of chaos.told) {
					if (!isAsset(result) && !result.failure.maybeBilled) {
						assert.ok(!chaos.service.taken.has(result.job.id), `${result.job.id} is said to cost nothing`);
					}
				}
			}),
			propertyRuns(50),
		);
	});

	it('loses nothing that was sent, and sends nothing more, when its window leaves or dies', async () => {
		const ends = events(...wishes, 'leave', 'leave', 'kill', 'kill');
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), plans, ends, async (scheduler, all, happening) => {
				const chaos = new Chaos(scheduler, all);
				await chaos.play(happening);
				const states = await chaos.find();
				for (const id of chaos.service.taken) {
					assert.ok(states.has(id) && states.get(id) !== 'waiting', `${id} is lost`);
				}
				for (const [id, state] of states) {
					assert.ok(state !== 'spent: made' || chaos.files.has(id), `${id} is no file`);
				}
			}),
			propertyRuns(50),
		);
	});
});
