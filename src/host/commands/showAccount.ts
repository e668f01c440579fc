import { l10n } from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import type { LedgerEntry } from '../../core/job/ledgerEntry.ts';
import { summarise } from '../../core/job/spending.ts';
import type { KeyStore } from '../account/keyStore.ts';
import type { SpendingDocument } from '../account/spendingDocument.ts';
import { spendingPage } from '../account/spendingPage.ts';
import type { BalanceState, SpendingPage } from '../account/spendingPage.ts';
import { commandIds } from '../ids.ts';
import type { Log } from '../log.ts';
import { readOrigin, readSettings } from '../settings.ts';
import { notify } from '../ui/notify.ts';
import { withQuiet } from './withOrigin.ts';
import type { Command } from './command.ts';

/** What Show Balance and Spending needs. */
export interface AccountDeps {
	readonly keys: Pick<KeyStore, 'find'>;
	readonly ledger: Pick<Ledger, 'entries' | 'skipped'>;
	/** What waits for a person and is, or may be, paid for: the ledger does not have it yet. */
	readonly unsettled: () => Promise<readonly LedgerEntry[]>;
	readonly log: Pick<Log, 'warn'>;
	/** Undefined when the service does not tell it to this key; throws a Failure. */
	readonly readBalance: (origin: string, apiKey: string) => Promise<{ readonly usd: number } | undefined>;
	/** The budget of a month in USD, if there is one. */
	readonly perMonthUsd: () => number | undefined;
	readonly page: SpendingDocument;
}

/** What the command gives back; amounts in USD. */
export interface AccountReport {
	readonly balanceUsd?: number;
	readonly todayUsd: number;
	readonly monthUsd: number;
	/** Of how many requests it is not known whether they were billed. */
	readonly unknownOutcomes: number;
	/** How many images were made this month. */
	readonly images: number;
}

/**
 * Show Balance and Spending: the page, at once, with the balance as soon as the service has told it; quiet,
 * only the figures. A balance that cannot be read does not hide what was spent.
 */
export function createShowAccount(deps: AccountDeps): Command {
	const { page } = deps;
	return {
		id: commandIds.showAccount,
		run: args => withQuiet(args, isQuiet => report(deps, isQuiet ? undefined : page, () => page.show())),
	};
}

/** The page's text as it is now or, after a reload, as it soon will be. */
export function readPage(deps: AccountDeps): string {
	if (deps.page.text === undefined) {
		void report(deps, deps.page);
	}
	return deps.page.text ?? '';
}

/** Reads all, and shows it on the page if there is one. Undefined when what was spent cannot be read. */
async function report(
	deps: AccountDeps,
	page: SpendingDocument | undefined,
	show: () => Promise<void> = () => Promise.resolve(),
): Promise<AccountReport | undefined> {
	const asked = readBalance(deps);
	const known = await readSpending(deps, page === undefined);
	if (known === undefined) {
		return undefined;
	}
	const perMonthUsd = deps.perMonthUsd();
	const update = (balance: BalanceState) => page?.update(spendingPage({ ...known, perMonthUsd, balance }));
	update('asking');
	if (page !== undefined) {
		await show();
	}
	const balance = await asked;
	update(balance);
	const { today, month, unknownOutcomes } = known.spending;
	return {
		...(typeof balance === 'object' && 'usd' in balance ? { balanceUsd: balance.usd } : {}),
		todayUsd: today.usd,
		monthUsd: month.usd,
		unknownOutcomes,
		images: month.images,
	};
}

async function readSpending(
	{ ledger, unsettled, log }: AccountDeps,
	isQuiet: boolean,
): Promise<Omit<SpendingPage, 'balance' | 'perMonthUsd'> | undefined> {
	try {
		const open = await unsettled();
		const entries = await ledger.entries();
		// A job that is over by now is in both.
		const all = new Map([...open, ...entries].map(entry => [entry.id, entry]));
		const spending = summarise([...all.values()], Date.now());
		return { spending, unfinished: all.size - entries.length, skippedFiles: ledger.skipped };
	} catch (error) {
		log.warn(`What was spent could not be read: ${detailOf(error)}`);
		if (!isQuiet) {
			void notify('error', l10n.t('What was spent could not be read ({0}).', detailOf(error)));
		}
		return undefined;
	}
}

/** Never throws. */
async function readBalance({ keys, log, readBalance: read }: AccountDeps): Promise<BalanceState> {
	try {
		const origin = readOrigin(readSettings(undefined));
		const key = await keys.find(origin);
		return key === undefined ? 'noKey' : ((await read(origin, key)) ?? 'notTold');
	} catch (error) {
		log.warn(`The balance could not be read: ${detailOf(error)}`);
		return error instanceof Failure ? error : new Failure('badResponse', { detail: detailOf(error) });
	}
}
