import { parsePricing } from '../job/price.ts';
import type { Pricing } from '../job/price.ts';
import { freeGet } from './freeGet.ts';
import { elements, field, isObject, number, parseJson, text } from './json.ts';
import type { Outside } from './service.ts';

/** One value that outlives the session; what it gives back may be anything. */
export interface CatalogueStore {
	get(): unknown;
	set(value: unknown): PromiseLike<void>;
}

/** Where the catalogue is and what was read of it; looked at on each call. */
export interface CataloguePorts {
	readonly origin: string;
	readonly outside: Pick<Outside, 'fetch' | 'now'>;
	/** True where a foreign header needs the service's leave: a browser. */
	readonly isBrowser: boolean;
	readonly store: CatalogueStore;
	/** How long to wait for the catalogue, in milliseconds. Default 3 seconds. */
	readonly timeoutMs?: number;
}

/** What the catalogue says of a model's price. */
export interface CataloguePricing {
	/** Undefined when the catalogue does not say it in a way that Figment knows. */
	readonly pricing: Pricing | undefined;
	/** Read or confirmed more than a day ago. */
	readonly isStale: boolean;
}

/** How long a price is taken for granted, in milliseconds. */
const freshMs = 86_400_000;

/** Enough for one model many times over; all of them would be larger, in bytes. */
const largestAnswer = 262_144;

/** Prices from `GET /v1/models`, asked without a key and kept. */
export class Catalogue {
	readonly #ports: CataloguePorts;
	readonly #asking = new Map<string, Promise<CataloguePricing | undefined>>();

	constructor(ports: CataloguePorts) {
		this.#ports = ports;
	}

	/**
	 * Asks when what is kept is a day old, and falls back on it. Undefined when nothing is kept and no answer
	 * came. Never throws.
	 */
	async pricingOf(modelId: string): Promise<CataloguePricing | undefined> {
		const kept = this.peek(modelId);
		if (kept !== undefined && !kept.isStale) {
			return kept;
		}
		const key = this.#key(modelId);
		const asked = this.#asking.get(key) ?? this.#ask(key, modelId).finally(() => this.#asking.delete(key));
		this.#asking.set(key, asked);
		return asked;
	}

	/** What is kept, of any age, without asking anybody. */
	peek(modelId: string): CataloguePricing | undefined {
		const entry = this.#kept(this.#key(modelId));
		return entry === undefined ? undefined : toPricing(entry, this.#ports.outside.now());
	}

	async #ask(key: string, modelId: string): Promise<CataloguePricing | undefined> {
		const kept = this.#kept(key);
		const entry = (await readEntry(this.#ports, modelId, kept)) ?? kept;
		if (entry !== undefined && entry !== kept) {
			await this.#keep(key, entry);
		}
		return entry === undefined ? undefined : toPricing(entry, this.#ports.outside.now());
	}

	#key(modelId: string): string {
		return `${this.#ports.origin} ${modelId}`;
	}

	#kept(key: string): Entry | undefined {
		return parseEntry(field(this.#ports.store.get(), key));
	}

	async #keep(key: string, entry: Entry): Promise<void> {
		const all = this.#ports.store.get();
		try {
			await this.#ports.store.set({ ...(isObject(all) && !Array.isArray(all) ? all : {}), [key]: entry });
		} catch {
			// Then it is asked for again: free, and only a little slower.
		}
	}
}

interface Entry {
	readonly readAt: number;
	readonly etag: string | undefined;
	readonly pricing: Pricing | undefined;
}

/** Undefined when there was no answer, or none of a catalogue. */
async function readEntry(
	{ origin, outside, isBrowser, timeoutMs = 3000 }: CataloguePorts,
	modelId: string,
	kept: Entry | undefined,
): Promise<Entry | undefined> {
	const path = `/v1/models?id=${encodeURIComponent(modelId)}&include=pricing`;
	// A browser compares ETags by itself. With another cache mode fetch adds `Cache-Control: no-cache`, which
	// the service's Express takes for a wish to have it all again.
	const etag = isBrowser || kept?.pricing === undefined ? undefined : kept.etag;
	const headers: Record<string, string> = etag === undefined ? {} : { 'If-None-Match': etag };
	try {
		const get = { path, headers, cache: 'no-cache', timeoutMs, limit: largestAnswer } as const;
		const answer = await freeGet({ origin, outside }, get);
		const readAt = outside.now();
		if (answer.status === 304 && kept !== undefined) {
			return { ...kept, readAt };
		}
		const data = field(parseJson(answer.body), 'data');
		if (!answer.ok || !Array.isArray(data)) {
			return undefined;
		}
		const pricing = parsePricing(field(findModel(data, modelId), 'pricing'));
		return { readAt, etag: text(answer.headers.get('etag')), pricing };
	} catch {
		return undefined;
	}
}

/** A model is listed once per type of endpoint, under its id or an alias, in any case. */
function findModel(data: readonly unknown[], modelId: string): unknown {
	const wanted = modelId.toLowerCase();
	const named = data.filter(each =>
		[field(each, 'id'), ...elements(field(each, 'aliases'))].some(
			name => text(name)?.toLowerCase() === wanted,
		),
	);
	return named.find(each => text(field(each, 'type'))?.includes('image')) ?? named[0];
}

function parseEntry(value: unknown): Entry | undefined {
	const readAt = number(field(value, 'readAt'));
	return readAt === undefined
		? undefined
		: { readAt, etag: text(field(value, 'etag')), pricing: parsePricing(field(value, 'pricing')) };
}

/** A time to come is no time it was read: the clock was set back. */
function toPricing({ readAt, pricing }: Entry, now: number): CataloguePricing {
	return { pricing, isStale: now < readAt || now - readAt >= freshMs };
}
