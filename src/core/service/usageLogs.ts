import type { Usage } from '../backend.ts';
import { Failure } from '../failure.ts';
import { accountFailure, accountGet } from './freeGet.ts';
import type { Account, AccountOptions, FreeAnswer } from './freeGet.ts';
import { elements, field, number, parseJson, text } from './json.ts';
import { parseRetryAfter, retryDelay } from './retry.ts';
import type { Service } from './service.ts';

/** A request whose outcome is not known, under the id it was sent with. */
export interface Sought {
	/** Its `X-Client-Request-Id`; browsers send none. */
	readonly id: string;
	/** The earliest it can have been sent, in milliseconds since 1970 by this machine's clock. */
	readonly sentAt: number;
	/** The latest it can have been sent; `sentAt` when left out. */
	readonly lastSentAt?: number | undefined;
	/** How often it was sent under this id, where that is known: a service that was too busy lists it too. */
	readonly posts?: number | undefined;
}

/** What became of a request's price. */
export type Billing =
	| { readonly kind: 'billed'; readonly usage: Usage; readonly requestId?: string | undefined }
	| { readonly kind: 'notBilled'; readonly requestId?: string | undefined }
	| { readonly kind: 'unknown' };

const minuteMs = 60_000;

/** How far this machine's clock may be from the service's. */
const skewMs = 5 * minuteMs;

/** How long after a request its row may still come: the logs are no part of the billing itself. */
const lateMs = 10 * minuteMs;

/** The longest window that the service looks through. */
const windowMs = 92 * 24 * 60 * minuteMs;

/** Rows in one answer: the most there can be. */
const pageRows = 100;

/** Answers for one question. */
const mostPages = 50;

/** Waits for one answer. */
const mostWaits = 3;

/**
 * Asks `GET /v2/logs` what the requests were billed, by the ids they were sent with; every one gets an answer.
 * That a request is not listed counts only when all rows were read, it is old enough, and the clocks agree.
 * Throws a Failure: `badKey`, `forbidden`, `offline`, `rateLimited`, `server`, `badResponse`, `cancelled`.
 */
export async function lookUp(
	service: Account & Pick<Service, 'isBrowser'>,
	sought: readonly Sought[],
	options: AccountOptions = {},
): Promise<ReadonlyMap<string, Billing>> {
	const now = service.outside.now();
	const end = now + skewMs;
	const within = sought.filter(({ sentAt }) => sentAt - skewMs >= end - windowMs);
	const found: Found = { ids: new Set(within.map(({ id }) => id)), rows: new Map(), isComplete: false };
	if (within.length > 0) {
		const start = Math.min(now, ...within.map(({ sentAt }) => sentAt)) - skewMs;
		await readPages(service, { start, end, found, options });
	}
	const proves = found.isComplete && !service.isBrowser;
	return new Map(
		sought.map(({ id, sentAt, lastSentAt = sentAt, posts }) => {
			const isOld = now - lastSentAt > lateMs;
			const rows = found.rows.get(id) ?? new Map<string, Row>();
			const isComplete =
				rows.size === 0 ? proves && found.ids.has(id) && isOld : isOld || rows.size === posts;
			return [id, billingOf(rows, isComplete)];
		}),
	);
}

/** One row of the logs. */
interface Row {
	readonly outcome: 'billed' | 'notBilled' | 'unknown';
	readonly usage: Usage;
	readonly requestId: string | undefined;
}

interface Found {
	readonly ids: ReadonlySet<string>;
	/** The rows of each id, by the service's own id: rows move to later pages while new ones come. */
	readonly rows: Map<string, Map<string, Row>>;
	/** Nothing in the window was left unread. */
	isComplete: boolean;
}

interface Reading {
	readonly start: number;
	readonly end: number;
	readonly found: Found;
	readonly options: AccountOptions;
}

