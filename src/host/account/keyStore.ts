import type * as vscode from 'vscode';
import { defaultOrigin, isLoopback } from '../../core/service/service.ts';
import type { Log } from '../log.ts';
import { readEnvironment } from '../outside.ts';

/** A key and where it came from. */
export interface FoundKey {
	readonly key: string;
	readonly from: 'store' | 'environment';
}

/** The variable that serves where no key is stored, in containers and on remotes without a keyring. */
export const keyVariable = 'AIMLAPI_API_KEY';

/**
 * The API keys, one per origin, in VS Code's secret storage. A secret may vanish at any time: then
 * there is none.
 */
export class KeyStore {
	readonly #secrets: vscode.SecretStorage;
	readonly #log: Log;

	constructor(secrets: vscode.SecretStorage, log: Log) {
		this.#secrets = secrets;
		this.#log = log;
	}

	/** The key for `origin`: the stored one, else the environment's where that may go there. */
	async find(origin: string): Promise<FoundKey | undefined> {
		const stored = await this.#read(origin);
		const key = stored ?? keyFromEnvironment(origin);
		if (key === undefined) {
			return undefined;
		}
		this.#log.hide(key);
		return { key, from: stored === undefined ? 'environment' : 'store' };
	}

	async store(origin: string, key: string): Promise<void> {
		this.#log.hide(key);
		await this.#secrets.store(nameOf(origin), key);
	}

	/** Whether there was a stored key to forget. */
	async forget(origin: string): Promise<boolean> {
		const had = (await this.#read(origin)) !== undefined;
		await this.#secrets.delete(nameOf(origin));
		return had;
	}

	async #read(origin: string): Promise<string | undefined> {
		try {
			return (await this.#secrets.get(nameOf(origin))) || undefined;
		} catch (error) {
			this.#log.warn(`The secret storage could not be read: ${String(error)}`);
			return undefined;
		}
	}
}

/** The environment's key goes to the service itself and to this machine, nowhere else. */
function keyFromEnvironment(origin: string): string | undefined {
	return origin === defaultOrigin || isLoopback(new URL(origin))
		? readEnvironment(keyVariable)?.trim() || undefined
		: undefined;
}

function nameOf(origin: string): string {
	return `apiKey:${origin}`;
}
