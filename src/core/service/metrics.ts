import type { ExpectedDuration } from '../job/expected.ts';
import { freeGet } from './freeGet.ts';
import { elements, field, number, parseJson, text } from './json.ts';
import type { Outside } from './service.ts';

/** Where the figures come from; read at each call. */
export interface MetricsPorts {
	readonly origin: string;
	readonly outside: Pick<Outside, 'fetch' | 'now'>;
	/** How long to wait for figures, in milliseconds. Default 3 seconds. */
	readonly timeoutMs?: number;
}

/** How long an answer is believed, in milliseconds. */
const memoryMs = 600_000;

/** Nothing that takes longer than the service waits itself is a duration, in milliseconds. */
const longestMs = 3_600_000;

/** How long generations take at present, asked of `GET /models/metrics` without a key. */
export class Metrics {
	readonly #ports: MetricsPorts;
	readonly #known = new Map<string, { readonly askedAt: number; readonly answer: Promise<Reading> }>();

	constructor(ports: MetricsPorts) {
		this.#ports = ports;
	}

	/** Undefined when nobody knows. Asks at most once in 10 minutes, unless it got no answer. Never throws. */
	async expectedDuration(modelId: string): Promise<ExpectedDuration | undefined> {
		const now = this.#ports.outside.now();
		const key = `${this.#ports.origin} ${modelId}`;
		let known = this.#known.get(key);
		if (known === undefined || Math.abs(now - known.askedAt) >= memoryMs) {
			known = { askedAt: now, answer: ask(this.#ports, modelId) };
			this.#known.set(key, known);
		}
		const answer = await known.answer;
		if (answer === 'unanswered' && this.#known.get(key) === known) {
			this.#known.delete(key);
		}
		return answer === 'unanswered' ? undefined : answer;
	}
}

type Reading = ExpectedDuration | undefined | 'unanswered';

async function ask({ origin, outside, timeoutMs = 3000 }: MetricsPorts, modelId: string): Promise<Reading> {
	try {
		const path = `/models/metrics?aliases=${encodeURIComponent(modelId)}`;
		const answer = await freeGet({ origin, outside }, { path, cache: 'no-store', timeoutMs, limit: 262_144 });
		return answer.ok ? parseDuration(parseJson(answer.body), modelId) : 'unanswered';
	} catch {
		return 'unanswered';
	}
}

/** A model is measured once per endpoint; the answer names it by its id or by an alias. */
function parseDuration(json: unknown, modelId: string): ExpectedDuration | undefined {
	const measured = elements(field(json, 'models'));
	const images = measured.filter(each => text(field(each, 'endpoint'))?.includes('image'));
	const model =
		images.find(each => field(each, 'alias') === modelId) ?? (images.length === 1 ? images[0] : undefined);
	const p50Ms = number(field(model, 'metrics', 'duration_ms', 'p50'));
	const p90Ms = number(field(model, 'metrics', 'duration_ms', 'p90'));
	return p50Ms !== undefined && p90Ms !== undefined && p50Ms > 0 && p90Ms >= p50Ms && p90Ms <= longestMs
		? { p50Ms, p90Ms }
		: undefined;
}
