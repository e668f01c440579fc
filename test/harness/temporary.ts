import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.ts';

/** A temporary folder, symbolic links resolved. */
export interface TemporaryFolder {
	readonly path: string;
	/** Removes it; otherwise that happens when this process ends. */
	readonly remove: () => void;
}

/** Makes a temporary folder. */
export function makeTemporaryFolder(purpose: string): TemporaryFolder {
	const path = realpathSync(mkdtempSync(join(tmpdir(), `figment-${purpose}-`)));
	const removeNow = (): void =>
		rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	const forget = atExit(removeNow);
	return {
		path,
		remove: () => {
			removeNow();
			forget();
		},
	};
}
