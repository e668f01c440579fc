import { Uri, l10n, window } from 'vscode';
import type { Job } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import { isAsset } from '../../core/generate.ts';
import type { Asset, Miss, Outcome } from '../../core/generate.ts';
import type { ExpectedDuration } from '../../core/job/expected.ts';
import type { Reservation } from '../generation/budget.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { Generation } from '../generation/generation.ts';
import { nextSteps, openAssets, openBudget, retryStep } from '../generation/nextSteps.ts';
import type { Misses, Remedies } from '../generation/nextSteps.ts';
import { withNotice } from '../generation/progress.ts';
import { saveAs } from '../generation/saveAs.ts';
import { notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { failureMessage, foreignText } from '../ui/words.ts';
import type { Aftermath, FilledImage, FillImage, RefusedImage } from './fillImage.ts';
import type { FillOrders } from './fillOrders.ts';
import { alreadyText, pathOf, sentText, summaryText } from './fillSummary.ts';

/** Jobs of one order. */
interface Batch {
	readonly generation: Generation;
	readonly jobs: readonly Job[];
}

/** What a run is about. */
export interface FillWork {
	readonly images: readonly FillImage[];
	readonly refused: readonly RefusedImage[];
	/** What is to be done once images are files. */
	readonly after: (filled: readonly FilledImage[]) => Promise<Aftermath>;
}

/** No more images are opened at a time. */
const mostOpened = 10;

/** How long the status bar says what was saved, in milliseconds. */
const savedMs = 5000;

/** Makes images of several orders as one action: one notice while it runs, and one about what became of all. */
export class FillRun {
	readonly #deps: GenerationDeps;
	readonly #generations: readonly Generation[];
	readonly #work: FillWork;
	readonly #isDraft: boolean;
	readonly #isQuiet: boolean;

	constructor(deps: GenerationDeps, { orders, isDraft }: FillOrders, work: FillWork, isQuiet: boolean) {
		this.#deps = deps;
		this.#generations = orders.map(order => new Generation(order, deps));
		this.#work = work;
		this.#isDraft = isDraft;
		this.#isQuiet = isQuiet;
	}

	/** Makes all images. The notice about them stays after the result is given. */
	run(): Promise<Outcome> {
		const batches = this.#generations.map(generation => ({ generation, jobs: generation.firstJobs() }));
		return this.#run(batches, this.#work.refused);
	}

	/** Resolves when no answer of a cancelled job is awaited any more. */
	async whenOver(): Promise<void> {
		await Promise.all(this.#generations.map(generation => generation.whenOver()));
	}

	async #run(batches: readonly Batch[], refused: readonly RefusedImage[]): Promise<Outcome> {
		const drop = new AbortController();
		const late = { onLate: (result: Asset | Miss) => void this.#showLate(result), drop: drop.signal };
		const count = batches.reduce((sum, { jobs }) => sum + jobs.length, 0);
		const notice = {
			count,
			isDraft: this.#isDraft,
			isQuiet: this.#isQuiet,
			expected: this.#expect(batches, count),
		};
		const files = batches.flatMap(({ jobs }) => jobs.map(job => this.#imageOf(job).uri));
		const { assets, misses, aftermath } = await this.#deps.underWay.whileMaking(files, async () => {
			const outcomes = await withNotice(notice, progress =>
				Promise.all(batches.map(({ generation, jobs }) => generation.run(jobs, late, progress))),
			);
			const saved = outcomes.flatMap(outcome => outcome.assets);
			return {
				assets: saved,
				misses: outcomes.flatMap(outcome => outcome.misses),
				aftermath: await this.#work.after(this.#toFilled(saved)),
			};
		});
		if (!this.#isQuiet) {
			this.#show({ assets, misses, refused, aftermath }, drop);
		}
		return { assets, misses, linked: { links: [], failure: aftermath.failure } };
	}

	/** How long so many images take, as many at a time as the settings allow. */
	async #expect(batches: readonly Batch[], count: number): Promise<ExpectedDuration | undefined> {
		const order = batches[0]?.generation.order;
		if (order === undefined || this.#isDraft || this.#isQuiet) {
			return undefined;
		}
		const one = await this.#deps.prices.expectedDuration(order.model);
		const rounds = Math.ceil(count / order.settings.concurrency);
		return one && { p50Ms: one.p50Ms * rounds, p90Ms: one.p90Ms * rounds };
	}

	#show({ assets, misses, refused, aftermath }: Ended, drop: AbortController): void {
		const cancelled = misses.filter(({ failure }) => failure.code === 'cancelled');
		const failed = misses.filter(({ failure }) => failure.code !== 'cancelled');
		const sent = cancelled.filter(({ job }) => this.#generationOf(job).isLate(job)).length;
		const insertion = aftermath.failure === undefined ? [] : [failureMessage(aftermath.failure)];
		const notes = [...aftermath.notes, ...insertion, ...sentText(sent)];
		this.#list(failed);
		const saved = this.#toFilled(assets);
		const text = summaryText({
			saved,
			failed: [...failed.map(({ job, failure }) => ({ uri: this.#imageOf(job).uri, failure })), ...refused],
			notes,
		});
		const isPlain = failed.length + refused.length + notes.length === 0;
		if (isPlain && assets.length === 1) {
			// What is seen needs no notice.
			window.setStatusBarMessage(text, savedMs);
			return;
		}
		const dropIt = {
			label: sent === 1 ? l10n.t('Drop It') : l10n.t('Drop Them'),
			run: () => drop.abort(),
		};
		const actions = [
			...this.#steps(failed),
			...(sent === 0 ? [] : [dropIt]),
			...(assets.length === 0 ? [] : [openAssets(assets.slice(0, mostOpened))]),
		];
		if (text !== '') {
			const severity = isPlain
				? 'information'
				: assets.length === 0 && failed.length > 0
					? 'error'
					: 'warning';
			void notify(severity, text, actions);
		}
	}

	/** What can be done about all that failed, by what it is called, and what else helps where all failed alike. */
	#steps(failed: readonly Miss[]): NoticeAction[] {
		const groups = new Map<string, Misses>();
		for (const miss of failed) {
			const label = retryStep([miss], this.#remedies([miss]))?.label;
			if (label !== undefined) {
				const known = groups.get(label);
				groups.set(label, known === undefined ? [miss] : [...known, miss]);
			}
		}
		const again = [...groups.values()].flatMap(misses => retryStep(misses, this.#remedies(misses)) ?? []);
		const [first, ...others] = failed;
		const isAlike = others.every(({ failure }) => failure.code === first?.failure.code);
		const isOfOnePrompt = others.every(({ job }) => job.request.prompt === first?.job.request.prompt);
		const isForPrompt = first?.failure.code === 'refused' || first?.failure.code === 'invalidRequest';
		if (first === undefined || !isAlike || (isForPrompt && !isOfOnePrompt)) {
			return again;
		}
		const misses: Misses = [first, ...others];
		const more = nextSteps(misses, this.#remedies(misses)).filter(({ label }) => !groups.has(label));
		return [...more, ...again];
	}

	#remedies(misses: Misses): Remedies {
		return {
			order: this.#generationOf(misses[0].job).order,
			log: this.#deps.log,
			runAgain: () => this.#runAgain(misses),
			saveAs: () => this.#saveAs(misses),
		};
	}

	/** Keeps what failed where it can be tried again after the notice is gone. */
	#list(misses: readonly Miss[]): void {
		const failed = misses.map(miss => ({ miss, retry: retryStep([miss], this.#remedies([miss])) }));
		void this.#deps.failedJobs.add(failed);
	}

	async #runAgain(misses: Misses): Promise<void> {
		const busy = misses.find(({ job }) => this.#deps.underWay.isOrdered(this.#imageOf(job).uri));
		if (busy !== undefined) {
			void notify('information', alreadyText(this.#imageOf(busy.job).uri));
			return;
		}
		const taken = this.#deps.failedJobs.take(misses);
		if (taken.length === 0) {
			void notify('information', l10n.t('This was already tried again.'));
			return;
		}
		const reservations: Reservation[] = [];
		let isRun = false;
		try {
			const batches = this.#toBatches(taken);
			for (const { generation, jobs } of batches) {
				const reservation = await generation.reserve(jobs);
				if (reservation === undefined) {
					return;
				}
				reservations.push(reservation);
			}
			isRun = true;
			for (const miss of taken) {
				await this.#generationOf(miss.job).writeOff(miss);
			}
			await this.#run(batches, []);
		} catch (error) {
			if (!(error instanceof Failure)) {
				throw error;
			}
			void notify('error', failureMessage(error), [openBudget()]);
		} finally {
			void this.whenOver().then(() => reservations.forEach(({ release }) => release()));
			if (!isRun) {
				this.#list(taken);
			}
		}
	}

	async #saveAs(misses: Misses): Promise<void> {
		for (const miss of this.#deps.failedJobs.take(misses)) {
			const generation = this.#generationOf(miss.job);
			const asset = await saveAs(miss, generation.files);
			if (asset === undefined) {
				// The picture is paid for: it stays on offer.
				const aftermath = { notes: [] };
				this.#show({ assets: [], misses: [miss], refused: [], aftermath }, new AbortController());
			} else {
				await generation.savedElsewhere(miss.job, asset);
			}
		}
	}

	/** What came of an image that was cancelled after it was sent. */
	async #showLate(result: Asset | Miss): Promise<void> {
		const { notes, failure } = isAsset(result) ? await this.#work.after(this.#toFilled([result])) : nothing;
		if (this.#isQuiet) {
			return;
		}
		if (isAsset(result)) {
			const path = foreignText(pathOf(Uri.parse(result.uri)));
			const message = l10n.t('The cancelled image has arrived and is saved as {0}.', path);
			const more = [...notes, ...(failure === undefined ? [] : [failureMessage(failure)])].map(foreignText);
			void notify('information', [message, ...more].join(' '), [openAssets([result])]);
		} else if (result.failure.code !== 'cancelled') {
			const aftermath = { notes: [] };
			this.#show({ assets: [], misses: [result], refused: [], aftermath }, new AbortController());
		} else if (!result.failure.maybeBilled) {
			const message = l10n.t('The cancelled image was not taken after all; nothing was billed.');
			void notify('information', message);
		}
	}

	#toBatches(misses: readonly Miss[]): Batch[] {
		return this.#generations.flatMap(generation => {
			const jobs = misses.filter(({ job }) => this.#generationOf(job) === generation).map(toJob);
			return jobs.length === 0 ? [] : [{ generation, jobs }];
		});
	}

	#toFilled(assets: readonly Asset[]): FilledImage[] {
		return assets.map(asset => ({ asset, image: this.#imageOf(asset) }));
	}

	#imageOf({ request }: Pick<Job, 'request'>): FillImage {
		return sought(this.#work.images.find(image => image.request === request));
	}

	#generationOf({ request }: Pick<Job, 'request'>): Generation {
		return sought(
			this.#generations.find(({ order }) => order.images.some(image => image.request === request)),
		);
	}
}

/** How a run ended. */
interface Ended {
	readonly assets: readonly Asset[];
	readonly misses: readonly Miss[];
	readonly refused: readonly RefusedImage[];
	readonly aftermath: Aftermath;
}

const nothing: Aftermath = { notes: [] };

function sought<Found>(found: Found | undefined): Found {
	if (found === undefined) {
		throw new Error('The request is of another action.');
	}
	return found;
}

/** What is to be done for a job that failed: a picture that is made is only fetched. */
function toJob({ job, failure }: Miss): Job {
	const id = failure.paid === undefined ? crypto.randomUUID() : job.id;
	return { id, request: job.request, paid: failure.paid };
}
