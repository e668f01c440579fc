import type { Exchange } from './exchange.ts';
import { creditsPerDollar, type LogRow } from './ledger.ts';
import type { State } from './state.ts';
import type { Settings } from './types.ts';

const longestWindow = 92 * 24 * 3_600_000;

/** The key of a request, good or not; empty if there is none. */
export function keyOf(exchange: Exchange): string {
	return /^Bearer\s+(.+)$/iu.exec(exchange.entry.headers['authorization'] ?? '')?.[1] ?? '';
}

/** Refuses a bad key with 401; false if it did. */
export async function admits(settings: Settings, exchange: Exchange): Promise<boolean> {
	const key = keyOf(exchange);
	const good = settings.keys.length > 0 ? settings.keys.includes(key) : key.startsWith(settings.keyPrefix);
	if (key !== '' && good) {
		return true;
	}
	const isEmpty = /^Bearer$/iu.test(exchange.entry.headers['authorization'] ?? '');
	const start = 'You provided an empty string instead of valid API key.';
	const end = 'You can create a new API key on the Billing page: https://aimlapi.com/app/keys';
	await exchange.refuse(401, { message: isEmpty ? `${start} ${end}` : undefined });
	return false;
}

/** `GET /v2/billing`: the balance. */
export async function billing(state: State, exchange: Exchange): Promise<void> {
	if (!(await admits(state.settings, exchange))) {
		return;
	}
	if (state.settings.billingForbidden) {
		await exchange.refuse(403, { message: 'Forbidden resource' });
		return;
	}
	await sendJson(exchange, { current_balance: state.ledger.balanceUsd, currency: 'USD' });
}

/** `GET /v2/logs`: one row per inference of the key that asks, newest first, in pages. */
export async function logs(state: State, exchange: Exchange): Promise<void> {
	if (!(await admits(state.settings, exchange))) {
		return;
	}
	const query = exchange.url.searchParams;
	const window = windowOf(query);
	const limit = Number(query.get('limit') ?? 50);
	const offset = Number(query.get('offset') ?? 0);
	const statuses = query.getAll('status');
	const inOrder =
		window !== undefined &&
		statuses.every(status => status === 'succeeded' || status === 'failed') &&
		Number.isInteger(limit) &&
		limit >= 1 &&
		limit <= 100 &&
		Number.isInteger(offset) &&
		offset >= 0;
	if (!inOrder) {
		await exchange.refuse(400);
		return;
	}
	const models = query.getAll('model');
	const key = keyOf(exchange);
	const rows = state.ledger.rows
		.filter(row => row.key === key && row.created >= window.start && row.created <= window.end)
		.filter(row => statuses.length === 0 || statuses.includes(row.status))
		.filter(
			row => models.length === 0 || models.some(name => row.model === name || row.model.endsWith(`/${name}`)),
		)
		.toReversed();
	await sendJson(exchange, {
		data: rows.slice(offset, offset + limit).map(logLine),
		pagination: { limit, offset, total: rows.length, has_more: offset + limit < rows.length },
	});
}

/** Answers 200 with JSON. */
export async function sendJson(exchange: Exchange, body: unknown): Promise<void> {
	const type = 'application/json; charset=utf-8';
	await exchange.send({ status: 200, type, body: JSON.stringify(body) });
}

/** Either `period` or both `start` and `end`, at most 92 days; undefined for anything else. */
function windowOf(query: URLSearchParams): { readonly start: number; readonly end: number } | undefined {
	const period = query.get('period');
	const [from, to] = [query.get('start'), query.get('end')];
	const match = /^([1-9]\d*)([hd])$/u.exec(period ?? '');
	if (match !== null && from === null && to === null) {
		const length = Number(match[1]) * (match[2] === 'h' ? 3_600_000 : 86_400_000);
		const end = Date.now();
		return length <= longestWindow ? { start: end - length, end } : undefined;
	}
	if (period !== null || from === null || to === null) {
		return undefined;
	}
	const [start, end] = [Date.parse(from), Date.parse(to)];
	return end >= start && end - start <= longestWindow ? { start, end } : undefined;
}

function logLine(row: LogRow): unknown {
	return {
		created: new Date(row.created).toISOString(),
		status: row.status,
		origin: 'api',
		model: row.model,
		cost: { usd: row.credits / creditsPerDollar, credits: row.credits },
		tokens: { input: 0, output: 0, total: 0 },
		request_id: row.requestId,
		inference_id: row.inferenceId,
		client_request_id: row.clientRequestId ?? null,
	};
}
