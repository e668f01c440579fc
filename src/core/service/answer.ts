import type { Usage } from '../backend.ts';
import { elements, field, isObject, number, text } from './json.ts';

/** A success: where the picture is or its bytes in base64 or both, and what it cost. */
export interface Answer {
	readonly resultUrls: readonly string[];
	readonly base64?: string | undefined;
	readonly usage: Usage;
	readonly requestId: string | undefined;
}

/** Reads the JSON of a 2xx answer. Undefined when it is not an answer of the images endpoint. */
export function parseAnswer(json: unknown, headers: Headers): Answer | undefined {
	const data = field(json, 'data');
	if (
		!isObject(json) ||
		Array.isArray(json) ||
		!(data === undefined || data === null || Array.isArray(data))
	) {
		return undefined;
	}
	const urls = elements(data).flatMap(each => text(field(each, 'url')) ?? []);
	const embedded = urls.find(url => url.startsWith('data:'));
	const usage = field(json, 'meta', 'usage');
	return {
		resultUrls: urls.filter(url => !url.startsWith('data:')),
		base64: elements(data).flatMap(each => text(field(each, 'b64_json')) ?? [])[0] ?? embedded,
		usage: {
			// `tokens_used` is what the service called it before 2026.
			credits:
				number(field(usage, 'credits_used')) ??
				number(field(usage, 'tokens_used')) ??
				numberOf(headers, 'x-aimlapi-credits-used'),
			usd: number(field(usage, 'usd_spent')) ?? numberOf(headers, 'x-aimlapi-usd-spent'),
		},
		requestId: requestIdOf(headers),
	};
}

/** The id under which the service knows a request, from an answer's headers. */
export function requestIdOf(headers: Headers): string | undefined {
	return toRequestId(headers.get('x-inference-id')) ?? toRequestId(headers.get('x-request-id'));
}

/** What the service's ids look like; what else a header or a body holds, nobody can use and must not be shown. */
export function toRequestId(id: string | null | undefined): string | undefined {
	return id !== null && id !== undefined && /^[\w.:-]{1,64}$/.test(id) ? id : undefined;
}

/** The bytes of base64 text, with or without a data URI around it. Throws on anything else. */
export function decodeBase64(encoded: string): Uint8Array<ArrayBuffer> {
	const alphabet = { '-': '+', _: '/' };
	const standard = encoded
		.replace(/^data:[^,]*,/, '')
		.replace(/[-_]/g, each => alphabet[each === '-' ? '-' : '_']);
	const binary = atob(standard);
	const bytes = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) {
		bytes[index] = binary.charCodeAt(index);
	}
	return bytes;
}

function numberOf(headers: Headers, name: string): number | undefined {
	const value = headers.get(name);
	return value === null || value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);
}
