import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { generate, isAsset } from '../../core/generate.ts';
import type { Job } from '../../core/backend.ts';
import type { Asset, JobJournal, Linked, Miss, Outcome } from '../../core/generate.ts';
import type { ExpectedDuration } from '../../core/job/expected.ts';
import { createJobJournal, noJournal, writeOff } from '../../core/job/jobJournal.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import { Queue } from '../../core/job/queue.ts';
import type { JobRecord } from '../../core/job/record.ts';
import type { Prices } from '../account/prices.ts';
import { withoutPaths } from '../assets/planFile.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import { insertLinks } from '../editor/insertLinks.ts';
import { markProgress } from '../editor/progressMark.ts';
import { isBrowserHost, outside } from '../outside.ts';
import { failureMessage } from '../ui/words.ts';
import type { Budget, Reservation } from './budget.ts';
import { imageOf } from './order.ts';
import type { Order } from './order.ts';
import { PictureFiles } from './pictureFiles.ts';
import type { PictureTools } from './pictureFiles.ts';
import { withNotice } from './progress.ts';
import type { ProgressNotice } from './progress.ts';

/** What becomes of jobs that end after the person stopped waiting for them. */
export interface LateJobs {
	readonly onLate: (result: Asset | Miss) => void;
	/** Aborted when the person gives up answers that may be paid. */
	readonly drop: AbortSignal;
}

/** What a generation works with. */
export interface GenerationTools extends PictureTools {
	readonly queue: Queue;
	readonly ledger: Ledger;
	readonly prices: Prices;
	readonly budget: Budget;
}

/** Runs an order, as often as the person wants it tried again, and keeps its place until all is said. */
export class Generation {
	readonly order: Order;
	/** Where its pictures become files. */
	readonly files: PictureFiles;
	readonly #tools: GenerationTools;
	readonly #journal: JobJournal;
	/** The jobs that were cancelled after they were sent and are still awaited, and what ends that, by their ids. */
	readonly #late = new Map<string, Promise<void>>();
	readonly #ends = new Map<string, () => void>();
	#held = 0;
	/** The spots that it holds until nothing more can come of it. */
	readonly #spots: Set<HeldSpot>;

	/** With `keepsUnsent` jobs that could not be sent go on waiting, on record. */
	constructor(order: Order, tools: GenerationTools, keepsUnsent = false) {
		this.order = order;
		this.#spots = new Set(order.images.flatMap(({ spot }) => spot ?? []));
		this.#tools = tools;
		this.files = new PictureFiles(order, tools);
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
		return this.order.images.map(({ request }) => ({ id: crypto.randomUUID(), request }));
	}

	/** Runs jobs under a notice: the given one, or one of its own. */
	run(jobs: readonly Job[], late: LateJobs, notice?: ProgressNotice): Promise<Outcome> {
		const { isDraft, isQuiet: wantsQuiet, isWatched } = this.order;
		const isQuiet = wantsQuiet || isWatched?.() === true;
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

	/** Ends the record of a job that the person makes anew: where its outcome is unknown it counts as spent. */
	async writeOff({ job, failure, made }: Miss): Promise<void> {
		const mayRest = failure.paid === undefined && failure.usage === undefined && made === undefined;
		if (mayRest && !this.order.isDraft) {
			await writeOff(this.#tools, job.id).catch((error: unknown) =>
				this.#tools.log.warn(`${job.id}: could not be written off: ${detailOf(error)}`),
			);
		}
	}

	/** Puts links to assets into the document; without a document it only writes them. */
	async link(assets: readonly [Asset, ...Asset[]]): Promise<Linked> {
		const rules = await this.order.openRules();
		const wanted = assets.map(({ uri, request, made }) => {
			const { width, height } = made.picture.facts;
			const { alt, spot } = imageOf(this.order, request);
			return { image: { uri: vscode.Uri.parse(uri), alt, width, height }, spot };
		});
		return insertLinks(rules, this.order.languageId, wanted);
	}

	/** Keeps the place in the document followed until `work` is over. */
	async hold<Result>(work: PromiseLike<Result>): Promise<Result> {
		this.#held++;
		try {
			return await work;
		} finally {
			this.#held--;
			if (this.#held === 0) {
				this.#spots.forEach(spot => spot.dispose());
				this.#spots.clear();
			}
		}
	}

	/**
	 * Sets money aside for jobs that the person wants once more, and so has agreed to. Throws a Failure
	 * `overBudget`.
	 */
	async reserve(jobs: readonly Job[]): Promise<Reservation | undefined> {
		const { isDraft, settings, isQuiet } = this.order;
		const unpaid = isDraft ? [] : jobs.filter(job => job.paid === undefined);
		const prices = unpaid.map(job => imageOf(this.order, job.request).priceUsd);
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

	#recordOf(job: Job): JobRecord {
		const { place, origin, languageId } = this.order;
		const { file, alt, spot, priceUsd } = imageOf(this.order, job.request);
		return {
			id: job.id,
			at: new Date().toISOString(),
			origin,
			request: job.request,
			plan: {
				root: place.root.toString(),
				file,
				document: (spot?.hasMoved === true ? spot.uri : place.document)?.toString(),
				alt,
				languageId,
				spot: spot?.remember(),
			},
			priceUsd,
			// A browser does not send it: see generateImage.
			clientRequestId: isBrowserHost() ? undefined : job.id,
			paid: job.paid,
		};
	}

	async #run(jobs: readonly Job[], notice: ProgressNotice, late: LateJobs): Promise<Outcome> {
		const { order } = this;
		const spotOf = ({ request }: Job) => imageOf(order, request).spot;
		const spots = order.isDraft ? [] : jobs.flatMap(job => spotOf(job) ?? []);
		const marks = spots.length === 0 ? undefined : markProgress(spots);
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
				save: (job, made) => this.files.save(job, made),
				link: assets => (order.keep === undefined ? this.link(assets) : Promise.resolve({ links: [] })),
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
				onProgress: event => {
					const spot = event.kind === 'done' ? spotOf(event.job) : undefined;
					if (spot !== undefined) {
						marks?.done(spot);
					}
					notice.onProgress(event);
				},
			},
			{ cancel: notice.cancel, drop: late.drop },
		).finally(() => marks?.dispose());
		this.#logMisses(outcome.misses);
		if (outcome.linked?.failure !== undefined) {
			this.#tools.log.warn(failureMessage(outcome.linked.failure));
		}
		return outcome;
	}

	#logMisses(misses: readonly Miss[]): void {
		for (const { job, failure } of misses) {
			const parts = [
				withoutPaths(failure.message, imageOf(this.order, job.request).file),
				`request id ${failure.requestId ?? '-'}`,
				`maybe billed ${failure.maybeBilled}`,
				...(failure.paid === undefined ? [] : [`waiting at ${failure.paid.url}`]),
			];
			this.#tools.log.warn(`${job.id}: ${parts.join(', ')}`);
		}
	}
}

/** What a batch is when nothing could be started. */
export function nothingStarted(outcome: Outcome): boolean {
	return (
		outcome.assets.length === 0 &&
		outcome.misses.every(({ failure }) => failure.code === 'cancelled' && !failure.maybeBilled)
	);
}
