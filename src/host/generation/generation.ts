import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { generate, isAsset } from '../../core/generate.ts';
import type { Job, Made } from '../../core/backend.ts';
import type { Asset, JobJournal, Linked, Miss, Outcome } from '../../core/generate.ts';
import { relativePath } from '../../core/document/link/path.ts';
import type { LinkTarget } from '../../core/document/link/link.ts';
import type { ExpectedDuration } from '../../core/job/expected.ts';
import { createJobJournal, noJournal, writeOff } from '../../core/job/jobJournal.ts';
import type { Journal } from '../../core/job/journal.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import { Queue } from '../../core/job/queue.ts';
import type { JobRecord } from '../../core/job/record.ts';
import type { Prices } from '../account/prices.ts';
import { resolveName } from '../assets/destination.ts';
import { saveImage } from '../assets/saveImage.ts';
import { insertLinks } from '../editor/insertLinks.ts';
import type { Log } from '../log.ts';
import { isBrowserHost, outside } from '../outside.ts';
import { failureMessage } from '../ui/words.ts';
import type { Budget, Reservation } from './budget.ts';
import type { Order } from './order.ts';
import { withNotice } from './progress.ts';
import type { ProgressNotice } from './progress.ts';

/** What becomes of jobs that end after the person stopped waiting for them. */
export interface LateJobs {
	readonly onLate: (result: Asset | Miss) => void;
	/** Aborted when the person gives up answers that may be paid. */
	readonly drop: AbortSignal;
}

/** What a generation works with. */
export interface GenerationTools {
	readonly log: Log;
	readonly queue: Queue;
	readonly journal: Journal;
	readonly ledger: Ledger;
	readonly prices: Prices;
	readonly budget: Budget;
}

/** Runs an order, as often as the person wants it tried again, and keeps its place until all is said. */
export class Generation {
	readonly order: Order;
	readonly #tools: GenerationTools;
	readonly #journal: JobJournal;
	/** The jobs that were cancelled after they were sent and are still awaited, and what ends that, by their ids. */
	readonly #late = new Map<string, Promise<void>>();
	readonly #ends = new Map<string, () => void>();
	#held = 0;

	/** With `keepsUnsent` jobs that could not be sent go on waiting, on record. */
	constructor(order: Order, tools: GenerationTools, keepsUnsent = false) {
		this.order = order;
		this.#tools = tools;
		const { journal, ledger, log } = tools;
		this.#journal = order.isDraft
			? noJournal
			: createJobJournal({
					journal,
					ledger,
					recordOf: job => this.#recordOf(job),
					keepsUnsent,
					onTrouble: (job, problem) => log.warn(`${job.id}: could not be noted: ${problem}`),
				});
	}

	/** The jobs the order starts with. */
	firstJobs(): Job[] {
		return this.order.requests.map(request => ({ id: crypto.randomUUID(), request }));
	}

