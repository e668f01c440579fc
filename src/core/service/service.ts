import type { Sleep } from './sleep.ts';

/** The outside world, as the client sees it. */
export interface Outside {
	/** The host's `fetch`, looked up at call time: VS Code replaces it to honour proxy settings. */
	readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
	readonly sleep: Sleep;
	/** From 0 to below 1. */
	readonly random: () => number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** Where the service is and how it is spoken to. */
export interface Service {
	/** An origin without a slash at its end: https, or http to this machine. */
	readonly origin: string;
	readonly apiKey: string;
	/** How long one answer may take, in milliseconds. */
	readonly timeoutMs: number;
	/** True where `fetch` does not tell why it failed and foreign headers need leave: a browser. */
	readonly isBrowser: boolean;
	readonly outside: Outside;
}

/** The service as it is reached when nothing else is set. */
export const defaultOrigin = 'https://api.aimlapi.com';

/**
 * The origin of a base URL, or undefined for one that the key must not go to: anything but https,
 * save plain http to this machine; with a path, a query or a user in it.
 */
export function parseOrigin(baseUrl: string): string | undefined {
	const url = parseUrl(baseUrl.trim());
	if (url === undefined || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
		return undefined;
	}
	const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
	return isSafe && url.username === '' && url.password === '' ? url.origin : undefined;
}

/** Whether a URL's host is this machine. */
export function isLoopback(url: URL): boolean {
	return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

/** The URL that a text is, or undefined. */
export function parseUrl(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** A text as short as this cannot be taken out of an answer without making it unreadable. */
const shortest = 8;

/** `text` without any of `secrets`, should the other side have echoed one, as it is or inside JSON. */
export function redact(text: string, ...secrets: readonly string[]): string {
	const forms = secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)]);
	return forms
		.filter(form => form.length >= shortest)
		.reduce((redacted, form) => redacted.replaceAll(form, '…'), text);
}
