import { answerApi } from './apiHost.ts';
import { poll } from './control.ts';
import type { FaultPlan } from './faults.ts';
import { answerImage } from './imageHost.ts';
import { listen } from './listen.ts';
import type { DrawPicture } from './pictures.ts';
import { defaultSettings, State } from './state.ts';
import type { RecordedRequest, Route, Settings, Totals } from './types.ts';

/** How to start; all of it can be left out. */
export interface ServiceOptions extends Partial<Settings> {
	/** The API host's port; a free one by default. */
	readonly port?: number;
	/** The image host's port; a free one by default. */
	readonly imagePort?: number;
	/** The balance at the start and after a reset. Default 10. */
	readonly balanceUsd?: number;
	/** What pictures are; by default they are drawn when they are asked for. */
	readonly draw?: DrawPicture;
}

/** A running emulator of the AI/ML API, controlled from the same process. */
export interface Service {
	/** The API's origin: `http://127.0.0.1:port`. The control is under `/__control/`. */
	readonly url: string;
	/** The image host's origin. */
	readonly imageUrl: string;
	readonly faults: FaultPlan;
	/** Every request so far, or those of a route, in order of arrival. */
	requests(route?: Route): readonly RecordedRequest[];
	/** The counters. */
	totals(): Totals;
	/** Lets the held requests go on, and says how many they were. */
	release(): number;
	/** Sets the balance, in US dollars. */
	setBalance(usd: number): void;
	/** Changes some settings until the next reset. */
	configure(settings: Partial<Settings>): void;
	/** Waits until so many requests of the route have arrived; rejects after `timeoutMs` (5 seconds). */
	waitForRequests(route: Route, count: number, timeoutMs?: number): Promise<readonly RecordedRequest[]>;
	/** Waits until so many requests are held; rejects after `timeoutMs` (5 seconds). */
	waitForHeld(count: number, timeoutMs?: number): Promise<void>;
	/** Back to the start: requests under way are reset, everything recorded or planned is forgotten. */
	reset(): void;
	/** Ends both hosts and every connection. */
	close(): Promise<void>;
}

/** Starts the emulator on the loopback address. Rejects if a given port is taken. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
	const { port = 0, imagePort = 0, balanceUsd = 10, draw, ...settings } = options;
	const state = new State({ ...defaultSettings, ...settings }, balanceUsd, draw);
	const images = await listen(imagePort, (request, response) => answerImage(state, { request, response }));
	state.imageUrl = images.url;
	const api = await listen(port, (request, response) => answerApi(state, { request, response })).catch(
		async error => {
			await images.close();
			throw error;
		},
	);
	const requests = (route?: Route) =>
		state.recorder.list().filter(request => route === undefined || request.route === route);
	return {
		url: api.url,
		imageUrl: images.url,
		faults: state.faults,
		requests,
		totals: () => state.totals(),
		release: () => state.waiting.release(),
		setBalance: usd => {
			state.ledger.balanceUsd = usd;
		},
		configure: changes => {
			state.settings = { ...state.settings, ...changes };
		},
		waitForRequests: (route, count, timeoutMs) =>
			poll(`${count} requests of ${route}`, timeoutMs, () =>
				requests(route).length >= count ? requests(route) : undefined,
			),
		waitForHeld: async (count, timeoutMs) => {
			await poll(`${count} held requests`, timeoutMs, () => state.waiting.held >= count || undefined);
		},
		reset: () => state.reset(),
		close: async () => {
			state.waiting.drop();
			await Promise.all([api.close(), images.close()]);
		},
	};
}
