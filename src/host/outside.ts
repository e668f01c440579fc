import { sleep } from '../core/service/sleep.ts';
import type { Outside } from '../core/service/service.ts';

/** The world outside the extension host, for the core's ports. */
export const outside: Outside = {
	// Looked up at call time: VS Code puts its own fetch there, which knows proxies and certificates.
	fetch: (input, init) => globalThis.fetch(input, init),
	sleep,
	random,
	now: () => Date.now(),
};

/** True in the web-worker host, where `fetch` is a browser's. */
export function isBrowserHost(): boolean {
	return nodeProcess() === undefined;
}

/** A variable of the extension host's environment; a browser has none. */
export function readEnvironment(name: string): string | undefined {
	const env: unknown = Reflect.get(nodeProcess() ?? {}, 'env');
	const value: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, name) : undefined;
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function nodeProcess(): object | undefined {
	const found: unknown = Reflect.get(globalThis, 'process');
	return typeof found === 'object' && found !== null && Reflect.has(found, 'versions') ? found : undefined;
}

function random(): number {
	const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
	return value / 2 ** 32;
}
