import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { downloadsDir } from './paths.ts';

/**
 * The folder `.vscode-test/<name>`, filled by `fill` the first time. Safe to interrupt and to call in parallel:
 * it is filled aside, marked complete last and then renamed.
 */
export async function obtainFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
	const folder = join(downloadsDir, name);
	const marker = join(folder, 'complete');
	if (existsSync(marker)) {
		return folder;
	}
	return withLock(`${folder}.lock`, async () => {
		if (existsSync(marker)) {
			return folder;
		}
		console.log(`${name}: preparing, once for this machine`);
		const started = performance.now();
		removeLeftovers(name);
		// A name of its own: a child of an interrupted run may still be writing into the former one.
		const partial = `${folder}.partial-${process.pid}`;
		mkdirSync(partial, { recursive: true });
		await fill(partial);
		writeFileSync(join(partial, 'complete'), '');
		renameSync(partial, folder);
		console.log(`${name}: ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
		return folder;
	});
}

function removeLeftovers(name: string): void {
	const leftovers = readdirSync(downloadsDir).filter(
		each => each === name || each.startsWith(`${name}.partial-`),
	);
	for (const leftover of leftovers) {
		rmSync(join(downloadsDir, leftover), { recursive: true, force: true, maxRetries: 5 });
	}
}
