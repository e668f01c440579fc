import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findDifference } from '../../core/differences.ts';
import type { Difference } from '../../core/differences.ts';
import { Failure } from '../../core/failure.ts';
import type { FailureCode } from '../../core/failure.ts';
import { isAsset } from '../../core/generate.ts';
import type { Job } from '../../core/backend.ts';
import type { Asset, Linked, Miss, Outcome } from '../../core/generate.ts';
import { notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { formatName, pixels } from '../ui/options.ts';
import { failureMessage, foreignText } from '../ui/words.ts';
import type { GenerationDeps } from './deps.ts';
import type { Generation } from './generation.ts';
import { copyLinks, nextSteps, openAssets, openBudget, retryStep } from './nextSteps.ts';
import type { Misses, Remedies } from './nextSteps.ts';
import { imageOf } from './order.ts';
import type { ProgressNotice } from './progress.ts';
import { saveAs } from './saveAs.ts';

/** Shows what became of a generation, and does what the person chooses next. */
export class Presenter {
	readonly #generation: Generation;
	readonly #deps: Pick<GenerationDeps, 'failedJobs' | 'log'>;

	constructor(generation: Generation, deps: Pick<GenerationDeps, 'failedJobs' | 'log'>) {
		this.#generation = generation;
		this.#deps = deps;
	}

	/**
	 * Runs jobs and shows how they ended; the notices stay after the result is given. Without a `notice` of
	 * several generations it shows its own.
	 */
	run(jobs: readonly Job[], notice?: ProgressNotice): Promise<Outcome> {
		return this.#generation.hold(this.#run(jobs, notice));
	}

	/** Puts links to assets where the order says by one edit, or says why not. */
	async insert(assets: readonly [Asset, ...Asset[]]): Promise<void> {
		this.#showLinked(assets, await this.#generation.hold(this.#generation.link(assets)));
	}

	async #run(jobs: readonly Job[], notice: ProgressNotice | undefined): Promise<Outcome> {
		const drop = new AbortController();
		const onLate = (result: Asset | Miss) => this.#showLate(result);
		const outcome = await this.#generation.run(jobs, { onLate, drop: drop.signal }, notice);
		if (!this.#generation.order.isQuiet) {
			this.#show(outcome, drop);
		}
		return outcome;
	}

	#show(outcome: Outcome, drop: AbortController): void {
		for (const misses of groupByRemedy(outcome.misses)) {
			if (misses[0].failure.code === 'cancelled') {
				this.#showCancelled(misses, drop);
			} else {
				this.#showMisses(misses);
			}
		}
		if (outcome.linked !== undefined) {
			this.#showLinked(outcome.assets, outcome.linked);
		}
		this.#showDifferences(outcome.assets);
	}

	/** Success is seen in the document; a notice is for what is not. */
	#showLinked(assets: readonly Asset[], linked: Linked): void {
		const left = linked.links.filter(({ isInserted }) => !isInserted).map(({ text }) => text);
		if (linked.failure !== undefined) {
			this.#notify('warning', failureMessage(linked.failure), left.length === 0 ? [] : [copyLinks(left)]);
		} else if (left.length > 0) {
			const message = l10n.t('Saved {0}.', assets.map(pathOf).join(', '));
			if (this.#generation.order.isWatched?.() === true) {
				// The gallery has them.
				vscode.window.setStatusBarMessage(foreignText(message), savedMs);
				return;
			}
			this.#notify('information', message, [openAssets(assets), copyLinks(left)]);
		}
	}

	/** What came otherwise than it was asked for is said, all of it in one notice. */
	#showDifferences(assets: readonly Asset[]): void {
		const { model, keep } = this.#generation.order;
		if (keep !== undefined) {
			// Whoever decides on the picture sees it.
			return;
		}
		const differing = assets.flatMap(asset => {
			const difference = findDifference(model, asset.request, asset.made.picture.facts);
			return difference === undefined ? [] : [{ asset, message: differenceMessage(asset, difference) }];
		});
		if (differing.length > 0) {
			const message = differing.map(each => each.message).join(' ');
			this.#notify('warning', message, [openAssets(differing.map(each => each.asset))]);
		}
	}

	/** What was not sent is gone without a word; what was may be paid, so it comes unless it is dropped. */
	#showCancelled(misses: readonly Miss[], drop: AbortController): void {
		const sent = misses.filter(miss => this.#generation.isLate(miss.job)).length;
		const message =
			sent === 1
				? l10n.t('This image was already sent and may be billed. It is saved and offered when it arrives.')
				: l10n.t(
						'{0} images were already sent and may be billed. They are saved and offered when they arrive.',
						sent,
					);
		if (sent > 0) {
			const label = sent === 1 ? l10n.t('Drop It') : l10n.t('Drop Them');
			this.#notify('information', message, [{ label, run: () => drop.abort() }]);
		}
	}

	/** One notice for all that failed in the same way; each can also be tried again by itself. */
	#showMisses(misses: Misses): void {
		this.#list(misses);
		const [{ failure }] = misses;
		if (this.#generation.order.isWatched?.() === true && isAllInTheList.has(failure.code)) {
			return;
		}
		const message = failureMessage(failure);
		const text = misses.length === 1 ? message : l10n.t('{0} images: {1}', misses.length, message);
		this.#notify('error', text, nextSteps(misses, this.#remediesFor(misses)));
	}

	/** Keeps what failed where it can be tried again after its notice is gone. */
	#list(misses: readonly Miss[]): void {
		const failed = misses.map(miss => {
			const retry = retryStep([miss], this.#remediesFor([miss]));
			return {
				miss,
				retry: retry && {
					...retry,
					run: () => this.#generation.hold(Promise.resolve(retry.run())),
				},
			};
		});
		void this.#generation.hold(this.#deps.failedJobs.add(failed));
	}

	#remediesFor(misses: Misses): Remedies {
		return {
			order: this.#generation.order,
			log: this.#deps.log,
			runAgain: () => this.#runAgain(misses),
			saveAs: () => this.#saveAs(misses),
		};
	}

	/** Those of `misses` that were not taken in hand elsewhere. */
	#take(misses: Misses): Misses | undefined {
		const [first, ...rest] = this.#deps.failedJobs.take(misses);
		if (first === undefined) {
			this.#notify('information', l10n.t('This was already tried again.'), []);
			return undefined;
		}
		return [first, ...rest];
	}

	async #runAgain(misses: Misses): Promise<void> {
		const taken = this.#take(misses);
		if (taken === undefined) {
			return;
		}
		let isRun = false;
		try {
			const jobs = taken.map(toJob);
			const reservation = await this.#generation.reserve(jobs);
			if (reservation !== undefined) {
				isRun = true;
				await this.#runReserved(taken, jobs).finally(() => {
					void this.#generation.whenOver().then(reservation.release);
				});
			}
		} catch (error) {
			if (!(error instanceof Failure)) {
				throw error;
			}
			this.#notify('error', failureMessage(error), [openBudget()]);
		} finally {
			if (!isRun) {
				this.#list(taken);
			}
		}
	}

	async #runReserved(misses: Misses, jobs: readonly Job[]): Promise<void> {
		for (const miss of misses) {
			await this.#generation.writeOff(miss);
		}
		const { assets } = await this.run(jobs);
		assets.forEach(asset => this.#generation.order.offer?.(asset));
	}

	#showLate(result: Asset | Miss): void {
		if (this.#generation.order.isQuiet) {
			return;
		}
		if (isAsset(result)) {
			const { offer } = this.#generation.order;
			if (offer === undefined) {
				void this.#offer(result);
			} else {
				offer(result);
			}
			return;
		}
		if (result.failure.code !== 'cancelled') {
			this.#showMisses([result]);
		} else if (!result.failure.maybeBilled) {
			this.#notify(
				'information',
				l10n.t('The cancelled image was not taken after all; nothing was billed.'),
				[],
			);
		}
	}

	/** A cancelled image that came all the same. */
	async #offer(asset: Asset): Promise<void> {
		const { spot } = imageOf(this.#generation.order, asset.request);
		const insert = { label: l10n.t('Insert Link'), run: () => this.insert([asset]) };
		const message = l10n.t('The cancelled image has arrived and is saved as {0}.', pathOf(asset));
		this.#showDifferences([asset]);
		await this.#generation.hold(
			notify('information', message, [openAssets([asset]), ...(spot === undefined ? [] : [insert])]),
		);
	}

	async #saveAs(misses: Misses): Promise<void> {
		for (const miss of this.#take(misses) ?? []) {
			const asset = await saveAs(miss, this.#generation.files);
			if (asset === undefined) {
				// The picture is paid for: it stays on offer.
				this.#showMisses([miss]);
			} else {
				await this.#generation.savedElsewhere(miss.job, asset);
				await this.insert([asset]);
				this.#showDifferences([asset]);
			}
		}
	}

	#notify(
		severity: 'information' | 'warning' | 'error',
		message: string,
		actions: readonly NoticeAction[],
	): void {
		void this.#generation.hold(notify(severity, message, actions));
	}
}

