import { costOf, creditsPerUsd } from './ledgerEntry.ts';
import type { LedgerEntry } from './ledgerEntry.ts';

/** What some requests cost together. */
export interface Sum {
	/** USD, with what was expected of those whose cost the service did not say. */
	readonly usd: number;
	readonly requests: number;
	/** How many of the requests made an image. */
	readonly images: number;
	/** For how many the cost is only what was expected. */
	readonly estimates: number;
	/** For how many nobody knows the cost: they are not in `usd`. */
	readonly unknownCosts: number;
}

/** What was spent, as a person wants to see it. */
export interface Spending {
	readonly today: Sum;
	readonly month: Sum;
	/** Of this month; the dearest first. */
	readonly models: readonly (Sum & { readonly model: string })[];
	/** The days of this month with requests, the first one first; such as `2026-07-31`. */
	readonly days: readonly (Sum & { readonly day: string })[];
	/** Everything, the latest first. */
	readonly list: readonly LedgerEntry[];
	/** Of how many requests nobody knows yet whether they were billed, whenever they were sent. */
	readonly unknownOutcomes: number;
}

/**
 * Adds up what was spent. `now` is in milliseconds since 1970; `dayOf` gives the day of such a time as the
 * person counts days, such as `2026-07-31`.
 */
export function summarise(
	entries: readonly LedgerEntry[],
	now: number,
	dayOf: (time: number) => string = localDay,
): Spending {
	const today = dayOf(now);
	const isOfMonth = (day: string) => day.startsWith(today.slice(0, -2));
	const days = groupBy(entries, entry => dayOf(Date.parse(entry.at))).filter(([day]) => isOfMonth(day));
	const month = days.flatMap(([, list]) => list);
	return {
		today: sumOf(days.find(([day]) => day === today)?.[1] ?? []),
		month: sumOf(month),
		models: groupBy(month, entry => entry.model)
			.map(([model, list]) => ({ model, ...sumOf(list) }))
			.sort((one, other) => other.usd - one.usd || (one.model < other.model ? -1 : 1)),
		days: days
			.map(([day, list]) => ({ day, ...sumOf(list) }))
			.sort((one, other) => (one.day < other.day ? -1 : 1)),
		list: entries.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)),
		unknownOutcomes: entries.filter(({ outcome }) => outcome === 'unknown').length,
	};
}

/** The day of a time in milliseconds since 1970, such as `2026-07-31`, where this runs. */
export function localDay(time: number): string {
	const date = new Date(time);
	const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
	return parts.map(part => String(part).padStart(2, '0')).join('-');
}

/** When the month of a time began where this runs; both in milliseconds since 1970. */
export function localMonthStart(time: number): number {
	const date = new Date(time);
	return new Date(date.getFullYear(), date.getMonth()).getTime();
}

function sumOf(entries: readonly LedgerEntry[]): Sum {
	const costs = entries.map(costOf);
	const known = costs.filter(cost => cost !== undefined);
	return {
		// Whole numbers of credits add up exactly; 3 × 0.039 does not.
		usd: known.reduce((total, { usd }) => total + Math.round(usd * creditsPerUsd), 0) / creditsPerUsd,
		requests: entries.length,
		images: entries.filter(({ outcome }) => outcome === 'made').length,
		estimates: known.filter(({ isEstimate }) => isEstimate).length,
		unknownCosts: costs.length - known.length,
	};
}

function groupBy(
	entries: readonly LedgerEntry[],
	keyOf: (entry: LedgerEntry) => string,
): readonly (readonly [string, readonly LedgerEntry[]])[] {
	const groups = new Map<string, LedgerEntry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key) ?? [];
		group.push(entry);
		groups.set(key, group);
	}
	return [...groups];
}
