import type { Job } from '../backend.ts';
import { Failure } from '../failure.ts';
import type { Outside } from '../service/service.ts';

/** A job that waits for its turn or has it. */
export interface QueueEntry {
	readonly job: Job;
	readonly state: 'waiting' | 'running';
	/** When it was asked for or, once it runs, when its turn came: milliseconds since 1970. */
	readonly since: number;
}

/** What a job may do and must know while it is in the queue. */
export interface Turn {
	/** Aborted when the person does not want this job any more. */
	readonly cancel: AbortSignal;
	/** Resolves when the service may be asked, at once unless it was too busy. Throws a Failure `cancelled`. */
	readonly whenClear: () => Promise<void>;
	/** Tells that the service has answered: the next job may be sent while the rest of this one is done. */
	readonly answered: () => void;
	/** Tells that the service is too busy and for how many milliseconds nothing should be sent. */
	readonly slowDown: (delayMs: number) => void;
}

/** So long a job waits for another one's answer before it looks again, in milliseconds. */
const longestWaitMs = 60_000;

interface Place {
	entry: QueueEntry;
	readonly stop: AbortController;
	/** Aborted when this job, or the batch it belongs to, is cancelled. */
	readonly cancel: AbortSignal;
	readonly begin: () => void;
	/** Whether the service has answered it: what is left to do holds no place among those that are made. */
	isAnswered: boolean;
}

/**
 * The window's queue: any number of jobs, of which so many are made at a time, the others in the order in which
 * they came. What the service has answered makes room for the next while it is fetched and saved. When the service
 * is too busy for one job, all of them slow down: nothing is sent for as long as it said, and then one at a time, one
 * more with each that is answered.
 */
export class Queue {
	readonly #limit: () => number;
	readonly #outside: Pick<Outside, 'now' | 'sleep'>;
	readonly #places = new Map<string, Place>();
	readonly #listeners = new Set<() => void>();
	readonly #endListeners = new Set<(job: Job, result: unknown) => void>();
	/** The jobs that were let through to the service and are not answered yet. */
	readonly #inFlight = new Set<string>();
	/** Wakes the jobs that wait to be let through, where there are some. */
	#wake: AbortController | undefined;
	#clearAt = 0;
	/** How many may run while the service recovers; undefined when it is not busy. */
	#slowLimit: number | undefined;

	/** `limit` says how many jobs may run at a time; it is asked anew whenever one could begin. */
	constructor(limit: () => number, outside: Pick<Outside, 'now' | 'sleep'>) {
		this.#limit = limit;
		this.#outside = outside;
	}

	/** All jobs that are not over, in their order. */
	get entries(): readonly QueueEntry[] {
		return [...this.#places.values()].map(place => place.entry);
	}

	/** Calls `listener` after every change of {@link entries}; gives what ends it. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Calls `listener` with each job that is over and with what its work gave, unless it threw; gives what ends
	 * it.
	 */
	onEnd(listener: (job: Job, result: unknown) => void): () => void {
		this.#endListeners.add(listener);
		return () => this.#endListeners.delete(listener);
	}

	/**
	 * Runs `work` when its turn has come, or at once when it is cancelled while it waits: then its signal is
	 * aborted. The turn is over when `work` is.
	 */
	async run<Result>(job: Job, cancel: AbortSignal, work: (turn: Turn) => Promise<Result>): Promise<Result> {
		const stop = new AbortController();
		const signal = AbortSignal.any([cancel, stop.signal]);
		await new Promise<void>(resolve => {
			const entry: QueueEntry = { job, state: 'waiting', since: this.#outside.now() };
			this.#places.set(job.id, { entry, stop, cancel: signal, begin: resolve, isAnswered: false });
			signal.addEventListener('abort', () => resolve(), { once: true });
			if (signal.aborted) {
				resolve();
			}
			this.#advance();
		});
		try {
			const result = await work({
				cancel: signal,
				whenClear: () => this.#whenClear(job.id, signal),
				answered: () => this.#answered(job.id, signal),
				slowDown: delayMs => this.#slowDown(job.id, delayMs),
			});
			this.#endListeners.forEach(listener => listener(job, result));
			return result;
		} finally {
			this.#places.delete(job.id);
			this.#land(job.id, signal);
			this.#advance();
		}
	}

	/** Cancels one job. */
	cancel(id: string): void {
		this.#places.get(id)?.stop.abort();
	}

	/** Cancels all jobs that wait for their turn. */
	cancelWaiting(): void {
		for (const { entry, stop } of this.#places.values()) {
			if (entry.state === 'waiting') {
				stop.abort();
			}
		}
	}

	/** Cancels all jobs. */
	cancelAll(): void {
		for (const { stop } of this.#places.values()) {
			stop.abort();
		}
	}

	#advance(): void {
		const limit = Math.max(1, Math.min(this.#limit(), this.#slowLimit ?? Number.POSITIVE_INFINITY));
		const places = [...this.#places.values()];
		const running = places.filter(place => place.entry.state === 'running');
		const asked = running.filter(place => !place.isAnswered).length;
		// Where saving is slower than the service, pictures do not pile up in memory.
		const free = Math.min(limit - asked, 2 * limit - running.length);
		const waiting = places.filter(place => place.entry.state === 'waiting' && !place.cancel.aborted);
		for (const place of waiting.slice(0, Math.max(0, free))) {
			place.entry = { ...place.entry, state: 'running', since: this.#outside.now() };
			place.begin();
		}
		this.#wakeAll();
		for (const listener of this.#listeners) {
			listener();
		}
	}

	#answered(id: string, cancel: AbortSignal): void {
		const place = this.#places.get(id);
		if (place !== undefined) {
			place.isAnswered = true;
			this.#land(id, cancel);
			this.#advance();
		}
	}

	#land(id: string, cancel: AbortSignal): void {
		if (this.#inFlight.delete(id) && !cancel.aborted) {
			this.#speedUp();
		}
	}

	#slowDown(id: string, delayMs: number): void {
		this.#inFlight.delete(id);
		this.#clearAt = Math.max(this.#clearAt, this.#outside.now() + delayMs);
		this.#slowLimit = 1;
		this.#wakeAll();
	}

	#speedUp(): void {
		if (this.#slowLimit !== undefined && this.#outside.now() >= this.#clearAt) {
			this.#slowLimit = this.#slowLimit + 1 < this.#limit() ? this.#slowLimit + 1 : undefined;
		}
	}

	async #whenClear(id: string, cancel: AbortSignal): Promise<void> {
		// What asks again is no more in flight: it would wait for itself.
		this.#inFlight.delete(id);
		while (!cancel.aborted) {
			const wait = this.#clearAt - this.#outside.now();
			const isFull = this.#slowLimit !== undefined && this.#inFlight.size >= this.#slowLimit;
			if (wait <= 0 && !isFull) {
				this.#inFlight.add(id);
				return;
			}
			// When others are in flight, one of them ends before anything can change.
			this.#wake ??= new AbortController();
			const signal = AbortSignal.any([cancel, this.#wake.signal]);
			await this.#outside.sleep(wait > 0 ? wait : longestWaitMs, signal).catch(() => undefined);
		}
		throw new Failure('cancelled');
	}

	#wakeAll(): void {
		const wake = this.#wake;
		this.#wake = undefined;
		wake?.abort();
	}
}
