import { readBody } from './body.ts';
import { field, number, parseJson } from './json.ts';
import { networkDetail } from './network.ts';
import { redact } from './service.ts';
import type { Service } from './service.ts';

/** What the service says of a key, asked without spending anything. */
export type KeyCheck =
	| { readonly kind: 'good'; readonly balanceUsd: number | undefined }
	| { readonly kind: 'bad' }
	| { readonly kind: 'unknown'; readonly detail: string };

/** How long to wait for a balance, in milliseconds. */
const checkTimeoutMs = 15_000;

/**
 * `GET /v2/billing`. 401 is a bad key; 403 is a good one that may not read the balance; a key
 * without credit is a good key. Never throws.
 */
export async function checkKey(service: Pick<Service, 'origin' | 'apiKey' | 'outside'>): Promise<KeyCheck> {
	try {
		const response = await service.outside.fetch(`${service.origin}/v2/billing`, {
			headers: { Authorization: `Bearer ${service.apiKey}` },
			redirect: 'error',
			credentials: 'omit',
			cache: 'no-store',
			signal: AbortSignal.timeout(checkTimeoutMs),
		});
		const body = new TextDecoder().decode(await readBody(response, 65_536));
		if (response.status === 401) {
			return { kind: 'bad' };
		}
		if (response.ok || response.status === 403) {
			const json = parseJson(body);
			const isUsd = response.ok && field(json, 'currency') === 'USD';
			return { kind: 'good', balanceUsd: isUsd ? number(field(json, 'current_balance')) : undefined };
		}
		return { kind: 'unknown', detail: `${response.status} ${response.statusText}`.trim() };
	} catch (error) {
		return { kind: 'unknown', detail: redact(networkDetail(error), service.apiKey) };
	}
}
