/**
 * What a date's format may have, each written as moment.js and Day.js write it. In the local time of
 * whoever runs it; `hh` and `h` are hours of the 12-hour clock.
 */
const tokens: ReadonlyMap<string, (date: Date) => string> = new Map<string, (date: Date) => string>([
	['YYYY', date => pad(date.getFullYear(), 4)],
	['YY', date => pad(date.getFullYear() % 100, 2)],
	['Y', date => String(date.getFullYear())],
	['MM', date => pad(date.getMonth() + 1, 2)],
	['M', date => String(date.getMonth() + 1)],
	['DD', date => pad(date.getDate(), 2)],
	['D', date => String(date.getDate())],
	['HH', date => pad(date.getHours(), 2)],
	['H', date => String(date.getHours())],
	['hh', date => pad(halfDayHour(date), 2)],
	['h', date => String(halfDayHour(date))],
	['mm', date => pad(date.getMinutes(), 2)],
	['m', date => String(date.getMinutes())],
	['ss', date => pad(date.getSeconds(), 2)],
	['s', date => String(date.getSeconds())],
	['SSS', date => pad(date.getMilliseconds(), 3)],
	// As in 20260102T0304.
	['T', () => 'T'],
]);

/**
 * A date as a format says: tokens are replaced, `[text]` is the text, and what is no letter stays.
 * Undefined for other letters: silently kept, they would be a name nobody meant.
 */
export function formatDate(date: Date, format: string): string | undefined {
	let isKnown = true;
	const text = format.replace(/\[([^\]]*)\]|([A-Za-z])\2*/g, (token: string, literal: string | undefined) => {
		const value = literal ?? tokens.get(token)?.(date);
		isKnown &&= value !== undefined;
		return value ?? '';
	});
	return isKnown ? text : undefined;
}

function halfDayHour(date: Date): number {
	return date.getHours() % 12 || 12;
}

function pad(value: number, length: number): string {
	return String(value).padStart(length, '0');
}
