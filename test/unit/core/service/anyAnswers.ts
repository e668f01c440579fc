import * as fc from 'fast-check';
import { current, older, proxyPage } from './captured.ts';

/** What the other side does with a request. */
export type Reply = AnyAnswer | AnyFault;

/** An answer as it may come from anybody. */
export interface AnyAnswer {
	readonly status: number;
	readonly statusText: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly body: Uint8Array<ArrayBuffer>;
	/** The lengths of the parts in which the body comes; what is left comes last. */
	readonly parts: readonly number[];
	/** What follows the body: its end, silence, or this error. */
	readonly ending: 'end' | 'silence' | { readonly error: unknown };
	/** Where redirects led to. */
	readonly finalUrl?: string | undefined;
}

/** A `fetch` that rejects. */
export interface AnyFault {
	readonly error: unknown;
	/** Whether it says that nothing was sent. */
	readonly isUnreached: boolean;
}

/** What an answer may be made of. */
export interface Ingredients {
	/** Texts that the other side knows and may say anywhere. */
	readonly echoes: readonly string[];
	/** Whether it may fall silent in the middle; then only a time limit ends it. */
	readonly mayFallSilent: boolean;
}

/** The lengths of a body's parts. */
export const partLengths = fc.array(fc.nat(40), { maxLength: 6 });

/** Any headers of an answer, honest about its length or silent about it. */
export function anyHeaders({ echoes }: Pick<Ingredients, 'echoes'>) {
	const value = latin1(echoes);
	return fc.array(
		fc.oneof(
			fc.tuple(fc.constant('retry-after'), fc.oneof(value, retryAfters)),
			fc.tuple(
				fc.constantFrom('content-type', 'content-encoding', 'location', 'set-cookie', 'x-request-id'),
				fc.oneof(value, fc.constantFrom('text/html; charset=utf-16', 'image/svg+xml', 'gzip')),
			),
			fc.tuple(
				fc.constantFrom('x-aimlapi-credits-used', 'x-aimlapi-usd-spent'),
				fc.oneof(value, fc.constantFrom('-1', '1e309', '0x10', '0.039', 'NaN')),
			),
		),
		{ maxLength: 4 },
	);
}

