import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What a tracked program is started with. */
export interface TrackedOptions {
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** The file that gets everything the program prints. */
	readonly logFile: string;
}

const running = new Set<ChildProcess>();
let isGuarding = false;

/**
 * Starts a program in a process group of its own, its output in a file. Whatever is still running when this
 * process ends, by itself or by a signal, is killed with all its descendants.
 */
export function startTracked(file: string, args: readonly string[], options: TrackedOptions): ChildProcess {
	guardOnce();
	const log = openSync(options.logFile, 'a');
	const child = spawn(file, args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', log, log],
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	running.add(child);
	child.on('exit', () => signalTree(child, 'SIGKILL'));
	child.on('error', () => running.delete(child));
	return child;
}

/** Ends a tracked program and all its descendants: asks first, kills after `graceMilliseconds`. */
export async function stopTracked(child: ChildProcess, graceMilliseconds = 3000): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) {
		const exit = once(child, 'exit');
		signalTree(child, 'SIGTERM');
		await Promise.race([exit, delay(graceMilliseconds, undefined, { ref: false })]);
	}
	const mustWait = child.exitCode === null && child.signalCode === null;
	const exit = mustWait ? once(child, 'exit') : undefined;
	signalTree(child, 'SIGKILL');
	await exit;
	running.delete(child);
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

function guardOnce(): void {
	if (isGuarding) {
		return;
	}
	isGuarding = true;
	process.on('exit', killAll);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => {
			killAll();
			process.kill(process.pid, signal);
		});
	}
}

function killAll(): void {
	for (const child of running) {
		signalTree(child, 'SIGKILL');
	}
}
