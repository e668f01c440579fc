import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf } from '../../../core/failure.ts';
import type { Asked } from '../../../protocol/studio/calls.ts';
import type { QueueState } from '../../../protocol/studio/queue.ts';
import type { GenerationDeps } from '../../generation/deps.ts';
import type { OpenJob, Recovery } from '../../recovery/recovery.ts';
import { showRecovered } from '../../recovery/showRecovered.ts';
import { takeUp } from '../../recovery/takeUp.ts';
import { giveUp } from '../../recovery/unfinishedList.ts';
import { totalCostWords } from '../../recovery/unfinishedWords.ts';
import type { StudioPart } from '../part.ts';
import { ExpectedTimes } from './expectedTimes.ts';
import { QueueAnnouncer } from './queueAnnouncer.ts';
import { failedRow, jobRow, unfinishedRow } from './rows.ts';

/** What a page asks of this part. */
export type QueueCallName =
	| 'cancelJob'
	| 'cancelAll'
	| 'retryJob'
	| 'dismissJob'
	| 'goOnWith'
	| 'goOnWithAll'
	| 'forgetJob';

/** What the queue's part works with. */
export interface QueueTools {
	readonly deps: GenerationDeps;
	readonly recovery: Recovery;
	/** Says something aloud on every page. */
	readonly announce: (text: string) => void;
}

/** The window's queue, what failed in this window, and what earlier ones left. */
export class QueuePart implements StudioPart<QueueState, QueueCallName>, vscode.Disposable {
	readonly #tools: QueueTools;
	readonly #expected: ExpectedTimes;
	readonly #listeners = new Set<() => void>();
	readonly #subscription: vscode.Disposable;
	/** The unfinished jobs that the person has just decided about, by id. */
	readonly #decided = new Set<string>();
	#isChanged = false;

	constructor(tools: QueueTools) {
		this.#tools = tools;
		const { deps, recovery, announce } = tools;
		const changed = () => this.#change();
		this.#expected = new ExpectedTimes(deps.prices, changed);
		const stops = [
			deps.queue.onChange(changed),
			deps.failedJobs.onChange(changed),
			recovery.onChange(changed),
		];
		this.#subscription = vscode.Disposable.from(new QueueAnnouncer(deps.queue, announce), {
			dispose: () => stops.forEach(stop => stop()),
		});
	}

	/** What there is to show. The first time, what earlier windows left is looked for behind it. */
	stateFor(): QueueState {
		const { deps, recovery } = this.#tools;
		if (!recovery.hasLooked) {
			void this.#look();
		}
		const { entries } = deps.queue;
		const running = entries.filter(({ state }) => state === 'running').length;
		const waiting = this.#waiting();
		return {
			now: Date.now(),
			jobs: entries.map((entry, index) =>
				jobRow(entry, index + 1 - running, this.#expected.of(entry.job.request.model)),
			),
			failed: deps.failedJobs.entries.map(failedRow),
			unfinished: this.#unfinished().map(unfinishedRow),
			...(waiting.length > 1 && {
				goOnWithAll: l10n.t('Generate All {0} ({1})', waiting.length, totalCostWords(waiting)),
			}),
		};
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Begins what a page asks for. What comes of it is seen in the state: it may take minutes. */
	answer(call: Asked<QueueCallName>): Promise<undefined> {
		const { queue, failedJobs } = this.#tools.deps;
		switch (call.name) {
			case 'cancelJob':
				queue.cancel(call.job);
				break;
			case 'cancelAll':
				queue.cancelAll();
				break;
			case 'retryJob':
				this.#begin(async () => {
					await failedJobs.entries.find(({ miss }) => miss.job.id === call.job)?.retry?.run();
				});
				break;
			case 'dismissJob':
				failedJobs.dismiss(call.job);
				break;
			case 'goOnWith':
				this.#decide(this.#named(call.job), jobs => takeUp(this.#tools, jobs));
				break;
			case 'goOnWithAll':
				this.#decide(this.#waiting(), jobs => takeUp(this.#tools, jobs));
				break;
			case 'forgetJob':
				this.#decide(this.#named(call.job), async jobs => {
					for (const job of jobs) {
						await giveUp(this.#tools.recovery, job);
					}
				});
				break;
		}
		return Promise.resolve(undefined);
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	/** What failed in this window is listed as that, whatever is on record about it. */
	#unfinished(): readonly OpenJob[] {
		const { deps, recovery } = this.#tools;
		return recovery.open.filter(({ record }) => !deps.failedJobs.knows(record.id));
	}

	#waiting(): readonly OpenJob[] {
		return this.#unfinished().filter(({ state }) => state === 'waiting');
	}

	#named(id: string): readonly OpenJob[] {
		return this.#unfinished().filter(({ record }) => record.id === id);
	}

	/** Does what was decided about unfinished jobs, once for each, and looks what is left. */
	#decide(jobs: readonly OpenJob[], work: (jobs: readonly OpenJob[]) => Promise<void>): void {
		const free = jobs.filter(({ record }) => !this.#decided.has(record.id));
		if (free.length === 0) {
			return;
		}
		free.forEach(({ record }) => this.#decided.add(record.id));
		this.#begin(async () => {
			try {
				await work(free);
			} finally {
				free.forEach(({ record }) => this.#decided.delete(record.id));
			}
			await this.#look();
		});
	}

	#look(): Promise<void> {
		return this.#try(async () => {
			const { saved } = await this.#tools.recovery.run();
			if (saved.length > 0) {
				void showRecovered(this.#tools, { saved, open: [] });
			}
		});
	}

	#begin(work: () => Promise<void>): void {
		void this.#try(work);
	}

	async #try(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			this.#tools.deps.log.error(`The Studio's queue: ${detailOf(error)}`);
		}
	}

	/** Many jobs may change at once: the pages are told of it once. */
	#change(): void {
		if (!this.#isChanged) {
			this.#isChanged = true;
			queueMicrotask(() => {
				this.#isChanged = false;
				this.#listeners.forEach(listener => listener());
			});
		}
	}
}
