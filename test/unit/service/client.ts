import { after, before, beforeEach } from 'node:test';
import { startService, type Service, type ServiceOptions } from '../../service/service.ts';
import type { RecordedRequest } from '../../service/types.ts';

/** A key the emulator takes. */
export const key = 'test-key-1';

/** The model the emulator knows. */
export const model = 'blackforestlabs/flux-2-pro';

/** A service for one test file, reset before each test; read it inside tests only. */
export function useService(options: ServiceOptions = {}): () => Service {
	let service: Service | undefined;
	before(async () => {
		service = await startService(options);
	});
	beforeEach(() => service?.reset());
	after(() => service?.close());
	return () => {
		if (service === undefined) {
			throw new Error('the service starts before the first test');
		}
		return service;
	};
}

/** A body that is in order, with changes. */
export function bodyWith(changes: object = {}): object {
	return { model, prompt: 'a lighthouse in fog', ...changes };
}

/** The body of a JSON answer, taken for a T. */
export async function json<T>(response: Response): Promise<T> {
	return response.json();
}

/** What a test can add to a request. */
export interface RequestParts {
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
	readonly redirect?: 'manual';
}

/** Asks for a picture. */
export function generate(
	service: Service,
	body: unknown = bodyWith(),
	init: RequestParts = {},
): Promise<Response> {
	return fetch(`${service.url}/v1/images/generations`, {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body),
		...init,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers },
	});
}

/** Asks a route of the API host with a good key. */
export function get(service: Service, path: string, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(service.url + path, { headers: { authorization: `Bearer ${key}`, ...headers } });
}

/** The URL of a freshly generated picture. */
export async function pictureUrl(service: Service, changes: object = {}): Promise<string> {
	const response = await generate(service, bodyWith(changes));
	const body = await json<{ readonly data: readonly { readonly url: string }[] }>(response);
	return body.data[0]!.url;
}

/** The bytes a URL serves. */
export async function bytesOf(url: string): Promise<Buffer> {
	return Buffer.from(await (await fetch(url)).arrayBuffer());
}

/** The last request of a route. */
export function last(service: Service, route: NonNullable<RecordedRequest['route']>): RecordedRequest {
	return service.requests(route).at(-1)!;
}
