/** The routes of the service: five on the API host, and the pictures on the image host. */
export type Route = 'generate' | 'billing' | 'logs' | 'models' | 'metrics' | 'image';

/** The picture formats the service makes. */
export type PictureFormat = 'png' | 'jpeg' | 'webp';

/**
 * How a forced error is wrapped: the service's two formats (`olderText` is the older one with
 * `statusCode` as a string, as its documentation shows it), a proxy's page, or nothing at all.
 */
export type Envelope = 'current' | 'older' | 'olderText' | 'html' | 'empty';

/** Answers with this status. Nothing is billed unless `billed`. */
export interface StatusFault {
	readonly kind: 'status';
	readonly status: number;
	/** Default: `current` on the API host, `html` on the image host. */
	readonly envelope?: Envelope;
	/** Default: the documented message of that status. */
	readonly message?: string;
	/** `error.data` of the current envelope. */
	readonly data?: unknown;
	/** Added to the answer, for example `{ 'retry-after': '2' }`. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Replaces the envelope: a string is sent as it is, anything else as JSON. */
	readonly body?: unknown;
	/** `false` leaves out the CORS headers, as many proxies do. */
	readonly cors?: boolean;
	/** The picture is made and billed before this answer hides it. */
	readonly billed?: boolean;
}

/** Waits so many milliseconds, before billing (default) or between billing and the answer. */
export interface DelayFault {
	readonly kind: 'delay';
	readonly ms: number;
	readonly at?: 'received' | 'billed';
}

/** Waits for `release()`, before billing (default) or between billing and the answer. */
export interface HoldFault {
	readonly kind: 'hold';
	readonly at?: 'received' | 'billed';
}

/**
 * Resets the connection. On routes that bill nothing the two middle moments differ only in name. Chromium sends
 * a request, a POST too, once more by itself when a connection it had used before is reset without an answer:
 * there `always` makes the failure sure, and `next` shows what the second sending costs.
 */
export interface ResetFault {
	readonly kind: 'reset';
	readonly when: 'beforeBody' | 'beforeBilling' | 'afterBilling' | 'midAnswer';
}

/** Never answers; the connection stays open until the client, `reset()` or `close()` ends it. */
export interface HangFault {
	readonly kind: 'hang';
	readonly billed?: boolean;
}

/**
 * Redirects. `to` is `image` (the same path on the image host, which is another origin), or a URL, or a
 * path on the same host. Default: `image` on the API host; on the image host the same path, asked again.
 */
export interface RedirectFault {
	readonly kind: 'redirect';
	/** Default 307. */
	readonly status?: 301 | 302 | 303 | 307 | 308;
	readonly to?: string;
}

/** A success without a picture; `absent` leaves the field `data` out. Billed unless `billed` is false. */
export interface NoPictureFault {
	readonly kind: 'noPicture';
	readonly data: 'null' | 'empty' | 'nullUrl' | 'absent';
	readonly billed?: boolean;
}

/** A billed success that carries the picture as base64, with a null URL. */
export interface Base64Fault {
	readonly kind: 'base64';
}

/** A success with the old usage name (`tokens_used`, no cost headers), without usage, or with a null `meta`. */
export interface UsageFault {
	readonly kind: 'usage';
	readonly usage: 'tokensUsed' | 'none' | 'nullMeta';
}

/** A billed success whose body is not JSON. */
export interface NotJsonFault {
	readonly kind: 'notJson';
	readonly body?: string;
}

/** The picture differs from what was asked. It is billed as asked. */
export interface PictureFault {
	readonly kind: 'picture';
	readonly format?: PictureFormat;
	readonly width?: number;
	readonly height?: number;
}

/** The result's URL: `{origin}` and `{path}` stand for those of the real one. */
export interface ResultUrlFault {
	readonly kind: 'resultUrl';
	readonly url: string;
}

/**
 * Half a picture: with the full Content-Length, then the connection ends; or chunked, without a length,
 * ending as if it were whole.
 */
export interface TruncatedFault {
	readonly kind: 'truncated';
	readonly framing: 'length' | 'chunked';
}

/** The right bytes under this Content-Type; an empty string leaves the header out. */
export interface ContentTypeFault {
	readonly kind: 'contentType';
	readonly type: string;
}

/** A page instead of a picture, with status 200. */
export interface HtmlFault {
	readonly kind: 'html';
}

