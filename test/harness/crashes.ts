import { setTimeout as delay } from 'node:timers/promises';
import { extensionHostPids, killExtensionHost } from './hostProcess.ts';
import type { Workbench } from './workbench.ts';

/** VS Code gives up on an extension host that ends this often within five minutes, until the page is loaded again. */
const crashesTooMany = 3;

/** VS Code asks the dead host's server for the reason first, for 2 s, and then starts the next one. */
const restartMilliseconds = 10_000;

/** Kills the extension host of a window again and again, and has the window come back each time. */
export class Crashes {
	readonly #workbench: Workbench;
	#sinceReload = 0;

	constructor(workbench: Workbench) {
		this.#workbench = workbench;
	}

	/** Kills the extension host; resolves when it is gone. */
	async kill(): Promise<void> {
		await killExtensionHost(this.#workbench.server);
		this.#sinceReload += 1;
	}

	/**
	 * Has the window come back after a kill and says whether the page was loaded again for it: after every
	 * second kill, and when VS Code does not start a new host by itself. What a person does from then on reaches
	 * the new host, if only after the second that it takes to start.
	 */
	async recover(): Promise<'restarted' | 'reloaded'> {
		if (this.#sinceReload < crashesTooMany - 1 && (await this.#hasRestarted())) {
			return 'restarted';
		}
		await this.#workbench.reload();
		this.#sinceReload = 0;
		return 'reloaded';
	}

	async #hasRestarted(): Promise<boolean> {
		const deadline = performance.now() + restartMilliseconds;
		while (extensionHostPids(this.#workbench.server).length === 0) {
			if (performance.now() > deadline) {
				return false;
			}
			await delay(20);
		}
		return true;
	}
}
