import * as vscode from 'vscode';
import { Failure } from '../../core/failure.ts';
import { findModel } from '../../core/models/registry.ts';
import { holdAllAgain } from '../editor/plannedSpot.ts';
import { Generation } from '../generation/generation.ts';
import type { Reservation } from '../generation/budget.ts';
import { openBudget } from '../generation/nextSteps.ts';
import { Presenter } from '../generation/presenter.ts';
import { withNotice } from '../generation/progress.ts';
import type { ProgressNotice } from '../generation/progress.ts';
import { readSettings } from '../settings.ts';
import { commandAction, notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { groupByDocument, orderAgain } from './orderAgain.ts';
import { toJob } from './recovery.ts';
import type { OpenJob } from './recovery.ts';
import type { RecoveryTools } from './showRecovered.ts';

/**
 * Goes on with unfinished jobs because the person said so: sends what was not sent or is to be made again,
 * and fetches and saves what is paid. Jobs of one document are linked by one edit.
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
		const step =
			error.code === 'untrusted'
				? commandAction(vscode.l10n.t('Manage Trust'), 'workbench.trust.manage')
				: openBudget();
		void notify('error', failureMessage(error), [step]);
	}
}

/** What is sent now costs money now; that the person said so is agreement enough. Throws a Failure `overBudget`. */
function reserve({ deps }: RecoveryTools, jobs: readonly OpenJob[]): Promise<Reservation | undefined> {
	const unpaid = jobs.filter(({ record }) => record.paid === undefined);
	if (unpaid.length > 1 && !vscode.workspace.isTrusted) {
		return Promise.reject(new Failure('untrusted'));
	}
	return deps.budget.reserve({
		prices: unpaid.map(({ record }) => record.priceUsd),
		settings: readSettings(undefined),
		maxUsd: Number.MAX_SAFE_INTEGER,
		isQuiet: false,
	});
}

async function goOn(tools: RecoveryTools, jobs: readonly OpenJob[]): Promise<void> {
	await withNotice({ count: jobs.length, isDraft: false, isQuiet: false }, async notice => {
		const groups = groupByDocument(jobs, ({ record }) => record);
		await Promise.all(groups.map(group => goOnWith(tools, group, notice)));
	});
}

/** Jobs of one document, as one generation. */
async function goOnWith(
	{ deps, recovery }: RecoveryTools,
	group: readonly [OpenJob, ...OpenJob[]],
	notice: ProgressNotice,
): Promise<void> {
	const [{ record }] = group;
	const isKnown = findModel(record.request.model) !== undefined;
	const spots = await holdAllAgain(group.map(job => job.record.plan.spot));
	const claimed: OpenJob[] = [];
	try {
		for (const job of group) {
			// Only sending needs to know the model.
			const mayGoOn = isKnown || job.record.paid !== undefined;
			// What is made again is a new job; the old one is over, and counts as what it was.
			if (mayGoOn && (await (job.state === 'unknown' ? recovery.forget(job) : recovery.claim(job)))) {
				// It may have failed in this very window, and be on offer as such.
				deps.failedJobs.settle(job.record.id);
				claimed.push(job);
			}
		}
		const order = orderAgain(deps, group, { isQuiet: false, spots });
		await new Presenter(new Generation(order, deps, true), deps).run(claimed.map(toJob), notice);
	} finally {
		if (claimed.length === 0) {
			new Set(spots).forEach(spot => spot?.dispose());
		}
	}
}
