import type { Scheduler } from 'fast-check';
import type { Outside } from '../../../../src/core/service/service.ts';
import { Journal } from '../../../../src/core/job/journal.ts';
import { createJobJournal } from '../../../../src/core/job/jobJournal.ts';
import type { JobJournal } from '../../../../src/core/generate.ts';
import { Ledger } from '../../../../src/core/job/ledger.ts';
import { takeStock } from '../../../../src/core/job/takeStock.ts';
import type { UnfinishedJob } from '../../../../src/core/job/takeStock.ts';
import type { Sleep } from '../../../../src/core/service/sleep.ts';
import { MemoryFolder } from './memoryFolder.ts';
import { recordOf } from './records.ts';

/** What several windows share: the files of the journal and of the ledger, by name. */
export class Disk {
	readonly journal = new Map<string, Uint8Array>();
	readonly ledger = new Map<string, Uint8Array>();

	/** The same files, which then go their own way. */
	copy(): Disk {
		const copy = new Disk();
		this.journal.forEach((bytes, name) => copy.journal.set(name, bytes));
		this.ledger.forEach((bytes, name) => copy.ledger.set(name, bytes));
		return copy;
	}
}

/** How a window comes to be; all of it can be left out. */
export interface WindowOptions {
	readonly outside?: Pick<Outside, 'now' | 'sleep'>;
	/** Puts the steps of several windows in order. */
	readonly scheduler?: Scheduler;
	/** Before which step of its folders the window is killed, from 0. */
	readonly killAt?: number;
}

/** A window with its journal and its ledger. What is killed never does anything more. */
export class TestWindow {
	readonly name: string;
	readonly journal: Journal;
	readonly ledger: Ledger;
	readonly jobs: JobJournal;
	/** What could not be noted. */
	readonly troubles: string[] = [];
	/** Told of each step, and can make it fail. */
	onStep: ((step: string) => void) | undefined;
	readonly #killed = Promise.withResolvers<void>();
	#steps = 0;
	#killAt: number;
	#frozen: Promise<void> | undefined;

	constructor(name: string, disk: Disk, options: WindowOptions = {}) {
		const { outside = timeless, scheduler, killAt = Number.POSITIVE_INFINITY } = options;
		this.name = name;
		this.#killAt = killAt;
		const folder = (files: Map<string, Uint8Array>) => {
			const memory = new MemoryFolder(files);
			memory.beforeStep = async (operation, file) => {
				await scheduler?.schedule(Promise.resolve(), `${name} ${operation} ${file}`);
				await this.#live();
				this.onStep?.(`${operation} ${file}`);
			};
			return memory;
		};
		const sleep: Sleep = async (ms, signal) => {
			await outside.sleep(ms, signal);
			await this.#frozen;
		};
		this.journal = new Journal(folder(disk.journal), name, { now: outside.now, sleep });
		this.ledger = new Ledger(folder(disk.ledger));
		this.jobs = createJobJournal({
			journal: this.journal,
			ledger: this.ledger,
			recordOf,
			onTrouble: (job, problem) => this.troubles.push(`${job.id}: ${problem}`),
		});
	}

	/** How many steps it has done. */
	get steps(): number {
		return this.#steps;
	}

	/** Whether it has been killed at one of its steps. */
	get isDead(): boolean {
		return this.#steps > this.#killAt;
	}

	/** Resolves when it is killed. */
	get killed(): Promise<void> {
		return this.#killed.promise;
	}

	kill(): void {
		this.#killAt = -1;
		this.#killed.resolve();
	}

	/** Until `thaw` it does nothing, as when its machine sleeps. */
	freeze(thaw: Promise<void>): void {
		this.#frozen = thaw;
	}

	takeStock(): Promise<readonly UnfinishedJob[]> {
		return takeStock(this.journal, this.ledger);
	}

	async #live(): Promise<void> {
		await this.#frozen;
		if (this.#steps++ >= this.#killAt) {
			this.#killed.resolve();
			await new Promise<never>(() => undefined);
		}
	}
}

/** The outside of a window that is about to die: it need not beat. */
const timeless: Pick<Outside, 'now' | 'sleep'> = {
	now: () => 0,
	sleep: (_ms, signal) =>
		new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
};

/** An outside in which every wait is over at once. */
export function hasty(): Pick<Outside, 'now' | 'sleep'> {
	let now = 0;
	return {
		now: () => now,
		sleep: async ms => {
			now += ms;
			await Promise.resolve();
		},
	};
}
