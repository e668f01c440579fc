import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Ledger } from '../../../../src/core/job/ledger.ts';
import { parseLedgerFile } from '../../../../src/core/job/ledgerEntry.ts';
import type { LedgerEntry, Outcome } from '../../../../src/core/job/ledgerEntry.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { MemoryFolder } from './memoryFolder.ts';

/** What a window does: it adds an entry or reads them all; it may crash so many steps later. */
interface Action {
	readonly kind: 'add' | 'read';
	readonly job: number;
	readonly outcome: Outcome;
	readonly month: number;
	readonly crashAfter: number | undefined;
}

/** An entry that a window tried to add, and when, by a clock that ticks at each event. */
interface Attempt {
	readonly entry: LedgerEntry;
	readonly start: number;
	end: number;
	isAdded: boolean;
}

const action: fc.Arbitrary<Action> = fc.record({
	kind: fc.constantFrom('add', 'add', 'add', 'read'),
	job: fc.nat(5),
	outcome: fc.constantFrom('unknown', 'made', 'noImage', 'notBilled'),
	month: fc.nat(2),
	crashAfter: fc.option(fc.nat(14), { nil: undefined, freq: 2 }),
});
const windows = fc.array(fc.array(action, { maxLength: 14 }), { minLength: 2, maxLength: 3 });

/** Several windows over one folder, whose steps a scheduler puts in order. */
class World {
	readonly files = new Map<string, Uint8Array>();
	readonly attempts: Attempt[] = [];
	readonly #scheduler: fc.Scheduler;
	#clock = 0;

	constructor(scheduler: fc.Scheduler) {
		this.#scheduler = scheduler;
	}

	/** Does one action after the other, in as many lives as crashes make of it. */
	async live(actions: readonly Action[]): Promise<void> {
		let life = this.#start();
		for (const each of actions) {
			life.crashIn(each.crashAfter);
			await (each.kind === 'add' ? this.#add(life.ledger, each) : this.#read(life.folder)).catch(error => {
				if (!life.isDead()) {
					throw error;
				}
			});
			if (life.isDead()) {
				life = this.#start();
			}
		}
	}

	#start() {
		const folder = new MemoryFolder(this.files);
		let left = Number.POSITIVE_INFINITY;
		folder.beforeStep = async (operation, name) => {
			await this.#scheduler.schedule(Promise.resolve(), `${operation} ${name}`);
			if (left-- <= 0) {
				throw new Error('crashed');
			}
		};
		return {
			folder,
			ledger: new Ledger(folder, { mostFiles: 4 }),
			crashIn: (steps: number | undefined) => (left = Math.min(left, steps ?? left)),
			isDead: () => left < 0,
		};
	}

	async #add(ledger: Ledger, { job, outcome, month }: Action): Promise<void> {
		const entry: LedgerEntry = {
			id: `job${job}`,
			at: `2026-0${month + 5}-1${job}T12:00:00.000Z`,
			model: 'm',
			prompt: '',
			megapixels: 1,
			outcome,
			usd: this.attempts.length + 1,
		};
		const attempt: Attempt = { entry, start: this.#clock++, end: Number.POSITIVE_INFINITY, isAdded: false };
		this.attempts.push(attempt);
		try {
			await ledger.add(entry);
			attempt.isAdded = true;
		} finally {
			attempt.end = this.#clock++;
		}
	}

	/** As a window that has just been opened. */
	async #read(folder: MemoryFolder): Promise<void> {
		const start = this.#clock++;
		this.check(await new Ledger(folder).entries(), start);
	}

	/** Whether `found` can be what is read from a certain moment on. */
	check(found: readonly LedgerEntry[], start: number): void {
		const ids = found.map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length, 'doubled');
		const added = this.attempts.filter(({ isAdded, end }) => isAdded && end < start);
		for (const { id } of added.map(({ entry }) => entry)) {
			const mayBeHidden = this.attempts.some(({ entry }) => entry.id === id && entry.outcome === 'notBilled');
			assert.ok(mayBeHidden || ids.includes(id), 'lost');
		}
		for (const { id, usd, outcome } of found) {
			const origin = this.attempts.find(({ entry }) => entry.id === id && entry.usd === usd);
			assert.equal(origin?.entry.outcome, outcome, 'made up');
			for (const later of added.filter(({ entry }) => entry.id === id)) {
				const isKnown = later.entry.outcome !== 'unknown';
				assert.ok(!(isKnown && outcome === 'unknown'), 'forgotten');
				assert.ok(later.start < origin.end || !(isKnown || outcome === 'unknown'), 'outdated');
			}
		}
	}
}

describe('several windows with one ledger', () => {
	it('lose nothing, double nothing and leave no half file, however they interleave and crash', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), windows, async (scheduler, plans) => {
				const world = new World(scheduler);
				await scheduler.waitFor(Promise.all(plans.map(plan => world.live(plan))));
				for (const [name, bytes] of world.files) {
					assert.ok(name.endsWith('.tmp') || parseLedgerFile(bytes).isWhole, `${name} is half`);
				}
				const ledger = new Ledger(new MemoryFolder(world.files));
				world.check(await ledger.entries(), Number.POSITIVE_INFINITY);
				for (const { entry } of world.attempts.filter(({ isAdded }) => isAdded)) {
					assert.ok(await ledger.has(entry.id));
				}
			}),
			propertyRuns(100),
		);
	});
});
