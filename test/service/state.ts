import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { ClientGone, Exchange } from './exchange.ts';
import { FaultPlan } from './faults.ts';
import { creditsPerDollar, Ledger } from './ledger.ts';
import { drawPicture, PictureStore } from './pictures.ts';
import type { DrawPicture } from './pictures.ts';
import { Recorder } from './record.ts';
import type { RecordedRequest, Route, Settings, Totals } from './types.ts';
import { Dropped, Waiting } from './waiting.ts';

/** The settings a service has if nothing is said. */
export const defaultSettings: Settings = {
	keyPrefix: 'test-key',
	keys: [],
	delayMs: 0,
	successStatus: 200,
	billingForbidden: false,
	allowClientRequestId: false,
	pricing: 'fixed',
};

/** A request and its response, as Node hands them out. */
export interface HttpPair {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
}

/** Everything the two hosts and the control share. */
export class State {
	readonly faults = new FaultPlan();
	readonly recorder = new Recorder();
	readonly pictures = new PictureStore();
	readonly waiting = new Waiting();
	readonly ledger: Ledger;
	/** Makes the bytes of a picture that is asked for. */
	readonly draw: DrawPicture;
	settings: Settings;
	/** The image host's origin, known once it listens. */
	imageUrl = '';
	readonly #initial: Settings;
	readonly #live = new Set<Exchange>();
	#imagesServed = 0;

	constructor(settings: Settings, balanceUsd: number, draw: DrawPicture = drawPicture) {
		this.#initial = settings;
		this.draw = draw;
		this.settings = settings;
		this.ledger = new Ledger(balanceUsd);
	}

	/** Records a request and takes the faults planned for its route. */
	open(
		http: HttpPair,
		host: RecordedRequest['host'],
		route: Route | undefined,
		cors: OutgoingHttpHeaders,
	): Exchange {
		const faults = route === undefined ? [] : this.faults.take(route);
		const entry = this.recorder.add(host, http.request, faults);
		if (route !== undefined) {
			entry.route = route;
		}
		const exchange = new Exchange(http, entry, faults, cors);
		this.#live.add(exchange);
		http.response.once('close', () => this.#live.delete(exchange));
		return exchange;
	}

	/** Runs a handler to its end; an error of the emulator itself is recorded and answered with 500. */
	async run(exchange: Exchange, handle: () => Promise<void>): Promise<void> {
		try {
			await handle();
		} catch (error) {
			if (error instanceof Dropped) {
				exchange.reset();
			} else if (!(error instanceof ClientGone)) {
				exchange.entry.emulatorError =
					error instanceof Error ? (error.stack ?? error.message) : String(error);
				if (!exchange.over) {
					await exchange.send({ status: 500, type: 'text/plain', body: exchange.entry.emulatorError });
				}
			}
		}
	}

	/** Counts a picture that was sent whole. */
	imageServed(): void {
		this.#imagesServed += 1;
	}

	/** The counters. */
	totals(): Totals {
		const charges = this.ledger.rows.filter(row => row.status === 'succeeded');
		return {
			generationsReceived: this.ledger.received,
			billedCount: charges.length,
			billedUsd: charges.reduce((sum, row) => sum + row.credits, 0) / creditsPerDollar,
			imagesServed: this.#imagesServed,
			balanceUsd: this.ledger.balanceUsd,
			held: this.waiting.held,
		};
	}

	/** Back to the start: requests under way are reset, everything recorded or planned is forgotten. */
	reset(): void {
		this.waiting.drop();
		for (const exchange of this.#live) {
			exchange.reset();
		}
		this.#live.clear();
		this.faults.clear();
		this.recorder.clear();
		this.pictures.clear();
		this.ledger.clear();
		this.settings = this.#initial;
		this.#imagesServed = 0;
	}
}
