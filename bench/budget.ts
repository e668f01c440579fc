import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { ratioOf } from './row.ts';
import type { Row } from './row.ts';

const limit = z.number().check(z.nonnegative());

/**
 * What a row may be: at most so much, so many times the reference, or so much more than it. Where it is to become
 * less than it is allowed to be now, `aim` says how much.
 */
const budgetSchema = z
	.strictObject({ most: limit, mostRatio: limit, mostOver: limit, aim: limit })
	.partial()
	.refine(limits => Object.keys(limits).length > 0, 'a budget has a limit');

/** What a row may be. */
export type Budget = z.output<typeof budgetSchema>;

/** The budgets by the names of rows, as budgets.json has them. Throws where that is wrong. */
export function readBudgets(): Readonly<Record<string, Budget>> {
	const text = readFileSync(new URL('budgets.json', import.meta.url), 'utf8');
	return z.record(z.string(), budgetSchema).parse(JSON.parse(text));
}

/** The budget in words: `≤ 1.3 ×, ≤ 300 ms`. */
export function budgetWords({ most, mostRatio, mostOver, aim }: Budget, unit: Row['unit']): string {
	return [
		...(most === undefined ? [] : [`≤ ${amount(aim ?? most, unit)}`]),
		...(mostRatio === undefined ? [] : [`≤ ${mostRatio} ×`]),
		...(mostOver === undefined ? [] : [`≤ ${amount(mostOver, unit)} over`]),
	].join(', ');
}

/** Whether a row is within its budget. A limit that needs a reference is not kept without one. */
export function isWithin(row: Row, { most, mostRatio, mostOver }: Budget): boolean {
	const { ours, reference } = row;
	return (
		(most === undefined || ours <= most) &&
		(mostRatio === undefined || (ratioOf(row) ?? Infinity) <= mostRatio) &&
		(mostOver === undefined || (reference !== undefined && ours - reference <= mostOver))
	);
}

/** Whether a row is what it is to be. */
export function isAsAimed(row: Row, budget: Budget): boolean {
	return isWithin(row, budget) && (budget.aim === undefined || row.ours <= budget.aim);
}

/** An amount as people read it: `12.3 ms`, `350 kB`, `40`. */
export function amount(value: number, unit: Row['unit']): string {
	switch (unit) {
		case 'ms':
			return `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
		case 'bytes':
			return value < 1_000_000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
		case 'count':
			return String(Number(value.toFixed(2)));
	}
}
