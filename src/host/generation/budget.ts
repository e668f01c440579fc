import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { decideBudget } from '../../core/job/budget.ts';
import type { BudgetDecision } from '../../core/job/budget.ts';
import type { Journal } from '../../core/job/journal.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import { nobody } from '../../core/job/record.ts';
import { readUnsettled } from '../../core/job/unsettled.ts';
import { localMonthStart, summarise } from '../../core/job/spending.ts';
import type { Settings } from '../settings.ts';
import { modal } from '../ui/dialogs.ts';
import { dollars } from '../ui/words.ts';

/** What an action would cost and what limits it. */
export interface Purchase {
	/** USD for each image; undefined where nobody knows. */
	readonly prices: readonly (number | undefined)[];
	readonly settings: Pick<Settings, 'confirmAbove' | 'perMonth'>;
	/** What the caller allows without asking, in USD. */
	readonly maxUsd: number | undefined;
	readonly isQuiet: boolean;
}

/** Money that is set aside for an action under way. */
export interface Reservation {
	/** The action is over: what it has cost is on disk. */
	readonly release: () => void;
}

/** Decides whether actions may cost what they cost, and asks the person where that is needed. */
export class Budget {
	readonly #ledger: Ledger;
	readonly #journal: Journal;
	/** What this window's actions under way were allowed, in USD. */
	readonly #reserved = new Set<{ readonly usd: number }>();

	constructor(ledger: Ledger, journal: Journal) {
		this.#ledger = ledger;
		this.#journal = journal;
	}

	/**
	 * Sets the price aside if it is small, allowed by the caller, or agreed to; undefined when the person says
	 * no. Throws a Failure `overBudget` when the month does not allow it, or when nobody can be asked.
	 */
	async reserve({ prices, settings, maxUsd, isQuiet }: Purchase): Promise<Reservation | undefined> {
		const perMonthUsd = settings.perMonth;
		const spent = perMonthUsd === undefined ? nothing : await this.#sumUp();
		// Without a wait from here on: two actions must not both find the same money left.
		const decision = decideBudget({
			...spent,
			pendingUsd: spent.pendingUsd + sum([...this.#reserved].map(each => each.usd)),
			prices,
			perMonthUsd,
			confirmAboveUsd: settings.confirmAbove,
			maxUsd,
			canAsk: !isQuiet,
		});
		if (decision.kind === 'refuse') {
			throw new Failure('overBudget', { detail: refusal(decision) });
		}
		const reserved = { usd: sum(prices) };
		this.#reserved.add(reserved);
		const reservation = { release: () => void this.#reserved.delete(reserved) };
		try {
			const isAgreed =
				decision.kind === 'go' ||
				(await modal.confirm(question(prices.length, decision), l10n.t('Generate')));
			if (isAgreed) {
				return reservation;
			}
		} catch (error) {
			reservation.release();
			throw error;
		}
		reservation.release();
		return undefined;
	}

	/** Without a monthly limit nobody needs to know it. */
	async #sumUp(): Promise<typeof nothing> {
		const now = Date.now();
		const entries = await this.#ledger.entries(localMonthStart(now));
		const unsettled = await readUnsettled(this.#journal);
		// A job that is over by now is in both.
		const all = new Map([...unsettled, ...entries].map(entry => [entry.id, entry]));
		const { month } = summarise([...all.values()], now);
		// What other windows send now; what this one sends is reserved.
		const others = (await this.#journal.list()).filter(
			name => !this.#journal.isOwn(name) && name.owner !== nobody,
		);
		const records = await Promise.all(others.map(name => this.#journal.read(name)));
		const pending = records.flatMap(record => (record === undefined ? [] : [record.priceUsd]));
		return {
			spentThisMonthUsd: month.usd,
			pendingUsd: sum(pending),
			unknownSpent: month.unknownCosts + pending.filter(usd => usd === undefined).length,
		};
	}
}

const nothing = { spentThisMonthUsd: 0, pendingUsd: 0, unknownSpent: 0 };

function sum(amounts: readonly (number | undefined)[]): number {
	return amounts.reduce<number>((total, usd) => total + (usd ?? 0), 0);
}

function question(count: number, { usd, unknown }: Extract<BudgetDecision, { kind: 'ask' }>): string {
	if (unknown === count) {
		return count === 1
			? l10n.t('Generate one image? Its price is not known.')
			: l10n.t('Generate {0} images? Their price is not known.', count);
	}
	return count === 1
		? l10n.t('Generate one image for about {0}?', dollars(usd))
		: l10n.t('Generate {0} images for about {1}?', count, dollars(usd));
}

function refusal({ reason, usd, leftUsd }: Extract<BudgetDecision, { kind: 'refuse' }>): string {
	switch (reason) {
		case 'perMonth':
			return l10n.t(
				'This would cost about {0}, and this month’s budget has {1} left.',
				dollars(usd),
				dollars(leftUsd ?? 0),
			);
		case 'confirmAbove':
			return l10n.t('This would cost about {0}, which is more than allowed without asking.', dollars(usd));
		case 'unknownPrice':
			return l10n.t('What this would cost is not known, and nobody can be asked.');
	}
}
