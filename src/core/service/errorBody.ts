import { elements, field, isObject, number, parseJson, text } from './json.ts';

/** What an error answer says, whichever of the service's two envelopes it came in. */
export interface ErrorBody {
	/** False for anything that is not the service's own: a proxy's page, an empty body. */
	readonly isOwn: boolean;
	readonly message: string | undefined;
	/** `err_insufficent_credits` and the like. */
	readonly kind: string | undefined;
	readonly requestId: string | undefined;
	readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** Reads the text of an error answer; never throws. */
export function parseErrorBody(body: string): ErrorBody {
	const json = parseJson(body);
	const error = field(json, 'error');
	const data = field(error, 'data');
	const isCurrent = number(field(json, 'status')) !== undefined && isObject(error);
	const statusCode = field(json, 'statusCode');
	return {
		isOwn: isCurrent || number(statusCode) !== undefined || text(statusCode) !== undefined,
		// `error` is an object in the current envelope; some answers have a plain text there.
		message: join(field(json, 'message')) ?? join(field(error, 'message')) ?? text(error),
		kind: text(field(data, 'kind')),
		requestId: text(field(json, 'requestId')),
		issues: elements(data)
			.filter(isObject)
			.map(issue => ({
				path: elements(field(issue, 'path')).filter(isPathPart).map(String),
				message: text(field(issue, 'message')) ?? '',
			})),
	};
}

function isPathPart(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

/** A message is a text, or several. */
function join(message: unknown): string | undefined {
	return (
		text(message) ??
		text(
			elements(message)
				.flatMap(part => text(part) ?? [])
				.join(' '),
		)
	);
}
