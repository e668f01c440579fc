import { l10n } from 'vscode';
import type { Failure, FailureCode } from '../../core/failure.ts';
import type { Price } from '../../core/job/price.ts';
import { issueMessage } from './fieldWords.ts';

/** Failures whose own words already say what is known of the cost. */
const codesThatTellCost: readonly FailureCode[] = [
	'unknownOutcome',
	'cancelled',
	'downloadFailed',
	'cannotSave',
];

/** A failure in words a person understands: what happened and, where it helps, what it means. */
export function failureMessage(failure: Failure): string {
	const message = causeMessage(failure);
	return failure.maybeBilled && !codesThatTellCost.includes(failure.code)
		? `${message} ${l10n.t('It may have been billed.')}`
		: message;
}

/** A price in USD, for people. */
export function dollars(usd: number): string {
	return `$${usd < 1 ? usd.toFixed(3).replace(/0$/, '') : usd.toFixed(2)}`;
}

/**
 * A prompt, a path or the like as a part of a notice, a list or an input box: VS Code would take some of it for
 * icons, and for links that run commands.
 */
export function foreignText(text: string): string {
	return text.replaceAll('$(', '$ (').replaceAll('](', '] (');
}

/** A prompt as the label of a list: foreign text, on one line and not too long. */
export function oneLine(prompt: string): string {
	const line = foreignText(prompt.replaceAll(/\s+/g, ' ')).trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** What so many images cost and how sure that is; without a price they are free. */
export function priceWords(price: Price | undefined, count: number): string {
	if (price === undefined) {
		return l10n.t('free');
	}
	if (price.usd === undefined) {
		return l10n.t('price unknown');
	}
	const amount = dollars(price.usd * count);
	switch (price.source) {
		case 'catalogue':
			return amount;
		case 'stale':
		case 'ledger':
		case 'unknown':
			return l10n.t('about {0}', amount);
		case 'bundled':
			return l10n.t('about {0} (estimate)', amount);
	}
}

function causeMessage(failure: Failure): string {
	switch (failure.code) {
		case 'invalidRequest':
			return failure.fields.length > 0
				? failure.fields.map(issueMessage).join(' ')
				: l10n.t('The service did not accept the request: {0}', failure.detail ?? '');
		case 'noKey':
			return l10n.t('Making a real image needs an AI/ML API key.');
		case 'badKey':
			return l10n.t('The service does not accept the API key.');
		case 'forbidden':
			return l10n.t('The service does not allow this: {0}', failure.detail ?? '');
		case 'outOfCredit':
			return l10n.t('The account has no credit left. The key is fine; top up to go on.');
		case 'rateLimited':
			return l10n.t('The service has too many requests right now. Nothing was billed.');
		case 'refused':
			return refusedMessage(failure);
		case 'offline':
			return l10n.t('The service could not be reached ({0}). Nothing was billed.', failure.detail ?? '');
		case 'unknownOutcome':
			return unknownMessage(failure);
		case 'server':
			return l10n.t('The service had an error ({0}). A failed request is not billed.', failure.detail ?? '');
		case 'badResponse':
			return l10n.t(
				'The service gave an answer that Figment does not understand ({0}).',
				failure.detail ?? '',
			);
		case 'notAnImage':
			return l10n.t('What the service made is not an image ({0}).', failure.detail ?? '');
		case 'tooLarge':
			return l10n.t('The image is larger than Figment takes ({0}).', failure.detail ?? '');
		case 'downloadFailed':
			return l10n.t(
				'The image is made but could not be downloaded ({0}). Downloading it again is free.',
				failure.detail ?? '',
			);
		case 'cannotSave':
			return failure.isUnnoted
				? l10n.t(
						'Nothing was sent, since Figment could not note it on disk first ({0}).',
						failure.detail ?? '',
					)
				: l10n.t(
						'The image is made but could not be saved ({0}). Figment keeps it until it is.',
						failure.detail ?? '',
					);
		case 'cannotInsert':
			return l10n.t(
				'The image is saved, but its link could not be put into the document ({0}).',
				failure.detail ?? '',
			);
		case 'overBudget':
			return failure.detail ?? l10n.t('This would cost more than allowed.');
		case 'untrusted':
			return l10n.t('Several images at once, and images made anew, need a trusted workspace.');
		case 'cancelled':
			return failure.maybeBilled
				? l10n.t('Cancelled after the request was sent: the image may be billed.')
				: l10n.t('Cancelled before anything was sent.');
	}
}

function unknownMessage({ detail = '', usage }: Failure): string {
	if (usage === undefined) {
		return l10n.t(
			'The connection ended before the answer came ({0}), so the image may or may not have been billed. It is not sent again unless you say so.',
			detail,
		);
	}
	return usage.usd === undefined
		? l10n.t('The connection ended before the answer came ({0}): the image is billed and lost.', detail)
		: l10n.t(
				'The connection ended before the answer came ({0}): the image is billed {1} and lost.',
				detail,
				dollars(usage.usd),
			);
}

function refusedMessage(failure: Failure): string {
	return failure.detail === undefined
		? l10n.t('The service sent no image: the prompt or the picture was probably filtered.')
		: l10n.t('The service refused the prompt: {0}', failure.detail);
}
