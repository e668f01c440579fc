// Measures Figment against its budgets: prints one table and renews results.json.
//   npm run bench                          all suites, about half an hour
//   npm run bench -- --only links,sizes    some
import { parseArgs } from 'node:util';
import { readBudgets } from './budget.ts';
import { overBudget, toTable, writeResults } from './results.ts';
import type { Row } from './row.ts';

/** What is measured, in this order. Each suite is a folder beside this file. */
const suites: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
	sizes: async () => {
		const { bundleRows, packageRows } = await import('./sizes/rows.ts');
		return [...bundleRows(), ...packageRows()];
	},
	links: async () => (await import('./links/rows.ts')).rows(),
	library: async () => (await import('./library/rows.ts')).rows(),
	scan: async () => (await import('./scan/rows.ts')).rows(),
	saving: async () => (await import('./saving/rows.ts')).rows(),
	drafts: async () => (await import('./drafts/rows.ts')).rows(),
	studio: async () => (await import('./studio/rows.ts')).rows(),
	start: async () => (await import('./start/rows.ts')).rows(),
	typing: async () => (await import('./typing/rows.ts')).rows(),
};

const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const names = flags.only?.split(',') ?? Object.keys(suites);
const budgets = readBudgets();
const measured: Row[] = [];
for (const name of names) {
	const measure = suites[name];
	if (measure === undefined) {
		throw new Error(`there is no suite ${name}; there are ${Object.keys(suites).join(', ')}`);
	}
	console.error(`measuring ${name}`);
	const rows = await measure();
	writeResults({ [name]: rows });
	measured.push(...rows);
}
process.stdout.write(toTable(measured, budgets));
for (const problem of overBudget(measured, budgets)) {
	console.error(`over its budget: ${problem}`);
}
