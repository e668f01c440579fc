import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../../../src/core/failure.ts';
import { generate } from '../../../../src/core/generate.ts';
import type { Job, Made, RequestControl } from '../../../../src/core/backend.ts';
import type { Asset, GeneratePorts, Miss } from '../../../../src/core/generate.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';

/** A job whose prompt is its id; with a URL its picture is paid already. */
export function jobOf(id: string, url?: string): Job {
	const paid = url === undefined ? undefined : { url, usage: { usd: 0.039 }, requestId: `r-${id}` };
	return { id, request: parseRequest({ prompt: id, seed: 1 }, Math.random), paid };
}

/** The picture a job becomes. */
export function madeOf(id: string): Made {
	const facts = { mimeType: 'image/png', extension: 'png', width: 8, height: 8, isWhole: true } as const;
	return {
		picture: { bytes: new TextEncoder().encode(id), facts },
		usage: { usd: 0.039 },
		requestId: `r-${id}`,
	};
}

/** The file a job becomes. */
export function assetOf(job: Job): Asset {
	return { request: job.request, uri: `file:///${job.id}.png`, made: madeOf(job.id) };
}

/** One request that waits for the test to say what becomes of it. */
export interface Running {
	readonly job: Job;
	readonly control: RequestControl;
	readonly answer: () => void;
	readonly fail: (error: unknown) => void;
}

/**
 * A batch whose outside is played by the test. Like the service's client, its backend stops at once
 * when it is cancelled before the POST is sent, and not after.
 */
export class Stage {
	readonly #cancel = new AbortController();
	readonly #drop = new AbortController();
	readonly running: Running[] = [];
	readonly events: string[] = [];
	readonly late: (Asset | Miss)[] = [];
	readonly linked: (readonly Asset[])[] = [];
	/** What `save` does instead, by the job's id. */
	readonly saving: Record<string, () => Promise<string>> = {};
	readonly outcome: ReturnType<typeof generate>;
	isOver = false;

	constructor(jobs: readonly Job[], concurrency = 2, ports: Partial<GeneratePorts> = {}) {
		this.outcome = generate(
			jobs,
			{ ...this.#ports(), ...ports },
			{
				concurrency,
				cancel: this.#cancel.signal,
				drop: this.#drop.signal,
			},
		).finally(() => {
			this.isOver = true;
		});
	}

	/** The request of a job that is on its way. */
	of(id: string): Running {
		const running = this.running.find(each => each.job.id === id);
		assert.ok(running !== undefined, `${id} was not started`);
		return running;
	}

	async send(id: string): Promise<void> {
		this.of(id).control.onSent?.();
		await turn();
	}

	async wait(id: string): Promise<void> {
		this.of(id).control.onWaiting?.(1000);
		await turn();
	}

	async answer(id: string): Promise<void> {
		this.of(id).answer();
		await turn();
	}

	async fail(id: string, error: unknown): Promise<void> {
		this.of(id).fail(error);
		await turn();
	}

	async cancel(): Promise<void> {
		this.#cancel.abort();
		await turn();
	}

	async drop(): Promise<void> {
		this.#drop.abort();
		await turn();
	}

	#ports(): GeneratePorts {
		return {
			backend: { make: (job, control) => this.#make(job, control) },
			save: async job => (await this.saving[job.id]?.()) ?? `file:///${job.id}.png`,
			link: assets => {
				this.linked.push(assets);
				return Promise.resolve({ links: assets.map(asset => asset.uri), isInserted: true });
			},
			onLeft: job => this.events.push(`left ${job.id}`),
			onLate: (job, result) => {
				this.events.push(`late ${job.id}`);
				this.late.push(result);
			},
			onProgress: event => this.events.push(`${event.kind} ${event.job.id}`),
		};
	}

	#make(job: Job, control: RequestControl): Promise<Made> {
		return new Promise((resolve, reject) => {
			let isSent = job.paid !== undefined;
			const stop = () => isSent || reject(new Failure('cancelled'));
			control.cancel.addEventListener('abort', stop);
			control.drop.addEventListener('abort', () => reject(new Failure('cancelled', { maybeBilled: true })));
			this.running.push({
				job,
				control: {
					...control,
					onSent: () => {
						isSent = true;
						control.onSent?.();
					},
					onWaiting: delayMs => {
						isSent = false;
						control.onWaiting?.(delayMs);
					},
				},
				answer: () => resolve(madeOf(job.id)),
				fail: reject,
			});
		});
	}
}

/** What a miss says, for comparing. */
export function told({ job, failure, made }: Miss) {
	const { code, maybeBilled, requestId, paid, detail } = failure;
	return { id: job.id, code, maybeBilled, requestId, url: paid?.url, detail, made };
}

/** What a miss says that says little. */
export const untold = {
	maybeBilled: false,
	requestId: undefined,
	url: undefined,
	detail: undefined,
	made: undefined,
};
