import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Billing } from '../../core/service/usageLogs.ts';
import { modal } from '../ui/dialogs.ts';
import type { Option } from '../ui/dialogs.ts';
import { choose } from '../ui/dialogs.ts';
import { notify } from '../ui/notify.ts';
import { dollars, oneLine } from '../ui/words.ts';
import { isPaid } from './recovery.ts';
import { plannedPlace } from '../assets/planFile.ts';
import type { OpenJob, Recovered } from './recovery.ts';
import type { RecoveryTools } from './showRecovered.ts';
import { takeUp } from './takeUp.ts';

/** What a person can do about an unfinished job. */
type Decision = () => Promise<void>;

/** Lists what is unfinished until the person leaves or nothing is left. */
export async function showUnfinished(tools: RecoveryTools): Promise<void> {
	for (;;) {
		const { open } = await look(tools);
		if (open.length === 0) {
			return;
		}
		const chosen = await choose(
			itemsFor(tools, open),
			l10n.t('Unfinished Images'),
			l10n.t('Nothing is sent unless you say so'),
		);
		const decision = await chosen?.();
		if (decision === undefined) {
			return;
		}
		await decision();
	}
}

/** Takes stock, and says so in the status bar: to see that another window is dead takes some seconds. */
export function look({ recovery }: RecoveryTools): Promise<Recovered> {
	const options = {
		location: vscode.ProgressLocation.Window,
		title: l10n.t('Figment: looking for unfinished images'),
	};
	return Promise.resolve(vscode.window.withProgress(options, () => recovery.run()));
}

function itemsFor(
	tools: RecoveryTools,
	open: readonly OpenJob[],
): Option<() => Promise<Decision | undefined>>[] {
	const waiting = open.filter(({ state }) => state === 'waiting');
	const usd = waiting.reduce((sum, { record }) => sum + (record.priceUsd ?? Number.NaN), 0);
	const resume: Option<() => Promise<Decision | undefined>> = {
		label: l10n.t('$(play) Generate all {0} that were waiting', waiting.length),
		description: priceWords(usd),
		value: () => Promise.resolve(() => takeUp(tools, waiting)),
	};
	return [
		...(waiting.length < 2 ? [] : [resume]),
		...waiting.concat(open.filter(job => !waiting.includes(job))).map(job => ({
			label: `$(${iconOf(job)}) ${oneLine(job.record.request.prompt)}`,
			description: stateWords(job),
			detail: detailWords(job),
			value: () => decide(tools, job),
		})),
	];
}

/** Lets the person decide about one job. */
async function decide(tools: RecoveryTools, job: OpenJob): Promise<Decision | undefined> {
	const again: Option<Decision> = {
		label: againLabel(job),
		description:
			job.state === 'waiting' || job.state === 'unknown' ? priceWords(job.record.priceUsd) : l10n.t('free'),
		value: () => takeUp(tools, [job]),
	};
	const url = job.record.paid?.url ?? '';
	const browse: Option<Decision> = {
		label: l10n.t('$(link-external) Open in Browser'),
		value: async () => void (await vscode.env.openExternal(vscode.Uri.parse(url))),
	};
	const forget: Option<Decision> = {
		label: l10n.t('$(trash) Forget'),
		description: isPaid(job) ? l10n.t('the image is paid and is given up') : '',
		value: async () => {
			const isSure =
				!isPaid(job) ||
				(await modal.confirm(l10n.t('Give up an image that is paid for?'), l10n.t('Give Up')));
			if (isSure) {
				await tools.recovery.forget(job);
			}
		},
	};
	const options = [again, ...(url.startsWith('https:') ? [browse] : []), forget];
	return choose(options, oneLine(job.record.request.prompt), stateWords(job));
}

/** Tells that there is nothing, which is an answer too. */
export function showNothing(): Promise<void> {
	return notify('information', l10n.t('No image is unfinished.'));
}

function againLabel({ state }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return l10n.t('$(play) Generate');
		case 'unknown':
			return l10n.t('$(refresh) Make Again');
		case 'ready':
		case 'stuck':
			return l10n.t('$(cloud-download) Download and Save');
		case 'kept':
			return l10n.t('$(save) Save');
	}
}

function iconOf({ state, billing }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return 'clock';
		case 'unknown':
			return billing?.kind === 'notBilled' ? 'circle-slash' : 'question';
		case 'ready':
		case 'stuck':
			return 'cloud-download';
		case 'kept':
			return 'save';
	}
}

function stateWords({ state, billing }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return l10n.t('waiting, not sent');
		case 'unknown':
			return billingWords(billing);
		case 'ready':
			return l10n.t('paid, not downloaded');
		case 'stuck':
			return l10n.t('paid, but what came is no image Figment takes');
		case 'kept':
			return l10n.t('paid and kept, not saved');
	}
}

function billingWords(billing: Billing | undefined): string {
	switch (billing?.kind) {
		case 'billed':
			return billing.usage.usd === undefined
				? l10n.t('sent and billed, the image is lost')
				: l10n.t('sent and billed {0}, the image is lost', dollars(billing.usage.usd));
		case 'notBilled':
			return l10n.t('sent, not billed');
		case 'unknown':
			return l10n.t('perhaps sent and billed; the service does not list it yet');
		case undefined:
			return l10n.t('perhaps sent and billed');
	}
}

function detailWords({ record, billing }: OpenJob): string {
	const requestId = (billing?.kind === 'unknown' ? undefined : billing?.requestId) ?? record.paid?.requestId;
	return [
		new Date(record.at).toLocaleString(),
		vscode.workspace.asRelativePath(plannedPlace(record).uri),
		...(requestId === undefined ? [] : [l10n.t('request id {0}', requestId)]),
		...(record.trouble?.detail === undefined ? [] : [record.trouble.detail]),
	].join(' · ');
}

function priceWords(usd: number | undefined): string {
	return usd === undefined || Number.isNaN(usd) ? l10n.t('price unknown') : l10n.t('about {0}', dollars(usd));
}
