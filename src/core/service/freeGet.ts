import { Failure } from '../failure.ts';
import type { FailureCode } from '../failure.ts';
import { requestIdOf } from './answer.ts';
import { readBody, TooLargeError } from './body.ts';
import { parseErrorBody } from './errorBody.ts';
import type { ErrorAnswer } from './judge.ts';
import { networkDetail, readNetworkFault } from './network.ts';
import { redact } from './service.ts';
import type { Outside, Service } from './service.ts';

/** What a GET that costs nothing is asked with. */
export interface FreeGet {
	/** From the slash on, with the query. */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly cache: RequestCache;
	/** How long the whole answer may take, in milliseconds. */
	readonly timeoutMs: number;
	/** How large the body may be, in bytes. */
	readonly limit: number;
	readonly cancel?: AbortSignal | undefined;
}

/** An answer with its body read, whatever its status. */
export interface FreeAnswer extends ErrorAnswer {
	readonly ok: boolean;
}

/** The part of the service that a GET with the key needs. */
export type Account = Pick<Service, 'origin' | 'apiKey' | 'outside'>;

/** How a question about the account is asked; all of it can be left out. */
export interface AccountOptions {
	/** How long one answer may take, in milliseconds. Default 15 seconds. */
	readonly timeoutMs?: number;
	readonly cancel?: AbortSignal | undefined;
}

/** One GET without credentials or redirects. Throws what `fetch` throws, and TooLargeError. */
export async function freeGet(
	service: { readonly origin: string; readonly outside: Pick<Outside, 'fetch'> },
	get: FreeGet,
): Promise<FreeAnswer> {
	const timeout = AbortSignal.timeout(get.timeoutMs);
	const response = await service.outside.fetch(service.origin + get.path, {
		headers: { ...get.headers },
		redirect: 'error',
		credentials: 'omit',
		cache: get.cache,
		signal: get.cancel === undefined ? timeout : AbortSignal.any([get.cancel, timeout]),
	});
	const { ok, status, statusText, headers } = response;
	return {
		ok,
		status,
		statusText,
		headers,
		body: new TextDecoder().decode(await readBody(response, get.limit)),
	};
}

/** A GET with the key; the answer may have any status. Throws a Failure when there was none. */
export async function accountGet(
	account: Account,
	get: Pick<FreeGet, 'path' | 'limit'>,
	{ timeoutMs = 15_000, cancel }: AccountOptions,
): Promise<FreeAnswer> {
	try {
		const headers = { Authorization: `Bearer ${account.apiKey}` };
		return await freeGet(account, { ...get, headers, cache: 'no-store', timeoutMs, cancel });
	} catch (error) {
		throw new Failure(cancel?.aborted === true ? 'cancelled' : unansweredCode(error), {
			detail: redact(networkDetail(error), account.apiKey),
		});
	}
}

/** The Failure that an answer to {@link accountGet} is, when it is not the wanted one. */
export function accountFailure(account: Account, answer: FreeAnswer): Failure {
	const { status, statusText, headers } = answer;
	const body = parseErrorBody(answer.body);
	return new Failure(codeOf(status), {
		status,
		detail: redact(body.message ?? `${status} ${statusText}`.trim(), account.apiKey),
		requestId: body.requestId ?? requestIdOf(headers),
	});
}

function unansweredCode(error: unknown): FailureCode {
	// A question costs nothing, so that it does not matter whether it was received.
	return error instanceof TooLargeError || readNetworkFault(error) === 'redirected'
		? 'badResponse'
		: 'offline';
}

function codeOf(status: number): FailureCode {
	switch (status) {
		case 401:
			return 'badKey';
		case 403:
			return 'forbidden';
		case 407:
			return 'offline';
		case 429:
			return 'rateLimited';
		default:
			return status >= 500 ? 'server' : 'badResponse';
	}
}
