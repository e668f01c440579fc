import * as vscode from 'vscode';
import { outside } from '../../../src/host/outside.ts';
import type { Sleep } from '../../../src/core/service/sleep.ts';
import { MemoryFiles } from '../memoryFiles.ts';

/** How long a wait of Figment's takes at most, in milliseconds; its clock goes on as if it had been longer. */
const longestMs = 4;

/** The scheme of the file system in memory. */
export const scheme = 'figment-matrix';

/**
 * Figment's outside while a matrix runs: its waits fly, what it sends is counted, a window can end in the middle
 * of everything, and there is a file system that fails.
 */
export class World {
	readonly pictures = new MemoryFiles();
	/** What all windows remember. */
	readonly values = new Map<string, unknown>();
	#registration: vscode.Disposable | undefined;
	readonly #real = { ...outside };
	#flownMs = 0;
	#life = new AbortController();
	#tries = 0;
	/** While time stands still, what tells of the first wait. */
	#onWait: (() => void) | undefined;

	/** How often Figment has tried to send a request since the last `begin`; a browser may send it again. */
	get tries(): number {
		return this.#tries;
	}

	/** Takes the place of the real outside, in this bundle alone. */
	enter(): void {
		Object.assign(outside, {
			fetch: (input: string, init: RequestInit) => this.#fetch(input, init),
			sleep: ((ms, signal) => this.#sleep(ms, signal)) satisfies Sleep,
			now: () => this.#real.now() + this.#flownMs,
		});
		this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this.pictures);
	}

	/** Gives the real outside back. */
	leave(): void {
		Object.assign(outside, this.#real);
		this.#registration?.dispose();
	}

	/** A new window begins: the clock is right, the file system is well and nothing was sent. */
	begin(): void {
		this.pictures.mend();
		this.#life = new AbortController();
		this.#flownMs = 0;
		this.#tries = 0;
		this.#onWait = undefined;
	}

	/** From now on waits end only when they are cut short. Resolves when the first one has begun. */
	stopTime(): Promise<void> {
		return new Promise(resolve => {
			this.#onWait = resolve;
		});
	}

	/** The window ends as its process does: its requests are cut, and it hears of nothing any more. */
	end(): void {
		this.#life.abort();
		this.#life = new AbortController();
		this.#onWait = undefined;
	}

	async #fetch(input: string, init: RequestInit): Promise<Response> {
		this.#tries += init.method === 'POST' ? 1 : 0;
		const { signal: end } = this.#life;
		const signal = init.signal ? AbortSignal.any([init.signal, end]) : end;
		return this.#unlessEnded(end, this.#real.fetch(input, { ...init, signal }));
	}

	async #sleep(ms: number, signal?: AbortSignal): Promise<void> {
		const { signal: end } = this.#life;
		this.#onWait?.();
		const realMs = this.#onWait === undefined ? Math.min(ms, longestMs) : 2 ** 31 - 1;
		await this.#unlessEnded(end, this.#real.sleep(realMs, signal));
		this.#flownMs += Math.max(0, ms - longestMs);
	}

	async #unlessEnded<Value>(end: AbortSignal, work: Promise<Value>): Promise<Value> {
		const settled = await Promise.allSettled([work]);
		if (end.aborted) {
			await new Promise(() => undefined);
		}
		const [result] = settled;
		if (result.status === 'rejected') {
			throw result.reason;
		}
		return result.value;
	}
}
