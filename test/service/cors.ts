import type { OutgoingHttpHeaders } from 'node:http';
import type { Exchange } from './exchange.ts';

/** On every answer of either host. */
export const openToAll: OutgoingHttpHeaders = { 'access-control-allow-origin': '*' };

/** On every answer of the API host: a page may read these four headers and no others (not `Retry-After`). */
export const apiCors: OutgoingHttpHeaders = {
	...openToAll,
	'access-control-expose-headers':
		'x-inference-id, x-aimlapi-credits-used, x-aimlapi-usd-spent, x-client-request-id',
};

/** Answers a preflight: what a page may send from elsewhere, a public page to this private address included. */
export async function answerPreflight(exchange: Exchange, allowedHeaders: readonly string[]): Promise<void> {
	await exchange.send({
		status: 204,
		headers: {
			'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
			'access-control-allow-headers': allowedHeaders.join(', '),
			'access-control-allow-private-network': 'true',
		},
	});
}
