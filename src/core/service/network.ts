/**
 * What a `fetch` that threw tells about the request:
 * - `unreached`: no connection was made, nothing was sent;
 * - `redirected`: the other side answered with a redirect, which a call with a key never follows;
 * - `timeout`: our own time limit; `aborted`: stopped by somebody, whom only the caller can know;
 * - `unknown`: it may have been received.
 */
export type NetworkFault = 'unreached' | 'redirected' | 'timeout' | 'aborted' | 'unknown';

/** Codes of Node and undici that only come before anything is sent. */
const beforeConnection = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'ECONNREFUSED',
	'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes that a failed TLS handshake gives (OpenSSL's verification results, as Node names them). */
const handshake =
	/^(CERT_|ERR_TLS_CERT_|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|SSLV3_ALERT_HANDSHAKE_FAILURE|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME)|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Reads a rejection of `fetch`; anything not known for sure is `unknown`. */
export function readNetworkFault(error: unknown): NetworkFault {
	for (const each of chain(error)) {
		const name = text(each, 'name');
		const code = text(each, 'code');
		const syscall = text(each, 'syscall');
		if (name === 'TimeoutError') {
			return 'timeout';
		}
		// A proxy that refuses the tunnel comes as an AbortError of undici; nothing went through. To some ports
		// `fetch` does not go at all (Fetch standard, "port blocking").
		if (/HTTP Tunneling|^bad port$/i.test(text(each, 'message'))) {
			return 'unreached';
		}
		if (name === 'AbortError') {
			return 'aborted';
		}
		if (text(each, 'message') === 'unexpected redirect') {
			return 'redirected';
		}
		if (
			beforeConnection.has(code) ||
			handshake.test(code) ||
			syscall === 'connect' ||
			syscall === 'getaddrinfo'
		) {
			return 'unreached';
		}
	}
	return 'unknown';
}

/** The message of the innermost cause: `fetch failed` alone helps nobody. */
export function networkDetail(error: unknown): string {
	// OpenSSL's message is a line of its own log; its `reason` says what was wrong.
	const messages = [...chain(error)].map(
		each => text(each, 'reason') || text(each, 'message') || text(each, 'code'),
	);
	return messages.findLast(message => message !== '') ?? String(error);
}

/** The error, its causes, and the first part of an aggregate (several addresses were tried). */
function* chain(error: unknown): Generator<object> {
	let current = error;
	for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth++) {
		yield current;
		const parts: unknown = Reflect.get(current, 'errors');
		current = Reflect.get(current, 'cause') ?? (Array.isArray(parts) ? parts[0] : undefined);
	}
}

function text(value: object, key: string): string {
	const found: unknown = Reflect.get(value, key);
	return typeof found === 'string' ? found : '';
}
