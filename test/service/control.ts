import type {
	Fault,
	FaultOf,
	FaultOrder,
	RecordedRequest,
	Released,
	Route,
	Settings,
	Totals,
} from './types.ts';

/** The control of a service that runs elsewhere. Every method rejects if the service refuses or is gone. */
export interface Control {
	/** Back to the start: requests under way are reset, everything recorded or planned is forgotten. */
	reset(): Promise<void>;
	/** The next request of the route meets all these faults; queued. */
	fault<R extends Route>(route: R, ...faults: readonly FaultOf<R>[]): Promise<void>;
	/** Every request of the route meets these; none given ends it. */
	alwaysFault<R extends Route>(route: R, ...faults: readonly FaultOf<R>[]): Promise<void>;
	/** Every request so far, in order. */
	requests(): Promise<readonly RecordedRequest[]>;
	/** The counters. */
	billed(): Promise<Totals>;
	/** Lets the held requests go on, and says how many they were. */
	release(): Promise<number>;
	/** Sets the balance, in US dollars. */
	setBalance(usd: number): Promise<void>;
	/** Changes some settings until the next reset; returns them all. */
	configure(settings: Partial<Settings>): Promise<Settings>;
	/** Waits until so many requests of the route have arrived, and returns them. */
	waitForRequests(route: Route, count: number, timeoutMs?: number): Promise<readonly RecordedRequest[]>;
	/** Waits until so many requests are held. */
	waitForHeld(count: number, timeoutMs?: number): Promise<void>;
}

/** Controls the service at this API origin over HTTP; needs nothing but `fetch`, so it runs in any host. */
export function createControl(url: string): Control {
	const ask = <T>(path: string) => call<T>(url, path);
	const tell = <T>(path: string, body: unknown) => call<T>(url, path, body);
	const order = async (route: Route, when: FaultOrder['when'], faults: readonly Fault[]) => {
		await tell('faults', { route, when, faults } satisfies FaultOrder);
	};
	const requests = () => ask<readonly RecordedRequest[]>('requests');
	const billed = () => ask<Totals>('billed');
	return {
		reset: async () => void (await tell('reset', {})),
		fault: (route, ...faults) => order(route, 'next', faults),
		alwaysFault: (route, ...faults) => order(route, 'always', faults),
		requests,
		billed,
		release: async () => (await tell<Released>('release', {})).released,
		setBalance: async usd => void (await tell('balance', { usd })),
		configure: settings => tell<Settings>('settings', settings),
		waitForRequests: (route, count, timeoutMs) =>
			poll(`${count} requests of ${route}`, timeoutMs, async () => {
				const found = (await requests()).filter(request => request.route === route);
				return found.length >= count ? found : undefined;
			}),
		waitForHeld: async (count, timeoutMs) => {
			await poll(
				`${count} held requests`,
				timeoutMs,
				async () => (await billed()).held >= count || undefined,
			);
		},
	};
}

/** Asks until there is a value, every 10 ms; rejects after `timeoutMs` (5 seconds). */
export async function poll<T>(
	what: string,
	timeoutMs: number | undefined,
	ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
	const end = Date.now() + (timeoutMs ?? 5_000);
	for (;;) {
		const value = await ask();
		if (value !== undefined) {
			return value;
		}
		if (Date.now() > end) {
			throw new Error(`waited in vain for ${what}`);
		}
		await new Promise(resolve => {
			setTimeout(resolve, 10);
		});
	}
}

async function call<T>(url: string, path: string, body?: unknown): Promise<T> {
	const response = await fetch(
		`${url}/__control/${path}`,
		body === undefined
			? {}
			: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
	);
	if (!response.ok) {
		throw new Error(`the service's control refused ${path}: ${await response.text()}`);
	}
	return response.json();
}
