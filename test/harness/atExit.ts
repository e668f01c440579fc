import { constants } from 'node:os';

const cleanups = new Set<() => void>();
let isGuarding = false;

/**
 * Has `cleanup`, which must not wait for anything, run when this process ends by itself, by an error or by a
 * signal. The returned function takes it back.
 */
export function atExit(cleanup: () => void): () => void {
	if (!isGuarding) {
		isGuarding = true;
		guard();
	}
	cleanups.add(cleanup);
	return () => cleanups.delete(cleanup);
}

function guard(): void {
	process.on('exit', cleanUp);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		// Ends the process itself: another listener, Playwright's for one, may keep the signal from doing so.
		process.once(signal, () => process.exit(128 + constants.signals[signal]));
	}
}

function cleanUp(): void {
	// What was started last may use what was made first.
	for (const cleanup of [...cleanups].toReversed()) {
		try {
			cleanup();
		} catch {
			// What cannot be cleaned up must not keep the others.
		}
	}
}
