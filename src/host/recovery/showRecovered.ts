import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Billing } from '../../core/service/usageLogs.ts';
import { holdAllAgain } from '../editor/plannedSpot.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { Generation } from '../generation/generation.ts';
import { openAssets } from '../generation/nextSteps.ts';
import { Presenter } from '../generation/presenter.ts';
import { notify } from '../ui/notify.ts';
import { groupByDocument, orderAgain } from './orderAgain.ts';
import type { OpenJob, Recovered, Recovery, SavedJob } from './recovery.ts';
import { isPaid } from './recovery.ts';
import { showUnfinished } from './unfinishedList.ts';

/** What recovering for a person needs. */
export interface RecoveryTools {
	readonly deps: GenerationDeps;
	readonly recovery: Recovery;
}

/** One notice of what was recovered and what needs the person. Resolves when it is gone. */
export async function showRecovered(tools: RecoveryTools, recovered: Recovered): Promise<void> {
	const { saved, open } = recovered;
	const messages = [...savedMessages(saved), ...openMessages(recovered)];
	const linkable = saved.filter(({ job }) => job.record.plan.spot !== undefined);
	await notify('information', messages.join(' '), [
		...(saved.length === 0 ? [] : [openAssets(saved.map(({ asset }) => asset))]),
		...(linkable.length === 0
			? []
			: [
					{
						label: linkable.length === 1 ? l10n.t('Insert Link') : l10n.t('Insert Links'),
						run: () => insertLinks(tools.deps, linkable),
					},
				]),
		...(open.length === 0 ? [] : [{ label: l10n.t('Show…'), run: () => showUnfinished(tools) }]),
	]);
}

function savedMessages(saved: readonly SavedJob[]): string[] {
	const names = saved.map(({ asset }) => vscode.workspace.asRelativePath(vscode.Uri.parse(asset.uri)));
	switch (names.length) {
		case 0:
			return [];
		case 1:
			return [l10n.t('An unfinished image was recovered and saved as {0}.', names[0] ?? '')];
		default:
			return [l10n.t('{0} unfinished images were recovered and saved: {1}.', names.length, names.join(', '))];
	}
}

/** Whole sentences, so that they can be translated as such. */
function openMessages({ open }: Recovered): string[] {
	const count = (isOne: (job: OpenJob) => boolean) => open.filter(isOne).length;
	const unanswered = (kind: Billing['kind']) =>
		count(({ state, billing }) => state === 'unknown' && (billing?.kind ?? 'unknown') === kind);
	return [
		plural(
			count(({ state }) => state === 'waiting'),
			[
				l10n.t('One image was still waiting to be sent.'),
				number => l10n.t('{0} images were still waiting to be sent.', number),
			],
		),
		plural(unanswered('billed'), [
			l10n.t('One image was billed and is lost: its answer never came.'),
			number => l10n.t('{0} images were billed and are lost: their answers never came.', number),
		]),
		plural(unanswered('notBilled'), [
			l10n.t('One image failed while nobody waited for it; it was not billed.'),
			number => l10n.t('{0} images failed while nobody waited for them; they were not billed.', number),
		]),
		plural(unanswered('unknown'), [
			l10n.t('One image was perhaps sent, and no answer came; it may be billed.'),
			number => l10n.t('{0} images were perhaps sent, and no answers came; they may be billed.', number),
		]),
		plural(count(isPaid), [
			l10n.t('One image is paid and not saved yet.'),
			number => l10n.t('{0} images are paid and not saved yet.', number),
		]),
	].filter(message => message !== '');
}

function plural(
	number: number,
	[one, many]: readonly [one: string, many: (number: number) => string],
): string {
	return number === 0 ? '' : number === 1 ? one : many(number);
}

/** Puts the links where they were asked for, as far as those places are to be found again. */
async function insertLinks(deps: GenerationDeps, saved: readonly SavedJob[]): Promise<void> {
	for (const [first, ...rest] of groupByDocument(saved, ({ job }) => job.record)) {
		const spots = await holdAllAgain([first, ...rest].map(({ job }) => job.record.plan.spot));
		const order = orderAgain(deps, [first.job, ...rest.map(({ job }) => job)], { isQuiet: false, spots });
		const assets = [first.asset, ...rest.map(({ asset }) => asset)] as const;
		await new Presenter(new Generation(order, deps), deps).insert(assets);
	}
}
