import { createServiceBackend } from '../../../../src/core/service/backend.ts';
import type { Backend } from '../../../../src/core/backend.ts';
import type { VirtualTime } from '../job/virtualTime.ts';

/** What becomes of one POST: the first two and a refusal cost nothing. */
export type PostOutcome = 'busy' | 'unreached' | 'refused' | 'url' | 'bytes' | 'nothing' | 'garbage' | 'lost';

/** What becomes of a job's POSTs and of its download, each after so many milliseconds. */
export interface Script {
	readonly posts: readonly PostOutcome[];
	readonly download: 'fine' | 'gone' | 'html';
	readonly ms: number;
}

/** The smallest whole PNG: one grey pixel. */
export const pngBytes = Uint8Array.from(
	atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
	character => character.charCodeAt(0),
);

const usage = { credits_used: 78_000, usd_spent: 0.039 };

/** A service in memory that does what its scripts say; time is virtual. */
export class FakeService {
	readonly #time: VirtualTime;
	readonly #scripts: ReadonlyMap<string, Script>;
	readonly #posts = new Map<string, number>();
	/** The jobs that are billed, or may be. */
	readonly taken = new Set<string>();
	readonly backend: Backend;
	/** Whether nothing may be sent any more. */
	isClosed = false;
	/** What was sent and must not be. */
	readonly faults: string[] = [];

	constructor(time: VirtualTime, scripts: ReadonlyMap<string, Script>) {
		this.#time = time;
		this.#scripts = scripts;
		this.backend = createServiceBackend({
			origin: 'https://api.example',
			apiKey: 'key-1234567890',
			timeoutMs: 60_000,
			isBrowser: false,
			outside: {
				fetch: (input, init) => this.#fetch(input, init),
				sleep: time.sleep,
				random: () => 0.5,
				now: time.now,
			},
		});
	}

	async #fetch(input: string, init: RequestInit): Promise<Response> {
		const signal = init.signal ?? undefined;
		signal?.throwIfAborted();
		if (init.method === 'POST') {
			return this.#post(new Headers(init.headers).get('x-client-request-id') ?? '', signal);
		}
		const id = /^https:\/\/cdn\.example\/(\w+)\.png$/.exec(input)?.[1];
		return id === undefined ? new Response(null, { status: 500 }) : this.#download(id, signal);
	}

	async #post(id: string, signal: AbortSignal | undefined): Promise<Response> {
		if (this.taken.has(id) || this.isClosed) {
			this.faults.push(`${id} is sent ${this.isClosed ? 'by a window that has left' : 'again'}`);
		}
		const { posts, ms } = this.#scripts.get(id)!;
		const count = this.#posts.get(id) ?? 0;
		this.#posts.set(id, count + 1);
		const outcome = posts[Math.min(count, posts.length - 1)]!;
		if (!['busy', 'unreached', 'refused'].includes(outcome)) {
			this.taken.add(id);
		}
		await this.#time.sleep(ms, signal);
		return answerTo(id, outcome);
	}

	async #download(id: string, signal: AbortSignal | undefined): Promise<Response> {
		const { download, ms } = this.#scripts.get(id)!;
		await this.#time.sleep(ms, signal);
		switch (download) {
			case 'fine':
				return new Response(pngBytes);
			case 'gone':
				return new Response(null, { status: 404 });
			case 'html':
				return new Response('<html>');
		}
	}
}

function answerTo(id: string, outcome: PostOutcome): Response {
	switch (outcome) {
		case 'busy':
			return new Response('{}', { status: 429, headers: { 'retry-after': '1' } });
		case 'unreached':
			throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
		case 'refused':
			return new Response('{}', { status: 400 });
		case 'url':
			return Response.json({ data: [{ url: `https://cdn.example/${id}.png` }], meta: { usage } });
		case 'bytes':
			return Response.json({ data: [{ b64_json: btoa(String.fromCharCode(...pngBytes)) }], meta: { usage } });
		case 'nothing':
			return Response.json({ data: [], meta: { usage } });
		case 'garbage':
			return new Response('<html>');
		case 'lost':
			throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
	}
}
