import type { run } from 'node:test';

/** How many tests of a run ended in which way; the object changes while the run goes on. */
export interface TestCounts {
	readonly passed: number;
	/** Hooks that fail count as well: cleaning up is where some troubles show. */
	readonly failed: number;
	/** Left out, or marked as still to be done. */
	readonly skipped: number;
}

/** Counts the tests of a run as they end. */
export function countTests(stream: ReturnType<typeof run>): TestCounts {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	stream.on('test:pass', event => {
		if (event.skip !== undefined || event.todo !== undefined) {
			counts.skipped++;
		} else if (event.details.type !== 'suite') {
			counts.passed++;
		}
	});
	stream.on('test:fail', event => {
		// A suite whose tests failed is no failure more; one whose hook failed is.
		if (Reflect.get(event.details.error, 'failureType') !== 'subtestsFailed') {
			counts.failed++;
		}
	});
	return counts;
}
