import type { Usage } from '../backend.ts';
import { elements, field, isObject, number, text } from './json.ts';

/** A success: where the picture is, or its bytes in base64, and what it cost. */
export interface Answer {
	readonly resultUrl?: string | undefined;
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
	const images = elements(data).map(each => ({
		resultUrl: text(field(each, 'url')),
		base64: text(field(each, 'b64_json')),
	}));
	const image = images.find(each => each.resultUrl !== undefined || each.base64 !== undefined);
	const usage = field(json, 'meta', 'usage');
	return {
		resultUrl: image?.resultUrl,
		base64: image?.base64,
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
	return headers.get('x-inference-id') ?? headers.get('x-request-id') ?? undefined;
}

/** The bytes of base64 text, with or without a data URI around it. Throws on anything else. */
export function decodeBase64(encoded: string): Uint8Array<ArrayBuffer> {
	const binary = atob(encoded.replace(/^data:[^,]*,/, ''));
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
