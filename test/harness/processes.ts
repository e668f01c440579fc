import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './atExit.ts';

/** What a tracked program is started with. */
export interface TrackedOptions {
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** The file that gets everything the program prints. */
	readonly logFile: string;
}

/**
 * Starts a program in a process group of its own, its output in a file. If it is still running when this
 * process ends, by itself or by a signal, it is killed with all its descendants.
 */
export function startTracked(file: string, args: readonly string[], options: TrackedOptions): ChildProcess {
	const log = openSync(options.logFile, 'a');
	const child = spawn(file, args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', log, log],
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	const forget = atExit(() => signalTree(child, 'SIGKILL'));
	child.on('exit', () => {
		signalTree(child, 'SIGKILL');
		forget();
	});
	// Without a listener a program that cannot be started would end this process.
	child.on('error', forget);
	return child;
}

/** Ends a tracked program and all its descendants: asks first, kills after `graceMilliseconds`. */
export async function stopTracked(child: ChildProcess, graceMilliseconds = 3000): Promise<void> {
	if (!isRunning(child)) {
		return;
	}
	const exit = once(child, 'exit');
	signalTree(child, 'SIGTERM');
	await Promise.race([exit, delay(graceMilliseconds, undefined, { ref: false })]);
	if (isRunning(child)) {
		signalTree(child, 'SIGKILL');
		await exit;
	}
}

/** Whether a started program has neither ended nor failed to start. */
export function isRunning(child: ChildProcess): boolean {
	return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) {
		return;
	}
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The whole group is gone already.
	}
}
