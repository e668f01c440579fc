import { setTimeout as delay } from 'node:timers/promises';

/** How long a person would wait for something on the screen before giving up. */
export const patienceMilliseconds = 60_000;

/**
 * Looks again and again until `look` gives something and returns that; throws what was waited for, and what
 * `describe` sees then, when it takes too long.
 */
export async function waitFor<Found>(
	what: string,
	look: () => Promise<Found | undefined> | Found | undefined,
	describe: () => Promise<string> | string = () => 'nothing',
): Promise<Found> {
	const deadline = performance.now() + patienceMilliseconds;
	for (;;) {
		const found = await look();
		if (found !== undefined) {
			return found;
		}
		if (performance.now() > deadline) {
			throw new Error(`Waited in vain for ${what}; there was: ${await describe()}`);
		}
		await delay(50);
	}
}

/** Whether a shown text has the wanted piece, or matches the wanted pattern. */
export function contains(shown: string, wanted: string | RegExp): boolean {
	return typeof wanted === 'string' ? shown.includes(wanted) : wanted.test(shown);
}
