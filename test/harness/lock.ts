import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs `work` while holding the lock folder `lockPath`: nobody else who asks for the same path runs at the
 * same time, in this process or another. A lock whose owner has died is taken over.
 */
export async function withLock<Result>(lockPath: string, work: () => Promise<Result>): Promise<Result> {
	await acquire(lockPath);
	try {
		return await work();
	} finally {
		rmSync(lockPath, { recursive: true, force: true });
	}
}

async function acquire(lockPath: string): Promise<void> {
	mkdirSync(dirname(lockPath), { recursive: true });
	while (!tryAcquire(lockPath)) {
		removeIfAbandoned(lockPath);
		await delay(100);
	}
}

/** The lock is made aside with its owner inside and then renamed, so it is never seen without an owner. */
function tryAcquire(lockPath: string): boolean {
	const candidate = `${lockPath}.${randomUUID()}`;
	mkdirSync(candidate);
	writeFileSync(join(candidate, 'owner'), String(process.pid));
	try {
		renameSync(candidate, lockPath);
		return true;
	} catch (error) {
		rmSync(candidate, { recursive: true, force: true });
		if (isTaken(error)) {
			return false;
		}
		throw error;
	}
}

function isTaken(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM';
}

function removeIfAbandoned(lockPath: string): void {
	const owner = readOwner(lockPath);
	if (owner === undefined || isAlive(owner)) {
		return;
	}
	const aside = `${lockPath}.${randomUUID()}`;
	try {
		renameSync(lockPath, aside);
		if (readOwner(aside) === owner) {
			rmSync(aside, { recursive: true, force: true });
		} else {
			// Somebody took the abandoned lock over in between: it is theirs.
			renameSync(aside, lockPath);
		}
	} catch {
		// Another waiter removed it first.
	}
}

function readOwner(lockPath: string): number | undefined {
	try {
		return Number(readFileSync(join(lockPath, 'owner'), 'utf8'));
	} catch {
		return undefined;
	}
}

function isAlive(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
