import type { Billing, Sought } from '../../../../src/core/service/usageLogs.ts';
import { lookUp } from '../../../../src/core/service/usageLogs.ts';
import type { Service } from '../../../../src/core/service/service.ts';
import { bodyWith, generate, key } from '../../service/client.ts';
import { Client } from './client.ts';

/** One minute in milliseconds. */
export const minute = 60_000;

/** Sends generations to the emulator, and looks for them in its logs. */
export class LogsClient extends Client {
	account(changes: Partial<Service> = {}): Service {
		return this.service({ apiKey: key, ...changes });
	}

	/** Sends a generation under an id; gives back the service's own id of it. */
	async send(id: string): Promise<string> {
		const response = await generate(this.emulator, bodyWith(), { headers: { 'x-client-request-id': id } });
		await response.arrayBuffer();
		return response.headers.get('x-inference-id')!;
	}

	async ask(...all: readonly Sought[]): Promise<Record<string, Billing>> {
		return Object.fromEntries(await lookUp(this.account(), all));
	}

	/** The questions so far. */
	asked(): URL[] {
		return this.emulator.requests('logs').map(({ path }) => new URL(path, this.emulator.url));
	}

	/** What the logs answer next. */
	answer(data: unknown, hasMore: unknown = false): void {
		const body = { data, pagination: { has_more: hasMore } };
		this.emulator.faults.next('logs', { kind: 'status', status: 200, body });
	}
}

/** A request that was sent under this id. */
export function sought(id: string, minutesAgo = 1): Sought {
	return { id, sentAt: Date.now() - minutesAgo * minute };
}

/** A row of the logs: a billed request with the id `a`, with changes. */
export function row(changes: object = {}): object {
	const cost = { usd: 0.039, credits: 78_000 };
	return { status: 'succeeded', cost, inference_id: 'inf-1', client_request_id: 'a', ...changes };
}