/** The picture followed by zeros without end, or up to `declaredBytes`, sent as the Content-Length. */
export interface EndlessFault {
	readonly kind: 'endless';
	readonly declaredBytes?: number;
}

/** The whole picture in small pieces, spread over so many milliseconds. */
export interface SlowFault {
	readonly kind: 'slow';
	readonly ms: number;
}

/** The picture with a C2PA manifest in it, as files made by FLUX.2 [pro] elsewhere have one. */
export interface SignedFault {
	readonly kind: 'signed';
}

/** The faults every route knows. */
export type CommonFault = StatusFault | DelayFault | HoldFault | ResetFault | HangFault | RedirectFault;

/** The faults of a generation's answer. */
export type GenerateFault =
	| NoPictureFault
	| Base64Fault
	| UsageFault
	| NotJsonFault
	| PictureFault
	| ResultUrlFault;

/** The faults of the image host's answer. */
export type ImageFault =
	| TruncatedFault
	| ContentTypeFault
	| HtmlFault
	| EndlessFault
	| SlowFault
	| SignedFault;

/** Any fault. */
export type Fault = CommonFault | GenerateFault | ImageFault;

/** The faults one route knows. */
export type FaultOf<R extends Route> =
	| CommonFault
	| (R extends 'generate' ? GenerateFault : never)
	| (R extends 'image' ? ImageFault : never);

/** What can be set while the service runs; `reset()` goes back to the values it was started with. */
export interface Settings {
	/** A key that starts with this is good, unless `keys` is not empty. Default `test-key`. */
	readonly keyPrefix: string;
	/** The only good keys. Default none. */
	readonly keys: readonly string[];
	/** How long a generation takes, in milliseconds. Default 0. */
	readonly delayMs: number;
	/** The status of a success; older captures show 201. Default 200. */
	readonly successStatus: 200 | 201;
	/** `GET /v2/billing` answers 403, as for a key that may not read the balance. Default false. */
	readonly billingForbidden: boolean;
	/** Preflights allow `x-client-request-id` too; whether the service does is not known. Default false. */
	readonly allowClientRequestId: boolean;
	/** The price `GET /v1/models` shows: of a kind, `perImage` another `fixed` one, `none` a null. Default `fixed`. */
	readonly pricing: 'fixed' | 'perImage' | 'variants' | 'variable' | 'none';
}

/** What one picture cost, and where it is. */
export interface Charge {
	readonly usd: number;
	readonly credits: number;
	readonly inferenceId: string;
	/** The picture's path on the image host. */
	readonly path: string;
}

/** One request, as it arrived; both hosts share the list. */
export interface RecordedRequest {
	/** 0 for the first request after the start or a reset. */
	readonly index: number;
	readonly host: 'api' | 'image';
	/** Absent for preflights and for what no route answers. */
	readonly route?: Route;
	readonly method: string;
	/** With the query. */
	readonly path: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** As text; empty until it was read whole. */
	readonly body: string;
	/** The body parsed, if it is JSON. */
	readonly json?: unknown;
	/** Milliseconds since 1970. */
	readonly time: number;
	/** The client ended the connection before its answer was complete. */
	readonly aborted: boolean;
	/** The kinds of the faults that were applied. */
	readonly faults: readonly Fault['kind'][];
	/** The status of the answer, once there is one. */
	readonly status?: number;
	/** What this request was billed. */
	readonly billed?: Charge;
	/** An error inside the emulator, never the client's: a test that sees one has found a bug here. */
	readonly emulatorError?: string;
}

/** The counters since the start or the last reset. */
export interface Totals {
	readonly generationsReceived: number;
	readonly billedCount: number;
	readonly billedUsd: number;
	/** Pictures sent whole. */
	readonly imagesServed: number;
	readonly balanceUsd: number;
	/** Requests that wait for `release()` now. */
	readonly held: number;
}

/** Body of `POST /__control/faults`: the faults act together on one request, or on each one if `always`. */
export interface FaultOrder {
	readonly route: Route;
	readonly when: 'next' | 'always';
	readonly faults: readonly Fault[];
}

/** Body of `POST /__control/balance`. */
export interface BalanceOrder {
	readonly usd: number;
}

/** Answer of `POST /__control/release`: how many requests went on. */
export interface Released {
	readonly released: number;
}