/** Any JSON, mostly of fields that the service's answers have. */
export function anyJson({ echoes }: Pick<Ingredients, 'echoes'>): fc.Arbitrary<unknown> {
	const { tree } = fc.letrec(tie => ({
		tree: fc.oneof(
			{ maxDepth: 4, depthSize: 'small' },
			fc.oneof(words(echoes), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
			fc.array(tie('tree'), { maxLength: 3 }),
			fc.dictionary(fieldNames, tie('tree'), { maxKeys: 4 }),
		),
	}));
	return fc.oneof(tree, fc.jsonValue());
}

/** Any answer: of the service, of somebody between, or of nobody who knows HTTP. */
export function anyAnswer(ingredients: Ingredients): fc.Arbitrary<AnyAnswer> {
	return fc.record({
		status: fc.oneof(
			fc.constantFrom(200, 201, 204, 301, 304, 401, 403, 429, 429, 500, 503, 503),
			fc.integer({ min: 200, max: 599 }),
		),
		statusText: latin1(ingredients.echoes),
		headers: fc
			.tuple(anyHeaders(ingredients), seldom(contentLengths))
			.map(([others, length]) => [
				...others,
				...(length === undefined ? [] : [['content-length', length] as const]),
			]),
		body: anyBody(ingredients),
		parts: partLengths,
		ending: fc.oneof(
			{ weight: 20, arbitrary: fc.constant('end' as const) },
			{ weight: 4, arbitrary: breaks(ingredients).map(error => ({ error })) },
			{ weight: ingredients.mayFallSilent ? 1 : 0, arbitrary: fc.constant('silence' as const) },
		),
		finalUrl: seldom(anyUrl(ingredients)),
	});
}

/** One in five times something. */
function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
	return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** Any way in which `fetch` rejects. */
export function anyFault(ingredients: Ingredients): fc.Arbitrary<AnyFault> {
	return fc.oneof(
		unreached.map(error => ({ error, isUnreached: true })),
		fc.oneof(lost, breaks(ingredients)).map(error => ({ error, isUnreached: false })),
	);
}

const fieldNames = fc.oneof(
	fc.constantFrom('data', 'url', 'b64_json', 'meta', 'usage', 'credits_used', 'usd_spent', 'tokens_used'),
	fc.constantFrom(
		'error',
		'status',
		'statusCode',
		'message',
		'requestId',
		'kind',
		'__proto__',
		'constructor',
	),
);

const retryAfters = fc.oneof(
	fc.constantFrom('0', '5', ' 7 ', '1.5', '-1', '1e9', 'NaN', 'Infinity', '', '5, 5', '9'.repeat(400)),
	fc.constantFrom('Fri, 31 Dec 9999 23:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Mon, never GMT'),
);

const contentLengths = fc.constantFrom('0', '1', '70000', '-5', '1e5', 'ten', '', '9'.repeat(30));

const unreached = fc.constantFrom(
	failed(coded('ENOTFOUND', 'getaddrinfo')),
	failed(coded('ECONNREFUSED', 'connect')),
	failed(coded('SELF_SIGNED_CERT_IN_CHAIN')),
);

const lost = fc.constantFrom(
	failed(new Error('unexpected redirect')),
	failed(coded('UND_ERR_HEADERS_TIMEOUT')),
	new TypeError('Failed to fetch'),
);

const oddCharacters = fc.constantFrom('\0', '"', '\\', '\n', '\u2028', '\ud800', 'é', '狐', '🦊');

function words(echoes: readonly string[]): fc.Arbitrary<string> {
	return fc.oneof(
		fc.string({ maxLength: 12 }),
		fc.string({ unit: oddCharacters, maxLength: 6 }),
		fc.constantFrom('', ...echoes),
	);
}

/** What may stand in a header or a status line. */
function latin1(echoes: readonly string[]): fc.Arbitrary<string> {
	return fc.oneof(
		fc.stringMatching(/^[\t\u0020-\u007e\u0080-\u00ff]{0,20}$/),
		fc.constantFrom('', ...echoes.filter(text => /^[\u0020-\u007e]*$/.test(text))),
	);
}

function anyUrl({ echoes }: Ingredients): fc.Arbitrary<string> {
	const odd = [
		'',
		'//cdn.example/a.png',
		'https://[',
		'javascript:alert(1)',
		'https://user:password@cdn.example/',
	];
	const local = [
		'file:///etc/passwd',
		'data:image/png;base64,AAAA',
		'http://127.0.0.1:1/',
		'http://cdn.example/',
	];
	return fc.oneof(
		fc.domain().map(domain => `https://${domain}/a?b`),
		fc.constantFrom('https://cdn.example/a.png', ...odd, ...local),
		words(echoes),
	);
}

function anyBody(ingredients: Ingredients): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
	const text = anyText(ingredients);
	return fc.oneof(
		{ weight: 4, arbitrary: text.map(each => new TextEncoder().encode(each)) },
		{ weight: 1, arbitrary: text.map(each => new Uint8Array(Buffer.from(each, 'utf16le'))) },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
	);
}

function anyText(ingredients: Ingredients): fc.Arbitrary<string> {
	const word = words(ingredients.echoes);
	const json = anyJson(ingredients);
	// The path is where a field of the request is named: nothing that was sent is echoed there.
	const path = fc.array(fc.oneof(fc.constantFrom('image_size', '_', '__proto__', ''), fc.nat()));
	const issues = fc.array(fc.record({ path, message: word }), { maxLength: 3 });
	const image = fc.record({ url: anyUrl(ingredients), b64_json: fc.option(word) });
	return fc.oneof(
		json.map(value => JSON.stringify(value)),
		fc.record({ data: fc.array(image, { maxLength: 2 }), meta: json }).map(value => JSON.stringify(value)),
		fc.tuple(fc.nat(599), word, fc.oneof(issues, json)).map(parts => current(...parts)),
		fc.tuple(fc.oneof(fc.nat(599), word), word).map(parts => older(...parts)),
		word,
		fc.constantFrom(proxyPage, '\ufeff{}', '{"data":[{"url":', '{"data":{"url":1}}', '['.repeat(50_000)),
	);
}

/** What a connection says that breaks. */
function breaks({ echoes }: Ingredients): fc.Arbitrary<unknown> {
	// A header may be quoted in there, a request's JSON is not.
	const word = latin1(echoes.filter(text => !text.startsWith('{')));
	return fc.oneof(
		fc.constantFrom<unknown>(
			new TypeError('terminated', { cause: coded('ECONNRESET', 'read') }),
			new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') }),
			new TypeError('terminated', { cause: coded('Z_DATA_ERROR') }),
			new DOMException('stopped', 'AbortError'),
			new DOMException('too late', 'TimeoutError'),
			undefined,
			null,
		),
		word.map(text => new Error(text)),
		word,
	);
}

function failed(cause: Error): TypeError {
	return new TypeError('fetch failed', { cause });
}

function coded(code: string, syscall = ''): Error {
	return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
