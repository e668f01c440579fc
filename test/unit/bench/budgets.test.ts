import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amount, budgetWords, isAsAimed, isWithin, readBudgets } from '../../../bench/budget.ts';
import { overBudget, readResults, toTable } from '../../../bench/results.ts';
import { median, percentile } from '../../../bench/row.ts';
import type { Row } from '../../../bench/row.ts';

const row: Row = { name: 'a scan', unit: 'ms', ours: 120, reference: 100, referenceIs: 'reading' };

describe('A budget', () => {
	it('limits a figure, its ratio to the reference, and what is more than it', () => {
		const limits = [
			{ most: 120 },
			{ mostRatio: 1.2 },
			{ mostOver: 20 },
			{ most: 119 },
			{ mostRatio: 1.19 },
			{ mostOver: 19 },
		];
		assert.deepStrictEqual(
			limits.map(budget => isWithin(row, budget)),
			[true, true, true, false, false, false],
		);
	});

	it('that needs a reference is not kept without one', () => {
		const { reference: _, ...alone } = row;
		assert.ok(!isWithin(alone, { mostRatio: 1000 }));
		assert.ok(!isWithin(alone, { mostOver: 1000 }));
		assert.ok(isWithin(alone, { most: 1000 }));
	});

	it('may be wider than what is aimed at', () => {
		const budget = { most: 200, aim: 100 };
		assert.ok(isWithin(row, budget));
		assert.ok(!isAsAimed(row, budget));
		assert.equal(budgetWords(budget, 'ms'), '≤ 100 ms');
		assert.deepStrictEqual(overBudget([row], { 'a scan': budget }, isWithin), []);
		assert.deepStrictEqual(overBudget([row], { 'a scan': budget }), [
			'a scan: 120 ms beside 100 ms, the budget is ≤ 100 ms',
		]);
	});

	it('is there for rows that were measured, and every one is met or told', () => {
		const budgets = readBudgets();
		const names = new Set(
			Object.values(readResults())
				.flat()
				.map(({ name }) => name),
		);
		const unknown = Object.keys(budgets).filter(name => !names.has(name));
		assert.deepStrictEqual(unknown, []);
	});
});

describe('The table of a run', () => {
	it('shows each figure beside its reference and its budget', () => {
		assert.equal(
			toTable([row, { name: 'x.js', unit: 'bytes', ours: 2_500_000 }], { 'a scan': { mostRatio: 1.1 } }),
			[
				'|  | Figment | reference | × | budget | met |\n',
				'| --- | --- | --- | --- | --- | --- |\n',
				'| a scan | 120 ms | 100 ms reading | 1.20 | ≤ 1.1 × | **no** |\n',
				'| x.js | 2.50 MB |  |  |  |  |\n',
			].join(''),
		);
		assert.deepStrictEqual([amount(12.345, 'ms'), amount(0.5, 'count')], ['12.3 ms', '0.5']);
	});

	it('has medians, which one run in which something else happened does not change', () => {
		assert.deepStrictEqual([median([3, 1, 1000]), median([4, 2])], [3, 3]);
	});

	it('has percentiles, which tell how long the slow ones take', () => {
		const values = Array.from({ length: 100 }, (_, index) => 100 - index);
		assert.deepStrictEqual(
			[percentile(values, 0.95), percentile(values, 1), percentile([7], 0.95)],
			[95, 100, 7],
		);
	});
});
