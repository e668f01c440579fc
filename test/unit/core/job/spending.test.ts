import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LedgerEntry } from '../../../../src/core/job/ledgerEntry.ts';
import { localDay, localMonthStart, summarise } from '../../../../src/core/job/spending.ts';
import type { Sum } from '../../../../src/core/job/spending.ts';

const now = Date.parse('2026-07-31T18:00:00Z');

function entry(at: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
	const made = { model: 'm', prompt: '', megapixels: 1, outcome: 'made', usd: 0.039 } as const;
	return { id: at, at, ...made, ...more };
}

/** Counts days by UTC, so many hours to the east. */
function east(hours: number): (time: number) => string {
	return time => new Date(time + hours * 3_600_000).toISOString().slice(0, 10);
}

function sum(usd: number, requests: number, more: Partial<Sum> = {}): Sum {
	return { usd, requests, images: requests, estimates: 0, unknownCosts: 0, ...more };
}

describe('what was spent', () => {
	it('is nothing when there is no entry', () => {
		assert.deepStrictEqual(summarise([], now, east(0)), {
			today: sum(0, 0),
			month: sum(0, 0),
			models: [],
			days: [],
			list: [],
			unknownOutcomes: 0,
		});
	});

	it('is added up for today, the month, each model and each day', () => {
		const entries = [
			entry('2026-07-31T17:00:00Z', { usd: 0.05, model: 'n' }),
			entry('2026-07-31T09:00:00Z'),
			entry('2026-07-02T09:00:00Z'),
			entry('2026-06-30T09:00:00Z', { usd: 9 }),
			entry('2025-07-31T09:00:00Z', { usd: 9 }),
		];
		assert.deepStrictEqual(summarise(entries, now, east(0)), {
			today: sum(0.089, 2),
			month: sum(0.128, 3),
			models: [
				{ model: 'm', ...sum(0.078, 2) },
				{ model: 'n', ...sum(0.05, 1) },
			],
			days: [
				{ day: '2026-07-02', ...sum(0.039, 1) },
				{ day: '2026-07-31', ...sum(0.089, 2) },
			],
			list: entries,
			unknownOutcomes: 0,
		});
	});

	it('has the days and months of the person', () => {
		const entries = [entry('2026-07-31T22:30:00Z'), entry('2026-07-31T09:00:00Z')];
		const figures = [-12, 0, 2, 14].map(hours => {
			const { today, month, days } = summarise(entries, Date.parse('2026-07-31T23:00:00Z'), east(hours));
			return [today.requests, month.requests, ...days.map(({ day }) => day)];
		});
		assert.deepStrictEqual(figures, [
			[1, 2, '2026-07-30', '2026-07-31'],
			[2, 2, '2026-07-31'],
			[1, 1, '2026-08-01'],
			[1, 1, '2026-08-01'],
		]);
	});

	it('counts what is expected, and never an unknown cost as nothing', () => {
		const entries = [
			entry('2026-07-31T01:00:00Z', { usd: undefined, credits: 78_000 }),
			entry('2026-07-31T02:00:00Z', { credits: 1, estimatedUsd: 7 }),
			entry('2026-07-31T03:00:00Z', { usd: undefined, estimatedUsd: 0.04 }),
			entry('2026-07-31T04:00:00Z', { usd: undefined, estimatedUsd: 0.04, outcome: 'unknown' }),
			entry('2026-07-31T05:00:00Z', { usd: undefined }),
			entry('2026-07-31T06:00:00Z', { outcome: 'noImage' }),
			entry('2026-07-31T07:00:00Z', { outcome: 'notBilled', estimatedUsd: 1 }),
			entry('2026-05-01T00:00:00Z', { usd: undefined, outcome: 'unknown' }),
		];
		const { month, unknownOutcomes } = summarise(entries, now, east(0));
		assert.deepStrictEqual(
			[month, unknownOutcomes],
			[sum(0.197, 7, { images: 4, estimates: 2, unknownCosts: 1 }), 2],
		);
	});

	it('adds up without the errors of fractions', () => {
		const entries = Array.from({ length: 1000 }, () => entry('2026-07-31T09:00:00Z', { usd: 0.0195 }));
		assert.equal(summarise(entries, now, east(0)).month.usd, 19.5);
	});

	it('lists the latest first, and models of the same cost by name', () => {
		const entries = ['b', 'a', 'c'].map((model, index) =>
			entry(`2026-07-0${index + 1}T00:00:00Z`, { model }),
		);
		const { list, models } = summarise(entries, now, east(0));
		assert.deepStrictEqual(
			[list.map(({ model }) => model), models.map(({ model }) => model)],
			[
				['c', 'a', 'b'],
				['a', 'b', 'c'],
			],
		);
	});
});

describe('the days of this machine', () => {
	const zones: readonly (readonly [string, day: string, monthStart: string])[] = [
		['UTC', '2026-07-31', '2026-07-01T00:00:00.000Z'],
		['Pacific/Auckland', '2026-08-01', '2026-07-31T12:00:00.000Z'],
		['America/Los_Angeles', '2026-07-31', '2026-07-01T07:00:00.000Z'],
	];
	for (const [zone, day, monthStart] of zones) {
		it(`are those of ${zone} there`, () => {
			const before = process.env['TZ'];
			process.env['TZ'] = zone;
			try {
				assert.deepStrictEqual(
					[localDay(now), new Date(localMonthStart(now)).toISOString()],
					[day, monthStart],
				);
			} finally {
				if (before === undefined) {
					delete process.env['TZ'];
				} else {
					process.env['TZ'] = before;
				}
			}
		});
	}
});
