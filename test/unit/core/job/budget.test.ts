import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideBudget } from '../../../../src/core/job/budget.ts';
import type { BudgetDecision, BudgetQuestion } from '../../../../src/core/job/budget.ts';

const usual: BudgetQuestion = {
	prices: [0.039],
	confirmAboveUsd: 0.5,
	perMonthUsd: undefined,
	spentThisMonthUsd: 0,
	pendingUsd: 0,
	unknownSpent: 0,
	maxUsd: undefined,
	canAsk: true,
};

const go: BudgetDecision = { kind: 'go' };
const ask = (usd: number, unknown = 0): BudgetDecision => ({ kind: 'ask', usd, unknown });
const refuse = (
	reason: 'perMonth' | 'confirmAbove' | 'unknownPrice',
	usd: number,
	leftUsd?: number,
): BudgetDecision => ({ kind: 'refuse', reason, usd, ...(leftUsd === undefined ? {} : { leftUsd }) });
const times = (count: number, price: number | undefined) => Array.from({ length: count }, () => price);

const limits: readonly (readonly [
	string,
	Partial<BudgetQuestion>,
	asked: BudgetDecision,
	quiet: BudgetDecision,
])[] = [
	['a small price', {}, go, go],
	['no image', { prices: [] }, go, go],
	['a price at the limit', { prices: [0.2, 0.3] }, go, go],
	['a price above the limit', { prices: [0.2, 0.301] }, ask(0.501), refuse('confirmAbove', 0.501)],
	['three tenths at that limit', { prices: times(3, 0.1), confirmAboveUsd: 0.3 }, go, go],
	['3 × 0.039 at that limit', { prices: times(3, 0.039), confirmAboveUsd: 0.117 }, go, go],
	['3 × 0.0195 at that limit', { prices: times(3, 0.0195), confirmAboveUsd: 0.0585 }, go, go],
	[
		'100 × 0.039 below that limit',
		{ prices: times(100, 0.039), confirmAboveUsd: 3.899 },
		ask(3.9),
		refuse('confirmAbove', 3.9),
	],
	['any price when always asked', { confirmAboveUsd: 0 }, ask(0.039), refuse('confirmAbove', 0.039)],
	['a free image when always asked', { prices: [0, 0], confirmAboveUsd: 0 }, go, go],
	['an enormous limit', { prices: [1e6], confirmAboveUsd: Number.MAX_VALUE }, go, go],
	['a price that the caller allows', { prices: [0.9], maxUsd: 0.9 }, go, go],
	[
		'a small price that the caller does not allow',
		{ maxUsd: 0.01 },
		ask(0.039),
		refuse('confirmAbove', 0.039),
	],
	['a caller who allows nothing', { maxUsd: 0 }, ask(0.039), refuse('confirmAbove', 0.039)],
	['a free image by a caller who allows nothing', { prices: [0], maxUsd: 0 }, go, go],
];

const unknownPrices: typeof limits = [
	['an unknown price', { prices: [undefined] }, ask(0, 1), refuse('unknownPrice', 0)],
	['some unknown prices', { prices: [0.1, undefined, undefined] }, ask(0.1, 2), refuse('unknownPrice', 0.1)],
	[
		'an unknown price with what is above the limit anyway',
		{ prices: [0.6, undefined] },
		ask(0.6, 1),
		refuse('confirmAbove', 0.6),
	],
	[
		'an unknown price that the caller may allow',
		{ prices: [undefined], maxUsd: 9 },
		ask(0, 1),
		refuse('unknownPrice', 0),
	],
	['a price that is no number', { prices: [Number.NaN] }, ask(0, 1), refuse('unknownPrice', 0)],
	['a price below zero', { prices: [-1, 0.1] }, ask(0.1, 1), refuse('unknownPrice', 0.1)],
];

const months: typeof limits = [
	['what the month allows', { perMonthUsd: 10, spentThisMonthUsd: 5 }, go, go],
	[
		'what the month just allows',
		{ prices: [0.1], perMonthUsd: 0.3, spentThisMonthUsd: 0.1, pendingUsd: 0.1 },
		go,
		go,
	],
	[
		'what is above the month with what is on its way',
		{ perMonthUsd: 1, spentThisMonthUsd: 0.9, pendingUsd: 0.08 },
		refuse('perMonth', 0.039, 0.02),
		refuse('perMonth', 0.039, 0.02),
	],
	[
		'what is above a month that is spent',
		{ perMonthUsd: 1, spentThisMonthUsd: 3 },
		refuse('perMonth', 0.039, 0),
		refuse('perMonth', 0.039, 0),
	],
	[
		'what is above the month and allowed by the caller',
		{ prices: [2], perMonthUsd: 1, maxUsd: 5 },
		refuse('perMonth', 2, 1),
		refuse('perMonth', 2, 1),
	],
	[
		'what is above the other limit',
		{ prices: [2], perMonthUsd: 10, spentThisMonthUsd: 1 },
		ask(2),
		refuse('confirmAbove', 2, 9),
	],
	['a free image in a month that is spent', { prices: [0], perMonthUsd: 1, spentThisMonthUsd: 3 }, go, go],
	[
		'any price in a month without money',
		{ perMonthUsd: 0 },
		refuse('perMonth', 0.039, 0),
		refuse('perMonth', 0.039, 0),
	],
	[
		'an unknown price in a month that has money left',
		{ prices: [undefined, 0.1], perMonthUsd: 1, spentThisMonthUsd: 0.5 },
		ask(0.1, 1),
		refuse('unknownPrice', 0.1, 0.5),
	],
	[
		'an unknown price with what is above the month anyway',
		{ prices: [undefined, 0.6], perMonthUsd: 1, spentThisMonthUsd: 0.5 },
		refuse('perMonth', 0.6, 0.5),
		refuse('perMonth', 0.6, 0.5),
	],
	[
		'a small price in a month whose spending is not wholly known',
		{ perMonthUsd: 1, unknownSpent: 1 },
		ask(0.039),
		refuse('unknownPrice', 0.039, 1),
	],
	['the same without a limit for the month', { unknownSpent: 1 }, go, go],
];

describe('the budget', () => {
	for (const [title, given, asked, quiet] of [...limits, ...unknownPrices, ...months]) {
		it(`answers ${title} with ${asked.kind}, with nobody to ask with ${quiet.kind}`, () => {
			assert.deepStrictEqual(
				[
					decideBudget({ ...usual, ...given, canAsk: true }),
					decideBudget({ ...usual, ...given, canAsk: false }),
				],
				[asked, quiet],
			);
		});
	}
});
