import type * as vscode from 'vscode';
import { defaultOrigin, isLoopback } from '../../core/service/service.ts';
import type { Log } from '../log.ts';
import { readEnvironment } from '../outside.ts';

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
	async find(origin: string): Promise<string | undefined> {
		const key =
			this.#usable(await this.#read(origin), 'in the secret storage') ??
			this.#usable(keyFromEnvironment(origin), `in ${keyVariable}`);
		this.#log.hide(key ?? '');
		return key;
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

	#usable(key: string | undefined, place: string): string | undefined {
		if (key === undefined || isKey(key)) {
			return key;
		}
		this.#log.warn(`The API key ${place} has characters that no key has: it counts as not set.`);
		return undefined;
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

/**
 * Whether a text can be a key at all: printable ASCII without spaces. `fetch` throws for anything else in
 * a header, and that would look as if the request had been sent.
 */
export function isKey(text: string): boolean {
	return /^[\x21-\x7e]+$/.test(text);
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
