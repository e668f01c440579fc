import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Asset, Miss } from '../../core/generate.ts';
import { billingPage } from '../account/keyDialog.ts';
import type { Log } from '../log.ts';
import { commandAction } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { imageOf } from './order.ts';
import type { Order } from './order.ts';

/** Several jobs that failed in the same way. */
export type Misses = readonly [Miss, ...Miss[]];

/** What can be done about jobs that failed. */
export interface Remedies {
	readonly order: Order;
	readonly log: Log;
	/** Runs the same jobs again; a picture that is made is only fetched. */
	readonly runAgain: () => unknown;
	readonly saveAs: () => unknown;
}

/** The next step that a notice about `misses` offers, by the kind of failure. */
export function nextSteps(misses: Misses, remedies: Remedies): NoticeAction[] {
	const [{ failure, job }] = misses;
	const { order, log, runAgain } = remedies;
	const retry = retryStep(misses, remedies);
	const again = retry === undefined ? [] : [retry];
	switch (failure.code) {
		case 'invalidRequest':
		case 'refused':
			return [{ label: l10n.t('Edit Prompt…'), run: () => order.edit(imageOf(order, job.request)) }];
		case 'noKey':
		case 'badKey':
			return [{ label: l10n.t('Set API Key…'), run: async () => (await order.askKey()) && runAgain() }];
		case 'forbidden':
			return [openPage(l10n.t('Open Account'), billingPage)];
		case 'outOfCredit':
			return [openPage(l10n.t('Top Up'), billingPage)];
		case 'rateLimited':
		case 'offline':
		case 'server':
		case 'cannotSave':
			return again;
		case 'unknownOutcome':
			return [...again, openPage(l10n.t('Open Account'), billingPage)];
		case 'downloadFailed':
			return [...again, ...openResults(misses)];
		case 'badResponse':
		case 'notAnImage':
		case 'tooLarge':
			return [...openResults(misses), showLog(log)];
		case 'overBudget':
			return [openBudget()];
		case 'cannotInsert':
		case 'untrusted':
		case 'cancelled':
			return [showLog(log)];
	}
}

/**
 * The step that tries failed jobs once more, or saves what came of them, also when something else must be done
 * first; undefined where it would end in the same way.
 */
export function retryStep([{ failure }]: Misses, { runAgain, saveAs }: Remedies): NoticeAction | undefined {
	switch (failure.code) {
		case 'noKey':
		case 'badKey':
		case 'forbidden':
		case 'outOfCredit':
		case 'rateLimited':
		case 'offline':
		case 'server':
		case 'overBudget':
			return { label: l10n.t('Try Again'), run: runAgain };
		case 'unknownOutcome':
			return { label: l10n.t('Generate Again'), run: runAgain };
		case 'downloadFailed':
			return failure.paid === undefined ? undefined : { label: l10n.t('Download Again'), run: runAgain };
		case 'cannotSave':
			return failure.isUnnoted
				? { label: l10n.t('Try Again'), run: runAgain }
				: { label: l10n.t('Save As…'), run: saveAs };
		case 'invalidRequest':
		case 'refused':
		case 'badResponse':
		case 'notAnImage':
		case 'tooLarge':
		case 'cannotInsert':
		case 'untrusted':
		case 'cancelled':
			return undefined;
	}
}

/** Opens the files of assets. */
export function openAssets(assets: readonly Asset[]): NoticeAction {
	return openFiles(assets.map(({ uri }) => vscode.Uri.parse(uri)));
}

/** Opens files. */
export function openFiles(files: readonly vscode.Uri[]): NoticeAction {
	return {
		label: l10n.t('Open'),
		run: async () => {
			for (const file of files) {
				await vscode.commands.executeCommand('vscode.open', file);
			}
		},
	};
}

/** Puts links on the clipboard. */
export function copyLinks(links: readonly string[]): NoticeAction {
	return {
		label: links.length === 1 ? l10n.t('Copy Link') : l10n.t('Copy Links'),
		run: () => vscode.env.clipboard.writeText(links.join('\n')),
	};
}

/** Opens the settings of the budget. */
export function openBudget(): NoticeAction {
	return commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', 'figment.budget');
}

/** Shows the log. */
export function showLog(log: Log): NoticeAction {
	return { label: l10n.t('Show Log'), run: () => log.show() };
}

function openPage(label: string, address: string): NoticeAction {
	return { label, run: () => vscode.env.openExternal(vscode.Uri.parse(address)) };
}

/** What Figment cannot fetch or does not take is still what the person paid for. */
function openResults(misses: Misses): NoticeAction[] {
	const urls = misses
		.flatMap(({ failure }) => failure.paid?.url ?? [])
		.filter(url => url.startsWith('https:'));
	const open = async () => {
		for (const url of urls) {
			await vscode.env.openExternal(vscode.Uri.parse(url));
		}
	};
	return urls.length === 0 ? [] : [{ label: l10n.t('Open in Browser'), run: open }];
}
