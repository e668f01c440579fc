import { Failure } from '../../core/failure.ts';
import { findModel } from '../../core/models/registry.ts';
import { holdAgain } from '../editor/plannedSpot.ts';
import { Generation } from '../generation/generation.ts';
import type { Reservation } from '../generation/budget.ts';
import { openBudget } from '../generation/nextSteps.ts';
import { Presenter } from '../generation/presenter.ts';
import { withNotice } from '../generation/progress.ts';
import { readSettings } from '../settings.ts';
import { notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { orderAgain } from './orderAgain.ts';
import { toJob } from './recovery.ts';
import type { OpenJob } from './recovery.ts';
import type { RecoveryTools } from './showRecovered.ts';

/**
 * Goes on with unfinished jobs because the person said so: sends what was not sent or is to be made again,
 * and fetches and saves what is paid. Jobs of one plan are linked by one edit.
 */
export async function takeUp(tools: RecoveryTools, jobs: readonly OpenJob[]): Promise<void> {
	try {
		const reservation = await reserve(tools, jobs);
		if (reservation !== undefined) {
			await goOn(tools, jobs).finally(reservation.release);
		}
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		void notify('error', failureMessage(error), [openBudget()]);
	}
}

/** What is sent now costs money now; that the person said so is agreement enough. Throws a Failure `overBudget`. */
function reserve({ deps }: RecoveryTools, jobs: readonly OpenJob[]): Promise<Reservation | undefined> {
	const unpaid = jobs.filter(({ record }) => record.paid === undefined);
	return deps.budget.reserve({
		prices: unpaid.map(({ record }) => record.priceUsd),
		settings: readSettings(undefined),
		maxUsd: Number.MAX_SAFE_INTEGER,
		isQuiet: false,
	});
}

async function goOn({ deps, recovery }: RecoveryTools, jobs: readonly OpenJob[]): Promise<void> {
	const groups = new Map<string, OpenJob[]>();
	for (const job of jobs) {
		const key = JSON.stringify([job.record.plan, job.record.origin]);
		groups.set(key, [...(groups.get(key) ?? []), job]);
	}
	await withNotice({ count: jobs.length, isDraft: false, isQuiet: false }, async notice => {
		await Promise.all(
			[...groups.values()].map(async ([first, ...rest]) => {
				if (first === undefined || findModel(first.record.request.model) === undefined) {
					return;
				}
				const spot = await holdAgain(first.record.plan.spot);
				const group: readonly [OpenJob, ...OpenJob[]] = [first, ...rest];
				const generation = new Generation(orderAgain(deps, group, { isQuiet: false, spot }), deps);
				const claimed: OpenJob[] = [];
				for (const job of group) {
					// What is made again is a new job; the old one is over, and counts as what it was.
					if (job.state === 'unknown') {
						await recovery.forget(job);
						claimed.push(job);
					} else if (await recovery.claim(job)) {
						claimed.push(job);
					}
				}
				await new Presenter(generation, deps.log).run(claimed.map(toJob), notice);
			}),
		);
	});
}