	/** Runs jobs under a notice: the given one, or one of its own. */
	run(jobs: readonly Job[], late: LateJobs, notice?: ProgressNotice): Promise<Outcome> {
		const { isDraft, isQuiet } = this.order;
		const count = jobs.length;
		return this.hold(
			notice === undefined
				? withNotice({ count, isDraft, isQuiet, expected: this.#expect(count) }, own =>
						this.#run(jobs, own, late),
					)
				: this.#run(jobs, notice, late),
		);
	}

	/** Whether a job was cancelled after it was sent and its answer is still awaited. */
	isLate(job: Job): boolean {
		return this.#late.has(job.id);
	}

	/** Resolves when no answer of a cancelled job is awaited any more. */
	async whenOver(): Promise<void> {
		await Promise.all(this.#late.values());
	}

	/** Ends the record of a job with an unknown outcome that the person makes again: it counts as spent. */
	async writeOff({ job, failure }: Miss): Promise<void> {
		if (failure.code === 'unknownOutcome' && failure.usage === undefined) {
			await writeOff(this.#tools, job.id).catch((error: unknown) =>
				this.#tools.log.warn(`${job.id}: could not be written off: ${detailOf(error)}`),
			);
		}
	}

	/** Puts links to assets into the document; without a document it only writes them. */
	link(assets: readonly [Asset, ...Asset[]]): Promise<Linked> {
		const [first, ...rest] = assets;
		const { spot, languageId } = this.order;
		const target = (asset: Asset) => this.#linkTarget(asset);
		return insertLinks(spot, languageId, [target(first), ...rest.map(target)]);
	}

	/** Keeps the place in the document followed until `work` is over. */
	async hold<Result>(work: PromiseLike<Result>): Promise<Result> {
		this.#held++;
		try {
			return await work;
		} finally {
			this.#held--;
			if (this.#held === 0) {
				this.order.spot?.dispose();
			}
		}
	}

	/** Writes a picture as a new file where the order says. */
	async save(job: Job, made: Made): Promise<string> {
		const { destination } = this.order;
		const { bytes, facts } = made.picture;
		const name = { id: job.id, stem: this.#stemOf(job), extension: facts.extension };
		try {
			// What is only fetched again may have been saved in the moment before a crash.
			const isSavedPerhaps = job.paid !== undefined;
			const uri = await saveImage(destination.folder, name, bytes, isSavedPerhaps);
			this.#tools.log.trace(`${job.id}: saved as ${uri.toString()}`);
			return uri.toString();
		} finally {
			const { usage, requestId } = made;
			const size = `${facts.width}x${facts.height} ${facts.mimeType}, ${bytes.length} bytes`;
			const cost = `USD ${usage.usd ?? '?'}, credits ${usage.credits ?? '?'}`;
			this.#tools.log.info(`${job.id}: ${size}, request id ${requestId ?? '-'}, ${cost}`);
		}
	}

	/**
	 * Sets money aside for jobs that the person wants once more, and so has agreed to. Throws a Failure
	 * `overBudget`.
	 */
	async reserve(jobs: readonly Job[]): Promise<Reservation | undefined> {
		const { isDraft, settings, isQuiet, priceUsd } = this.order;
		const unpaid = isDraft ? [] : jobs.filter(job => job.paid === undefined);
		const prices = unpaid.map(job => priceUsd(job.request));
		return this.#tools.budget.reserve({ prices, settings, isQuiet, maxUsd: Number.MAX_SAFE_INTEGER });
	}

	/** Notes that the person has saved a picture that could not be saved where it belonged. */
	async savedElsewhere(job: Job, asset: Asset): Promise<void> {
		const { usage, requestId } = asset.made;
		await this.#journal.open({ ...job, paid: { url: '', usage, requestId } });
		await this.#journal.end(job, asset);
	}

	/** How long so many images take, as many at a time as the settings allow. */
	async #expect(count: number): Promise<ExpectedDuration | undefined> {
		const { isDraft, isQuiet, model, settings } = this.order;
		const one = isDraft || isQuiet ? undefined : await this.#tools.prices.expectedDuration(model);
		const rounds = Math.ceil(count / settings.concurrency);
		return one && { p50Ms: one.p50Ms * rounds, p90Ms: one.p90Ms * rounds };
	}

	#stemOf({ request }: Job): string {
		const { destination, model, settings } = this.order;
		return destination.stem ?? resolveName(request, model, settings);
	}

	#recordOf(job: Job): JobRecord {
		const { destination, origin, alt, languageId, spot, priceUsd } = this.order;
		return {
			id: job.id,
			at: new Date().toISOString(),
			origin,
			request: job.request,
			plan: {
				folder: destination.folder.toString(),
				linkBase: destination.linkBase.toString(),
				stem: this.#stemOf(job),
				alt,
				languageId,
				spot: spot?.remember(),
			},
			priceUsd: priceUsd(job.request),
			// A browser does not send it: see generateImage.
			clientRequestId: isBrowserHost() ? undefined : job.id,
			paid: job.paid,
		};
	}

	async #run(jobs: readonly Job[], notice: ProgressNotice, late: LateJobs): Promise<Outcome> {
		const { order } = this;
		for (const job of jobs) {
			const { model, seed } = job.request;
			this.#tools.log.info(`${job.id}: ${order.isDraft ? 'draft' : model}, seed ${seed}`);
			this.#tools.log.trace(`${job.id}: prompt ${JSON.stringify(job.request.prompt)}`);
		}
		const outcome = await generate(
			jobs,
			{
				backend: { make: async (job, control) => (await order.openBackend(job)).make(job, control) },
				queue: order.isDraft ? new Queue(() => order.settings.concurrency, outside) : this.#tools.queue,
				journal: this.#journal,
				save: (job, made) => this.save(job, made),
				link: assets => this.link(assets),
				onLate: (job, result) => {
					this.#logMisses(isAsset(result) ? [] : [result]);
					late.onLate(result);
					this.#late.delete(job.id);
					this.#ends.get(job.id)?.();
					this.#ends.delete(job.id);
				},
				onLeft: job => {
					const over = new Promise<void>(end => this.#ends.set(job.id, end));
					this.#late.set(job.id, over);
					void this.hold(over);
				},
				onProgress: notice.onProgress,
			},
			{ cancel: notice.cancel, drop: late.drop },
		);
		this.#logMisses(outcome.misses);
		if (outcome.linked?.failure !== undefined) {
			this.#tools.log.warn(failureMessage(outcome.linked.failure));
		}
		return outcome;
	}

	#logMisses(misses: readonly Miss[]): void {
		for (const { job, failure } of misses) {
			const parts = [
				// A path has the prompt's words in its name.
				failure.message.replaceAll(this.#stemOf(job), '…'),
				`request id ${failure.requestId ?? '-'}`,
				`maybe billed ${failure.maybeBilled}`,
				...(failure.paid === undefined ? [] : [`waiting at ${failure.paid.url}`]),
			];
			this.#tools.log.warn(`${job.id}: ${parts.join(', ')}`);
		}
	}

	#linkTarget(asset: Asset): LinkTarget {
		const { width, height } = asset.made.picture.facts;
		const { linkBase } = this.order.destination;
		const path = relativePath(linkBase.path, vscode.Uri.parse(asset.uri).path);
		return { path, alt: this.order.alt, width, height };
	}
}

/** What a batch is when nothing could be started. */
export function nothingStarted(outcome: Outcome): boolean {
	return (
		outcome.assets.length === 0 &&
		outcome.misses.every(({ failure }) => failure.code === 'cancelled' && !failure.maybeBilled)
	);
}
