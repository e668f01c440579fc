import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import type { Spending } from '../../core/job/spending.ts';
import { failureMessage } from '../ui/words.ts';
import { billingPage } from './keyDialog.ts';
import {
	barOf,
	costWords,
	dayWords,
	foreignWords,
	modelWords,
	moneyWords,
	sizeWords,
	sumWords,
	timeWords,
} from './spendingWords.ts';

/** What is known of the balance: an amount in USD, that it is being asked for, or why there is none. */
export type BalanceState = { readonly usd: number } | 'asking' | 'noKey' | 'notTold' | Failure;

/** What the page shows. */
export interface SpendingPage {
	readonly balance: BalanceState;
	readonly spending: Spending;
	/** The budget of a month in USD, if there is one. */
	readonly perMonthUsd: number | undefined;
	/** How many images wait for a person, paid for or perhaps. */
	readonly unfinished: number;
	/** How many files of the ledger could not be read. */
	readonly skippedFiles: number;
}

/** More rows than this are no page any more. */
const mostRows = 200;

/** Balance and spending as a Markdown page. Every bar has its figure, and every figure its name. */
export function spendingPage(page: SpendingPage): string {
	const { spending } = page;
	const isEmpty = spending.list.length === 0;
	const sections = [
		`# ${l10n.t('Balance and Spending')}`,
		balanceLine(page.balance),
		...(isEmpty
			? [l10n.t('Nothing is spent yet. What your first image costs will show up here.')]
			: [totals(spending)]),
		...budgetLine(spending, page.perMonthUsd),
		...unknownOutcomesLine(spending.unknownOutcomes),
		...unfinishedLine(page.unfinished),
		...skippedLine(page.skippedFiles),
		...(spending.month.requests === 0 ? [] : [models(spending), days(spending)]),
		...(isEmpty ? [] : [list(spending)]),
	];
	return `${sections.join('\n\n')}\n`;
}

function balanceLine(balance: BalanceState): string {
	const bills = `[${l10n.t('Bills and payment')}](${billingPage})`;
	return `**${l10n.t('Balance:')}** ${balanceWords(balance)} · ${bills}`;
}

function balanceWords(balance: BalanceState): string {
	if (balance === 'asking') {
		return l10n.t('asking the service…');
	}
	if (balance === 'noKey') {
		return l10n.t('not known, since there is no API key.');
	}
	if (balance === 'notTold') {
		return l10n.t('not known, since the service does not tell it to this API key.');
	}
	return balance instanceof Failure ? failureWords(balance) : moneyWords(balance.usd);
}

function failureWords(failure: Failure): string {
	const detail = foreignWords(failure.detail ?? '', 200);
	switch (failure.code) {
		case 'badKey':
			return l10n.t('not known, since the service does not accept the API key.');
		case 'offline':
			return l10n.t('not known, since the service could not be reached ({0}).', detail);
		case 'invalidRequest':
			// A setting that is wrong, in words.
			return foreignWords(failureMessage(failure), 300);
		default:
			return l10n.t('not known, since the service gave no answer to that ({0}).', detail);
	}
}

function totals({ today, month }: Spending): string {
	return table(
		[l10n.t('When'), { right: l10n.t('Images') }, { right: l10n.t('Cost') }],
		[
			[l10n.t('Today'), String(today.images), sumWords(today)],
			[l10n.t('This month'), String(month.images), sumWords(month)],
		],
	);
}

function budgetLine({ month }: Spending, perMonthUsd: number | undefined): readonly string[] {
	if (perMonthUsd === undefined) {
		return [];
	}
	const budget = moneyWords(perMonthUsd);
	const left = Math.max(0, perMonthUsd - month.usd);
	return [
		left === 0
			? l10n.t('The budget of {0} for this month is used up.', budget)
			: l10n.t('Of the budget of {0} for this month, {1} is left.', budget, moneyWords(left)),
	];
}

function unknownOutcomesLine(count: number): readonly string[] {
	switch (count) {
		case 0:
			return [];
		case 1:
			return [l10n.t('Of one request it is not known whether it was billed; it counts as spent.')];
		default:
			return [
				l10n.t('Of {0} requests it is not known whether they were billed; they count as spent.', count),
			];
	}
}

function unfinishedLine(count: number): readonly string[] {
	const command = `**${l10n.t('Figment: Recover Unfinished Images')}**`;
	switch (count) {
		case 0:
			return [];
		case 1:
			return [l10n.t('One image is not finished. Run {0} to see what became of it.', command)];
		default:
			return [l10n.t('{0} images are not finished. Run {1} to see what became of them.', count, command)];
	}
}

function skippedLine(count: number): readonly string[] {
	return count === 0
		? []
		: [l10n.t('Files in which spending is noted could not be read: {0}. The figures may be too low.', count)];
}

function models({ models: rows }: Spending): string {
	const title = `## ${l10n.t('This Month by Model')}\n\n`;
	return (
		title +
		table(
			[l10n.t('Model'), { right: l10n.t('Images') }, { right: l10n.t('Cost') }],
			rows.map(row => [modelWords(row.model), String(row.images), sumWords(row)]),
		)
	);
}

function days({ days: rows }: Spending): string {
	const title = `## ${l10n.t('This Month by Day')}\n\n`;
	const highest = Math.max(...rows.map(({ usd }) => usd));
	// What a bar shows is said by the figure before it.
	const bar = (usd: number) => `<span aria-hidden="true">${barOf(usd, highest)}</span>`;
	return (
		title +
		table(
			[l10n.t('Day'), { right: l10n.t('Images') }, { right: l10n.t('Cost') }, l10n.t('Chart')],
			rows.map(row => [dayWords(row.day), String(row.images), sumWords(row), bar(row.usd)]),
		)
	);
}

function list({ list: entries }: Spending): string {
	const title = `## ${l10n.t('Requests')}\n\n`;
	const rest =
		entries.length > mostRows ? `\n\n${l10n.t('The latest {0} of {1}.', mostRows, entries.length)}` : '';
	return (
		title +
		table(
			[
				l10n.t('Time'),
				l10n.t('Model'),
				{ right: l10n.t('Size') },
				{ right: l10n.t('Cost') },
				l10n.t('Prompt'),
				l10n.t('Request'),
			],
			entries
				.slice(0, mostRows)
				.map(entry => [
					timeWords(entry.at),
					modelWords(entry.model),
					sizeWords(entry.megapixels),
					costWords(entry),
					foreignWords(entry.prompt, 60),
					foreignWords(entry.requestId ?? '', 60),
				]),
		) +
		rest
	);
}

/** The title of a column; figures stand on the right. */
type Column = string | { readonly right: string };

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
	const titles = columns.map(column => (typeof column === 'string' ? column : column.right));
	const rules = columns.map(column => (typeof column === 'string' ? ':--' : '--:'));
	return [titles, rules, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
