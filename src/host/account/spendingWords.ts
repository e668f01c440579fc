import { env, l10n } from 'vscode';
import { toLine } from '../../core/document/altText.ts';
import { plainMarkdown } from '../../core/document/plainMarkdown.ts';
import { costOf } from '../../core/job/ledgerEntry.ts';
import type { LedgerEntry } from '../../core/job/ledgerEntry.ts';
import type { Sum } from '../../core/job/spending.ts';
import { findModel } from '../../core/models/registry.ts';

/** The longest bar of the chart, in characters. */
const longestBar = 20;

/** An amount of USD as Markdown. Images can cost fractions of a cent. */
export function moneyWords(usd: number): string {
	const amount = Math.abs(usd);
	const figure = amount < 1 ? amount.toFixed(4).replace(/0{1,2}$/, '') : amount.toFixed(2);
	// Two bare dollar signs would be a formula.
	return `${usd < 0 ? '−' : ''}\\$${figure}`;
}

/** What one request cost, as Markdown. */
export function costWords(entry: LedgerEntry): string {
	const cost = costOf(entry);
	const amount = cost === undefined ? l10n.t('unknown') : aboutWords(cost.usd, cost.isEstimate);
	switch (entry.outcome) {
		case 'unknown':
			return l10n.t('{0}, if it was billed', amount);
		case 'noImage':
			return l10n.t('{0}, without an image', amount);
		case 'made':
		case 'notBilled':
			return amount;
	}
}

/** What several requests cost, as Markdown. */
export function sumWords({ usd, requests, estimates, unknownCosts }: Sum): string {
	if (unknownCosts > 0 && unknownCosts === requests) {
		return l10n.t('unknown');
	}
	const amount = aboutWords(usd, estimates > 0);
	return unknownCosts === 0 ? amount : l10n.t('{0}, and {1} of unknown cost', amount, unknownCosts);
}

/** A bar as long as its share of the highest amount; one that is not nothing can be seen. */
export function barOf(usd: number, highestUsd: number): string {
	const eighths = usd > 0 ? Math.max(1, Math.round((usd / highestUsd) * longestBar * 8)) : 0;
	return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8];
}

/** A day such as `2026-07-31`, for people. */
export function dayWords(day: string): string {
	const format = new Intl.DateTimeFormat(env.language, { weekday: 'short', day: 'numeric', month: 'short' });
	return format.format(new Date(`${day}T12:00:00`));
}

/** A time in ISO 8601, for people. */
export function timeWords(at: string): string {
	return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
		new Date(at),
	);
}

/** A model as Markdown: its name where Figment knows it. */
export function modelWords(id: string): string {
	return plainMarkdown(clip(findModel(id)?.label ?? id, 60));
}

/** How large an image is, as Markdown. */
export function sizeWords(megapixels: number): string {
	const size = Math.round(megapixels * 100) / 100;
	return size === 0 ? '' : l10n.t('{0} MP', size).replace(' ', '\u00A0');
}

/** At most so many characters of foreign text, as Markdown. */
export function foreignWords(text: string, most: number): string {
	return plainMarkdown(clip(text, most));
}

function aboutWords(usd: number, isEstimate: boolean): string {
	return isEstimate ? l10n.t('about {0}', moneyWords(usd)) : moneyWords(usd);
}

function clip(text: string, most: number): string {
	const characters = [...new Intl.Segmenter().segment(toLine(text))].map(({ segment }) => segment);
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
