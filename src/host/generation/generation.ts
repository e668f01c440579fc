import * as vscode from 'vscode';
import { generate, isAsset } from '../../core/generate.ts';
import type { Job, Made } from '../../core/backend.ts';
import type { Asset, Linked, Miss, Outcome } from '../../core/generate.ts';
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

/** What becomes of jobs that end after the person stopped waiting for them. */
export interface LateJobs {
	readonly onLate: (result: Asset | Miss) => void;
	/** Aborted when the person gives up answers that may be paid. */
	readonly drop: AbortSignal;
}

/** Runs an order, as often as the person wants it tried again, and keeps its place until all is said. */
export class Generation {
	readonly order: Order;
	readonly #log: Log;
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

	/** Runs jobs under a notice. */
	run(jobs: readonly Job[], late: LateJobs): Promise<Outcome> {
		const { isDraft, isQuiet } = this.order;
		return this.hold(
			withNotice({ count: jobs.length, isDraft, isQuiet }, notice => this.#run(jobs, notice, late)),
		);
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
		const { destination, model, settings } = this.order;
		const stem = destination.stem ?? resolveName(job.request, model, settings);
		const { bytes, facts } = made.picture;
		const name = { stem, extension: facts.extension };
		try {
			const uri = await saveImage(destination.folder, name, bytes);
			this.#log.trace(`${job.id}: saved as ${uri.toString()}`);
			return uri.toString();
		} catch (error) {
			await this.#keep(job, name, bytes);
			throw error;
		} finally {
			const { usage, requestId } = made;
			const size = `${facts.width}x${facts.height} ${facts.mimeType}, ${bytes.length} bytes`;
			const cost = `USD ${usage.usd ?? '?'}, credits ${usage.credits ?? '?'}`;
			this.#log.info(`${job.id}: ${size}, request id ${requestId ?? '-'}, ${cost}`);
		}
	}

	/** A picture that could not be saved is kept in Figment's own storage, whoever dismisses its notice. */
	async #keep(job: Job, name: { readonly extension: string }, bytes: Uint8Array): Promise<void> {
		const uri = vscode.Uri.joinPath(this.order.lostAndFound, `${job.id}.${name.extension}`);
		try {
			await vscode.workspace.fs.writeFile(uri, bytes);
			this.#log.warn(`${job.id}: could not be saved; its picture is kept as ${uri.toString()}`);
		} catch (error) {
			this.#log.warn(`${job.id}: could not be saved, and not be kept either: ${String(error)}`);
		}
	}

	async #run(jobs: readonly Job[], notice: ProgressNotice, late: LateJobs): Promise<Outcome> {
		const { order } = this;
		for (const job of jobs) {
			const { model, seed } = job.request;
			this.#log.info(`${job.id}: ${order.isDraft ? 'draft' : model}, seed ${seed}`);
			this.#log.trace(`${job.id}: prompt ${JSON.stringify(job.request.prompt)}`);
		}
		const outcome = await generate(
			jobs,
			{
				backend: { make: async (job, control) => (await order.openBackend(job)).make(job, control) },
				save: (job, made) => this.save(job, made),
				link: assets => this.link(assets),
				onLate: (job, result) => {
					this.#logMisses(isAsset(result) ? [] : [result]);
					late.onLate(result);
					this.#late.get(job.id)?.();
				},
				onLeft: job => void this.hold(new Promise<void>(resolve => this.#late.set(job.id, resolve))),
				onProgress: notice.onProgress,
			},
			{ concurrency: order.settings.concurrency, cancel: notice.cancel, drop: late.drop },
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
				...(failure.paid === undefined ? [] : [`waiting at ${failure.paid.url}`]),
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