async function readPages(account: Account, { start, end, found, options }: Reading): Promise<void> {
	const window = `start=${new Date(start).toISOString()}&end=${new Date(end).toISOString()}`;
	let offset = 0;
	for (let page = 0; page < mostPages; page++) {
		const path = `/v2/logs?${window}&limit=${pageRows}&offset=${offset}`;
		const answer = await patientGet(account, path, options);
		const json = parseJson(answer.body);
		const data = field(json, 'data');
		if (!answer.ok || !Array.isArray(data)) {
			throw accountFailure(account, answer);
		}
		for (const row of elements(data)) {
			take(row, found);
		}
		offset += data.length;
		const hasMore = field(json, 'pagination', 'has_more') ?? data.length >= pageRows;
		if (hasMore === false) {
			found.isComplete = isClockRight(answer, account.outside.now());
			return;
		}
		if (data.length === 0 || [...found.ids].every(id => isBilled(found.rows.get(id)))) {
			return;
		}
	}
}

/** Waits as long as a busy service asks, but not as often as for an image. */
async function patientGet(account: Account, path: string, options: AccountOptions): Promise<FreeAnswer> {
	const { outside } = account;
	for (let attempt = 1; ; attempt++) {
		const answer = await accountGet(account, { path, limit: 1_048_576 }, options);
		if (answer.status !== 429) {
			return answer;
		}
		const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), outside.now());
		const delayMs = retryDelay({ kind: 'busy', retryAfterMs }, attempt, outside.random);
		if (delayMs === undefined || attempt > mostWaits) {
			throw accountFailure(account, answer);
		}
		await outside.sleep(delayMs, options.cancel).catch(() => {
			throw new Failure('cancelled');
		});
	}
}

function take(json: unknown, found: Found): void {
	const id = text(field(json, 'client_request_id'));
	if (id === undefined || !found.ids.has(id)) {
		return;
	}
	const row = parseRow(json);
	const rows = found.rows.get(id) ?? new Map<string, Row>();
	found.rows.set(id, rows.set(row.requestId ?? text(field(json, 'created')) ?? '', row));
}

function parseRow(json: unknown): Row {
	const usage = { credits: amount(field(json, 'cost', 'credits')), usd: amount(field(json, 'cost', 'usd')) };
	const status = field(json, 'status');
	const isCharged = (usage.usd ?? 0) > 0 || (usage.credits ?? 0) > 0;
	return {
		outcome: isCharged || status === 'succeeded' ? 'billed' : status === 'failed' ? 'notBilled' : 'unknown',
		usage,
		requestId: text(field(json, 'inference_id')) ?? text(field(json, 'request_id')),
	};
}

/** The clock of this machine decides which rows are in the window: a wrong one would hide them. */
function isClockRight(answer: FreeAnswer, now: number): boolean {
	return Math.abs(Date.parse(answer.headers.get('date') ?? '') - now) < skewMs;
}

function isBilled(rows: ReadonlyMap<string, Row> | undefined): boolean {
	return rows !== undefined && [...rows.values()].some(row => row.outcome === 'billed');
}

/** With `isComplete` no other row of the request can come. */
function billingOf(rows: ReadonlyMap<string, Row>, isComplete: boolean): Billing {
	const all = [...rows.values()];
	const billed = all.filter(row => row.outcome === 'billed');
	if (billed.length > 0) {
		const usage = { credits: sum(billed, 'credits'), usd: sum(billed, 'usd') };
		return { kind: 'billed', usage, requestId: billed[0]?.requestId };
	}
	return isComplete && all.every(row => row.outcome === 'notBilled')
		? { kind: 'notBilled', requestId: all[0]?.requestId }
		: { kind: 'unknown' };
}

function sum(rows: readonly Row[], part: keyof Usage): number | undefined {
	const amounts = rows.flatMap(({ usage }) => usage[part] ?? []);
	return amounts.length === 0 ? undefined : amounts.reduce((total, each) => total + each, 0);
}

function amount(value: unknown): number | undefined {
	const found = number(value);
	return found === undefined || found < 0 ? undefined : found;
}
