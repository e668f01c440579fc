import assert from 'node:assert/strict';
import { Failure } from '../../../../src/core/failure.ts';
import { generate } from '../../../../src/core/generate.ts';
import type { Job, Made, RequestControl } from '../../../../src/core/backend.ts';
import type { Asset, GeneratePorts, JobJournal, Miss } from '../../../../src/core/generate.ts';
import { Queue } from '../../../../src/core/job/queue.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { VirtualTime } from '../job/virtualTime.ts';

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
	/** Sends the POST, unless that is refused or cancelled. */
	readonly send: () => Promise<void>;
	/** Tells that the POST was not taken, and waits a second. */
	readonly wait: (isBusy: boolean) => Promise<void>;
	readonly answer: () => Promise<void>;
	readonly fail: (error: unknown) => void;
}

/**
 * A batch whose outside is played by the test. Like the service's client, its backend stops at once
 * when it is cancelled before the POST is sent, and not after.
 */
export class Stage {
	readonly time = new VirtualTime();
	readonly #cancel = new AbortController();
	readonly #drop = new AbortController();
	readonly running: Running[] = [];
	readonly events: string[] = [];
	/** All that happened, in order: the events, what was noted, saved and linked. */
	readonly steps: string[] = [];
	readonly late: (Asset | Miss)[] = [];
	readonly linked: (readonly Asset[])[] = [];
	/** What `save` does instead, by the job's id. */
	readonly saving: Record<string, () => Promise<string>> = {};
	/** What the journal does instead, by the step's name and the job's id. */
	readonly noting: Record<string, () => Promise<void>> = {};
	readonly queue: Queue;
	readonly outcome: ReturnType<typeof generate>;
	isOver = false;

	constructor(jobs: readonly Job[], concurrency = 2, ports: Partial<GeneratePorts> = {}) {
		this.queue = ports.queue ?? new Queue(() => concurrency, this.time);
		const control = { cancel: this.#cancel.signal, drop: this.#drop.signal };
		this.outcome = generate(jobs, { ...this.#ports(), ...ports }, control).finally(() => {
			this.isOver = true;
		});
	}

	/** A batch whose first jobs are on their way. */
	static async begun(...[jobs, concurrency, ports]: ConstructorParameters<typeof Stage>): Promise<Stage> {
		const stage = new Stage(jobs, concurrency, ports);
		await stage.settled();
		return stage;
	}

	/** Until all has happened that can happen by itself. */
	settled(): Promise<void> {
		return this.time.settle();
	}

	/** The request of a job that is on its way. */
	of(id: string): Running {
		const running = this.running.findLast(each => each.job.id === id);
		assert.ok(running !== undefined, `${id} was not started`);
		return running;
	}

	async send(id: string): Promise<void> {
		void this.of(id).send();
		await this.settled();
	}

	async wait(id: string, isBusy = false): Promise<void> {
		void this.of(id).wait(isBusy);
		await this.settled();
	}

	async answer(id: string): Promise<void> {
		void this.of(id).answer();
		await this.settled();
	}

	async fail(id: string, error: unknown): Promise<void> {
		this.of(id).fail(error);
		await this.settled();
	}

	async cancel(): Promise<void> {
		this.#cancel.abort();
		await this.settled();
	}

	async drop(): Promise<void> {
		this.#drop.abort();
		await this.settled();
	}

	#ports(): GeneratePorts {
		const tell = (event: string) => {
			this.events.push(event);
			this.steps.push(event);
		};
		return {
			backend: { make: (job, control) => this.#make(job, control) },
			queue: this.queue,
			journal: this.#journal(),
			save: async ({ id }) => {
				this.steps.push(`save ${id}`);
				return (await this.saving[id]?.()) ?? `file:///${id}.png`;
			},
			link: assets => {
				this.linked.push(assets);
				this.steps.push(`link ${assets.map(({ request }) => request.prompt).join()}`);
				return Promise.resolve({ links: assets.map(({ uri }) => ({ text: uri, isInserted: true })) });
			},
			onLeft: job => tell(`left ${job.id}`),
			onLate: (job, result) => {
				tell(`late ${job.id}`);
				this.late.push(result);
			},
			onProgress: event => tell(`${event.kind} ${event.job.id}`),
		};
	}

	#journal(): JobJournal {
		const note = async (step: string) => {
			this.steps.push(`note ${step}`);
			await Promise.resolve();
			await this.noting[step]?.();
		};
		return {
			open: ({ id }) => note(`open ${id}`),
			send: ({ id }) => note(`send ${id}`),
			wait: ({ id }) => note(`wait ${id}`),
			answer: ({ id }, answered) => note('paid' in answered ? `url ${id}` : `answer ${id}`),
			end: ({ id }, result) => note(`end ${id} ${'uri' in result ? 'saved' : result.failure.code}`),
		};
	}

	#make(job: Job, control: RequestControl): Promise<Made> {
		this.steps.push(`make ${job.id}`);
		return new Promise((resolve, reject) => {
			let isSent = job.paid !== undefined;
			const stop = () => isSent || reject(new Failure('cancelled'));
			control.cancel.addEventListener('abort', stop);
			control.drop.addEventListener('abort', () => reject(new Failure('cancelled', { maybeBilled: true })));
			const send = async () => {
				await control.beforeSend?.();
				if (!control.cancel.aborted) {
					isSent = true;
					control.onSent?.();
				}
			};
			this.running.push({
				job,
				send: () => send().catch(reject),
				wait: async isBusy => {
					isSent = false;
					await control.onWaiting?.({ delayMs: 1000, isBusy });
				},
				answer: async () => {
					const made = madeOf(job.id);
					if (isSent && job.paid === undefined) {
						await control.onAnswer?.({ made });
					}
					resolve(made);
				},
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
