/** What a decision about money depends on; all amounts in USD. */
export interface BudgetQuestion {
	/** Of each image; undefined when nobody knows. */
	readonly prices: readonly (number | undefined)[];
	/** The person is asked above this. */
	readonly confirmAboveUsd: number;
	/** Not to be exceeded in a month, whoever agrees; undefined for no such limit. */
	readonly perMonthUsd: number | undefined;
	/** What this month has cost, with the estimates of what may have been billed. */
	readonly spentThisMonthUsd: number;
	/** What is on its way costs, and is not among the spent yet. */
	readonly pendingUsd: number;
	/** How many requests of this month have a cost that nobody knows. */
	readonly unknownSpent: number;
	/** What the caller allows for this action: it takes the place of `confirmAboveUsd`. */
	readonly maxUsd: number | undefined;
	/** Whether there is a person to ask. */
	readonly canAsk: boolean;
}

/** Why nothing is bought. */
export type BudgetRefusal = 'perMonth' | 'confirmAbove' | 'unknownPrice';

/** What to do; `usd` is what is known of the price. */
export type BudgetDecision =
	| { readonly kind: 'go' }
	/** `unknown` counts the images without a known price. */
	| { readonly kind: 'ask'; readonly usd: number; readonly unknown: number }
	/** `leftUsd` is what the month still allows, where it is limited. */
	| {
			readonly kind: 'refuse';
			readonly reason: BudgetRefusal;
			readonly usd: number;
			readonly leftUsd?: number;
	  };

/**
 * Decides whether an action may cost what it costs. What has an unknown price, or what is bought when the
 * month's spending is not wholly known, cannot be said to be within a limit.
 */
export function decideBudget(question: BudgetQuestion): BudgetDecision {
	const { prices, perMonthUsd, maxUsd, canAsk } = question;
	const known = prices.filter(each => each !== undefined).filter(each => each >= 0);
	const unknown = prices.length - known.length;
	const price = sum(known);
	if (price === 0 && unknown === 0) {
		return { kind: 'go' };
	}
	const usd = price / microsPerUsd;
	const spent = sum([question.spentThisMonthUsd, question.pendingUsd]);
	const left = perMonthUsd === undefined ? undefined : toMicros(perMonthUsd) - spent;
	const refuse = (reason: BudgetRefusal): BudgetDecision => {
		const leftUsd = left === undefined ? {} : { leftUsd: Math.max(0, left) / microsPerUsd };
		return { kind: 'refuse', reason, usd, ...leftUsd };
	};
	if (left !== undefined && price > left) {
		return refuse('perMonth');
	}
	const isDear = price > toMicros(maxUsd ?? question.confirmAboveUsd);
	const isUncertain = unknown > 0 || (left !== undefined && question.unknownSpent > 0);
	if (!isDear && !isUncertain) {
		return { kind: 'go' };
	}
	if (canAsk) {
		return { kind: 'ask', usd, unknown };
	}
	return refuse(isDear ? 'confirmAbove' : 'unknownPrice');
}

/** Whole numbers of these add up exactly; 3 × 0.039 does not. */
const microsPerUsd = 1_000_000;

function toMicros(usd: number): number {
	return Math.round(usd * microsPerUsd);
}

function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, usd) => total + toMicros(usd), 0);
}
