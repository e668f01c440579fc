import * as vscode from 'vscode';
import type { Job } from '../../core/backend.ts';
import { detailOf } from '../../core/failure.ts';
import type { Asset } from '../../core/generate.ts';
import type { Spent } from '../../core/job/conclusion.ts';
import { close } from '../../core/job/jobJournal.ts';
import { Queue } from '../../core/job/queue.ts';
import { nobody } from '../../core/job/record.ts';
import { takeStock } from '../../core/job/takeStock.ts';
import type { UnfinishedJob } from '../../core/job/takeStock.ts';
import { lookUp } from '../../core/service/usageLogs.ts';
import type { Billing } from '../../core/service/usageLogs.ts';
import { plannedPlace } from '../assets/planFile.ts';
import { removeHalf } from '../assets/saveImage.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { Generation } from '../generation/generation.ts';
import { findService } from '../generation/openService.ts';
import { outside } from '../outside.ts';
import { readSettings } from '../settings.ts';
import { orderAgain } from './orderAgain.ts';

/** When jobs were first seen to be unanswered, by id, in milliseconds since 1970. */
export const seenKey = 'recovery.seen';

/** How many pictures are fetched and saved at a time. */
const savesAtOnce = 2;

/** How long a person waits for what the service billed, in milliseconds. */
const lookUpTimeoutMs = 20_000;

/** An unfinished job that needs a person, and what the service says of its cost. */
export interface OpenJob extends UnfinishedJob {
	/** Undefined for jobs whose outcome is known, and where the service could not be asked. */
	readonly billing?: Billing | undefined;
}

/** A picture of an earlier window that is a file now. */
export interface SavedJob {
	readonly job: UnfinishedJob;
	readonly asset: Asset;
}

/** What became of the jobs of earlier windows. */
export interface Recovered {
	readonly saved: readonly SavedJob[];
	readonly open: readonly OpenJob[];
}

/**
 * Takes up what earlier windows left unfinished. Finished pictures are saved where they were meant to go,
 * if that is in an open folder that is trusted; nothing is ever sent by itself.
 */
export class Recovery {
	readonly #deps: GenerationDeps;
	readonly #memory: vscode.Memento;
	readonly #listeners = new Set<() => void>();
	/** Two at a time would only get in each other's way. */
	#last: Promise<unknown> = Promise.resolve();
	#hasLooked = false;
	#open: readonly OpenJob[] = [];

	constructor(deps: GenerationDeps, memory: vscode.Memento) {
		// What is paid already does not wait behind what is generated.
		this.#deps = { ...deps, queue: new Queue(() => savesAtOnce, outside) };
		this.#memory = memory;
	}

	/** What needs a person, as it was found last and as far as this window has not taken it in hand since. */
	get open(): readonly OpenJob[] {
		return this.#open;
	}

	/** Whether anybody has looked, or does so now. */
	get hasLooked(): boolean {
		return this.#hasLooked;
	}

