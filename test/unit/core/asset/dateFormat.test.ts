import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDate } from '../../../../src/core/asset/dateFormat.ts';

const afternoon = new Date(2026, 0, 2, 15, 4, 5, 67);

describe('the format of a date', () => {
	const table: readonly (readonly [format: string, text: string | undefined])[] = [
		['YYYY-MM-DD', '2026-01-02'],
		['Y-MM-DD-HH-mm-ss', '2026-01-02-15-04-05'],
		['YY.M.D', '26.1.2'],
		['YYYY/MM/DD', '2026/01/02'],
		['YYYYMMDDTHHmmssSSS', '20260102T150405067'],
		['H:m:s', '15:4:5'],
		['hh h', '03 3'],
		['[day] D', 'day 2'],
		['[[]D]', '[2]'],
		['', ''],
		['年', '年'],
		['MMM', undefined],
		['MMMM', undefined],
		['YYYYY', undefined],
		['ddd', undefined],
		['Z', undefined],
		['D at', undefined],
		['TT', undefined],
		['[D', '[2'],
	];
	for (const [format, text] of table) {
		it(`${text === undefined ? 'refuses' : `gives ${text} for`} ${JSON.stringify(format)}`, () => {
			assert.equal(formatDate(afternoon, format), text);
		});
	}

	it('has twelve hours in half a day', () => {
		const hours = [0, 1, 11, 12, 13, 23].map(hour => formatDate(new Date(2026, 0, 1, hour), 'hh-h-HH-H'));
		assert.deepStrictEqual(hours, [
			'12-12-00-0',
			'01-1-01-1',
			'11-11-11-11',
			'12-12-12-12',
			'01-1-13-13',
			'11-11-23-23',
		]);
	});
});
