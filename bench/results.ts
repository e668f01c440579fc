import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { amount, budgetWords, isAsAimed } from './budget.ts';
import type { Budget } from './budget.ts';
import { ratioOf, rowSchema } from './row.ts';
import type { Row } from './row.ts';

const file = new URL('results.json', import.meta.url);
const resultsSchema = z.record(
	z.string(),
	z.array(z.looseObject({ ...rowSchema.shape, ratio: z.optional(z.number()) })),
);

/** The rows of the last run of each suite, by the names of suites. Throws where results.json is wrong. */
export function readResults(): Readonly<Record<string, readonly Row[]>> {
	return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Keeps the rows of some suites, and those of the others as they are. */
export function writeResults(results: Readonly<Record<string, readonly Row[]>>): void {
	const all = Object.entries({ ...readResults(), ...results }).map(([suite, rows]) => [
		suite,
		rows.map(row => ({ ...row, ratio: rounded(ratioOf(row)) })),
	]);
	writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), undefined, '\t')}\n`);
}

/** Rows as one table in Markdown. What is over its budget is marked. */
export function toTable(rows: readonly Row[], budgets: Readonly<Record<string, Budget>>): string {
	const cells = rows.map(row => {
		const { name, unit, ours, reference, referenceIs = '' } = row;
		const ratio = ratioOf(row);
		const budget = budgets[name];
		return [
			name,
			amount(ours, unit),
			reference === undefined ? referenceIs : `${amount(reference, unit)} ${referenceIs}`,
			ratio === undefined ? '' : ratio.toFixed(2),
			budget === undefined ? '' : budgetWords(budget, unit),
			budget === undefined ? '' : isAsAimed(row, budget) ? 'yes' : '**no**',
		];
	});
	const heading = ['', 'Figment', 'reference', '×', 'budget', 'met'];
	return [heading, heading.map(() => '---'), ...cells].map(row => `| ${row.join(' | ')} |\n`).join('');
}

/** What is not as its budget wants it, a line each; by `isKept` what is allowed can be told from what is aimed at. */
export function overBudget(
	rows: readonly Row[],
	budgets: Readonly<Record<string, Budget>>,
	isKept: (row: Row, budget: Budget) => boolean = isAsAimed,
): readonly string[] {
	return rows.flatMap(row => {
		const budget = budgets[row.name];
		if (budget === undefined || isKept(row, budget)) {
			return [];
		}
		const { name, unit, ours, reference } = row;
		const beside = reference === undefined ? '' : ` beside ${amount(reference, unit)}`;
		return [`${name}: ${amount(ours, unit)}${beside}, the budget is ${budgetWords(budget, unit)}`];
	});
}

function rounded(ratio: number | undefined): number | undefined {
	return ratio === undefined ? undefined : Number(ratio.toFixed(3));
}