	/** Calls `listener` after every change of {@link open}; gives what ends it. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Does all that can be done without a person. */
	run(): Promise<Recovered> {
		this.#hasLooked = true;
		const done = this.#last.then(async () => {
			const { saved, open } = await this.#run();
			// To look takes some seconds, in which one may have been taken up.
			const free = open.filter(({ record }) => this.#deps.journal.find(record.id) === undefined);
			this.#setOpen(free);
			return { saved, open: free };
		});
		this.#last = done.catch(() => undefined);
		return done;
	}

	/**
	 * Ends an unfinished job; the picture, if there was one, is given up. False when another window has taken
	 * it up.
	 */
	async forget({ record, state, billing }: OpenJob): Promise<boolean> {
		const { journal, ledger } = this.#deps;
		const isMine = await this.claim({ record, state });
		if (isMine) {
			this.#deps.failedJobs.settle(record.id);
			await removeHalf(plannedPlace(record).uri, record.id);
			await close({ journal, ledger }, record, spentOn(state, record, billing));
		}
		return isMine;
	}

	/** Makes an unfinished job this window's own; false when another window was faster or has come further. */
	async claim({ record, state }: UnfinishedJob): Promise<boolean> {
		const { journal } = this.#deps;
		const name = (await journal.list()).find(({ id }) => id === record.id);
		const isAsListed = name?.owner === nobody && name.state === state;
		const isMine = isAsListed && (await journal.claim(name)) !== undefined;
		// Whoever has it now, it waits for nobody any more.
		if (this.#open.some(job => job.record.id === record.id)) {
			this.#setOpen(this.#open.filter(job => job.record.id !== record.id));
		}
		return isMine;
	}

	#setOpen(open: readonly OpenJob[]): void {
		this.#open = open;
		this.#listeners.forEach(listener => listener());
	}

	async #run(): Promise<Recovered> {
		const { journal, ledger, log } = this.#deps;
		const unfinished = await takeStock(journal, ledger);
		const saved: SavedJob[] = [];
		const open: UnfinishedJob[] = [];
		for (const job of unfinished) {
			const result = isFinished(job) && isHere(job) ? await this.#trySave(job) : job;
			if (result !== undefined && 'asset' in result) {
				saved.push(result);
			} else if (result !== undefined) {
				open.push(result);
			}
			log.info(`${job.record.id}: ${job.state} since an earlier window`);
		}
		return { saved, open: await this.#ask(open) };
	}

	/** One job that goes wrong in a way nobody thought of does not keep the others back. */
	async #trySave(job: UnfinishedJob): Promise<SavedJob | UnfinishedJob | undefined> {
		try {
			return await this.#save(job);
		} catch (error) {
			this.#deps.log.error(`${job.record.id}: could not be recovered: ${detailOf(error)}`);
			return job;
		}
	}

	/** What became of a finished job; undefined when another window was faster. */
	async #save(job: UnfinishedJob): Promise<SavedJob | UnfinishedJob | undefined> {
		if (!(await this.claim(job))) {
			return undefined;
		}
		const { journal } = this.#deps;
		const order = orderAgain(this.#deps, [job], { isQuiet: true });
		const generation = new Generation(order, this.#deps);
		const late = { onLate: () => undefined, drop: new AbortController().signal };
		const [asset] = (await generation.run([toJob(job)], late)).assets;
		if (asset !== undefined) {
			this.#deps.failedJobs.settle(job.record.id);
			return { job, asset };
		}
		const name = (await journal.list()).find(({ id }) => id === job.record.id);
		const record = name === undefined ? undefined : await journal.read(name);
		return name === undefined || record === undefined || name.state === 'sending'
			? job
			: { record, state: name.state };
	}

	/**
	 * When each job was first seen without anybody waiting for it: it was sent before that, but when is not
	 * known, since it may have waited for its turn for long.
	 */
	async #remember(unknown: readonly UnfinishedJob[]): Promise<Readonly<Record<string, number>>> {
		const known = this.#memory.get<Readonly<Record<string, number>>>(seenKey, {});
		const seen = Object.fromEntries(unknown.map(({ record: { id } }) => [id, known[id] ?? Date.now()]));
		if (JSON.stringify(seen) !== JSON.stringify(known)) {
			await this.#memory.update(seenKey, seen);
		}
		return seen;
	}

	/** Asks the service what it billed for jobs whose outcome is unknown, where there is a key to ask with. */
	async #ask(open: readonly UnfinishedJob[]): Promise<OpenJob[]> {
		const found = new Map<string, Billing>();
		const unknown = open.filter(
			({ state, record }) => state === 'unknown' && record.clientRequestId !== undefined,
		);
		const seen = await this.#remember(unknown);
		for (const origin of new Set(unknown.map(({ record }) => record.origin))) {
			const jobs = unknown.filter(({ record }) => record.origin === origin);
			const service = await findService(this.#deps.keys, { origin, settings: readSettings(undefined) });
			if (service !== undefined) {
				const sought = jobs.map(({ record: { id, at } }) => ({
					id,
					sentAt: Date.parse(at),
					lastSentAt: seen[id] ?? Number.POSITIVE_INFINITY,
				}));
				const cancel = AbortSignal.timeout(lookUpTimeoutMs);
				const billings = await lookUp(service, sought, { cancel }).catch((error: unknown) => {
					this.#deps.log.warn(`The service could not be asked what it billed: ${detailOf(error)}`);
				});
				billings?.forEach((billing, id) => found.set(id, billing));
			}
		}
		return open.map(job => ({ ...job, billing: found.get(job.record.id) }));
	}
}

/** The job that goes on where an unfinished one stopped. */
export function toJob({ record, state }: UnfinishedJob): Job {
	const { id, request, paid } = record;
	return state === 'unknown' ? { id: crypto.randomUUID(), request } : { id, request, paid };
}

/** Whether an unfinished job lacks nothing but its file. */
export function isFinished({ state }: UnfinishedJob): boolean {
	return state === 'ready' || state === 'kept';
}

/** Whether a job is paid for, and its picture can perhaps still be had. */
export function isPaid(job: UnfinishedJob): boolean {
	return isFinished(job) || job.state === 'stuck';
}

/** Whether a job's file belongs in a folder of this window, and the person trusts it. */
export function isHere({ record }: UnfinishedJob): boolean {
	const root = vscode.Uri.parse(record.plan.root);
	return vscode.workspace.isTrusted && vscode.workspace.getWorkspaceFolder(root) !== undefined;
}

function spentOn(
	state: OpenJob['state'],
	{ paid }: OpenJob['record'],
	billing: Billing | undefined,
): Spent | undefined {
	if (paid !== undefined) {
		return { outcome: 'noImage', usage: paid.usage, requestId: paid.requestId };
	}
	if (state === 'waiting' || billing?.kind === 'notBilled') {
		return undefined;
	}
	return billing?.kind === 'billed'
		? { outcome: 'noImage', usage: billing.usage, requestId: billing.requestId }
		: { outcome: 'unknown', usage: {} };
}
