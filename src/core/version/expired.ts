import type { Version } from './version.ts';

/** How long bytes are kept, in milliseconds: 30 days. */
export const keptMs = 30 * 24 * 60 * 60 * 1000;

/** How many bytes are kept in all: 500 MB. */
export const keptBytes = 500 * 1024 * 1024;

/**
 * Which versions are to go: those older than 30 days, and then the oldest until the rest has 500 MB. What a
 * pending replacement needs stays, and so does the newest, however large it is: what was replaced just now
 * can always be restored.
 */
export function findExpired(
	versions: readonly Version[],
	now: number,
	needed: ReadonlySet<string>,
): readonly Version[] {
	const oldestFirst = [...versions].sort((one, other) => byAge(other, one));
	const newest = oldestFirst.at(-1);
	let total = versions.reduce((sum, { size }) => sum + size, 0);
	return oldestFirst.filter(version => {
		const isOld = now - Date.parse(version.at) > keptMs;
		const isTooMuch = total > keptBytes && version !== newest;
		const isExpired = (isOld || isTooMuch) && !needed.has(version.id);
		total -= isExpired ? version.size : 0;
		return isExpired;
	});
}

/** Newest first. */
export function byAge(one: Version, other: Version): number {
	if (one.at === other.at) {
		return one.id < other.id ? 1 : -1;
	}
	return one.at < other.at ? 1 : -1;
}
