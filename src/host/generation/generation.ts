import * as vscode from 'vscode';
import { generate, isAsset } from '../../core/generate.ts';
import type { Asset, Job, Linked, Made, Miss, Outcome } from '../../core/generate.ts';
import { relativePath } from '../../core/document/link/path.ts';
import type { LinkTarget } from '../../core/document/link/link.ts';
import { resolveName } from '../assets/destination.ts';
import { saveImage } from '../assets/saveImage.ts';
import { insertLinks } from '../editor/insertLinks.ts';
import type { Log } from '../log.ts';
import { failureMessage } from '../ui/words.ts';
import type { Order } from './order.ts';
import { withNotice } from './progress.ts';
import type { ProgressNotice } from './progress.ts';

/** Runs an order, as often as the person wants it tried again, and keeps its place until all is said. */
export class Generation {
	readonly order: Order;
	readonly #log: Log;
	/** Aborted when the person gives up an answer that may be paid. */
	readonly #drop = new AbortController();
	/** Ends the wait for a job that was cancelled after it was sent, by its id. */
	readonly #late = new Map<string, () => void>();
	#held = 0;

	constructor(order: Order, log: Log) {
		this.order = order;
		this.#log = log;
	}

	/** The jobs the order starts with. */
	firstJobs(): Job[] {
		return this.order.requests.map(request => ({ id: crypto.randomUUID(), request }));
	}

	/** Runs jobs under a notice. `onLate` is told of those that end after the person stopped waiting. */
	run(jobs: readonly Job[], onLate: (result: Asset | Miss) => void): Promise<Outcome> {
		const { isDraft, isQuiet } = this.order;
		return this.hold(
			withNotice({ count: jobs.length, isDraft, isQuiet }, notice => this.#run(jobs, notice, onLate)),
		);
	}

	/** Puts links to assets into the document; without a document it only writes them. */
	link(assets: readonly [Asset, ...Asset[]]): Promise<Linked> {
		const [first, ...rest] = assets;
		const { spot, languageId } = this.order;
		const target = (asset: Asset) => this.#linkTarget(asset);
		return insertLinks(spot, languageId, [target(first), ...rest.map(target)]);
	}

	/** Gives up what was sent and has not arrived. */
	drop(): void {
		this.#drop.abort();
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
		const { destination, model, settings } = this.order;
		const stem = destination.stem ?? resolveName(job.request, model, settings);
		const { bytes, facts } = made.picture;
		const uri = await saveImage(destination.folder, { stem, extension: facts.extension }, bytes);
		this.#log.info(
			`${job.id}: saved ${vscode.workspace.asRelativePath(uri)}, ${facts.width}x${facts.height} ${facts.mimeType}, ` +
				`${bytes.length} bytes, request id ${made.requestId ?? '-'}, ` +
				`USD ${made.usage.usd ?? '?'}, credits ${made.usage.credits ?? '?'}`,
		);
		return uri.toString();
	}

	async #run(
		jobs: readonly Job[],
		notice: ProgressNotice,
		onLate: (result: Asset | Miss) => void,
	): Promise<Outcome> {
		const { order } = this;
		for (const job of jobs) {
			const { model, seed } = job.request;
			this.#log.info(`${job.id}: ${order.isDraft ? 'draft' : model}, seed ${seed}`);
			this.#log.trace(`${job.id}: prompt ${JSON.stringify(job.request.prompt)}`);
		}
		const outcome = await generate(
			jobs,
			{
				backend: { make: async (job, control) => (await order.openBackend()).make(job, control) },
				save: (job, made) => this.save(job, made),
				link: assets => this.link(assets),
				onLate: (job, result) => {
					this.#logMisses(isAsset(result) ? [] : [result]);
					onLate(result);
					this.#late.get(job.id)?.();
				},
				onLeft: job => void this.hold(new Promise<void>(resolve => this.#late.set(job.id, resolve))),
				onProgress: notice.onProgress,
			},
			{ concurrency: order.settings.concurrency, cancel: notice.cancel, drop: this.#drop.signal },
		);
		this.#logMisses(outcome.misses);
		if (outcome.linked?.failure !== undefined) {
			this.#log.warn(failureMessage(outcome.linked.failure));
		}
		return outcome;
	}

	#logMisses(misses: readonly Miss[]): void {
		for (const { job, failure } of misses) {
			const parts = [
				failure.message,
				`request id ${failure.requestId ?? '-'}`,
				`maybe billed ${failure.maybeBilled}`,
			];
			this.#log.warn(`${job.id}: ${parts.join(', ')}`);
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
