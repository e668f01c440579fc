import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Billing } from '../../core/service/usageLogs.ts';
import { plannedPlace } from '../assets/planFile.ts';
import { dollars } from '../ui/words.ts';
import type { OpenJob } from './recovery.ts';

/** What going on with an unfinished job is called. */
export function goOnLabel({ state }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return l10n.t('Generate');
		case 'unknown':
			return l10n.t('Make Again');
		case 'ready':
		case 'stuck':
			return l10n.t('Download and Save');
		case 'kept':
			return l10n.t('Save');
	}
}

/** What going on with it costs. */
export function costWords({ state, record }: OpenJob): string {
	return state === 'waiting' || state === 'unknown' ? priceWords(record.priceUsd) : l10n.t('free');
}

/** What all of them cost together. */
export function totalCostWords(jobs: readonly OpenJob[]): string {
	return priceWords(jobs.reduce((sum, { record }) => sum + (record.priceUsd ?? Number.NaN), 0));
}

/** How far it has come. */
export function stateWords({ state, billing }: OpenJob): string {
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

/** When it was asked for, where its file goes, and what the service calls it. */
export function detailWords({ record, billing }: OpenJob): string {
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