/** How long the status bar says what was saved, in milliseconds. */
const savedMs = 5000;

/** Failures whose row in a list says and offers all that a notice would. */
const isAllInTheList: ReadonlySet<FailureCode> = new Set<FailureCode>([
	'rateLimited',
	'offline',
	'server',
	'unknownOutcome',
	'downloadFailed',
	'invalidRequest',
	'refused',
]);

/** What failed in the same way; what only another prompt helps with, by the prompt. */
function* groupByRemedy(misses: readonly Miss[]): Generator<Misses> {
	for (const key of new Set(misses.map(keyOf))) {
		const [first, ...rest] = misses.filter(miss => keyOf(miss) === key);
		if (first !== undefined) {
			yield [first, ...rest];
		}
	}
}

function keyOf({ job, failure: { code } }: Miss): string {
	return code === 'refused' || code === 'invalidRequest' ? `${code} ${job.request.prompt}` : code;
}

/** What is to be done for a job that failed: a picture that is made is only fetched. */
function toJob({ job, failure }: Miss): Job {
	const id = failure.paid === undefined ? crypto.randomUUID() : job.id;
	return { id, request: job.request, paid: failure.paid };
}

function differenceMessage(asset: Asset, { size, format }: Difference): string {
	const asked = [...(size ? [pixels(size.asked)] : []), ...(format ? [formatName(format.asked)] : [])];
	const got = [...(size ? [pixels(size.got)] : []), ...(format ? [formatName(format.got)] : [])];
	return l10n.t('{0} is {1}, not {2} as asked.', pathOf(asset), got.join(' '), asked.join(' '));
}

function pathOf(asset: Asset): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(asset.uri));
}
