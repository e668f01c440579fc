import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Queue } from '../../../../src/core/job/queue.ts';
import type { Turn } from '../../../../src/core/job/queue.ts';
import { jobOf } from '../generate/stage.ts';
import { VirtualTime } from './virtualTime.ts';

/** One try of a job: how long its answer takes, and what comes of it. Times in milliseconds. */
interface Try {
	readonly ms: number;
	readonly outcome: 'busy' | 'unreached' | 'answered' | 'throws';
	readonly delayMs: number;
}

interface PlannedJob {
	readonly asksAt: number;
	readonly tries: readonly Try[];
}

/** What a person or the settings do at some moment. */
interface Event {
	readonly at: number;
	readonly kind: 'cancel' | 'cancelWaiting' | 'cancelAll' | 'limit';
	readonly number: number;
}

const ms = fc.nat(5000);
const plannedJobs: fc.Arbitrary<readonly PlannedJob[]> = fc.array(
	fc.record({
		asksAt: fc.nat(3000),
		tries: fc.array(
			fc.record({
				ms,
				outcome: fc.constantFrom('busy', 'busy', 'unreached', 'answered', 'throws'),
				delayMs: fc.nat(90_000),
			}),
			{ minLength: 1, maxLength: 3 },
		),
	}),
	{ minLength: 1, maxLength: 8 },
);
const plannedEvents: fc.Arbitrary<readonly Event[]> = fc.array(
	fc.record({
		at: fc.nat(100_000),
		kind: fc.constantFrom('cancel', 'cancel', 'cancelWaiting', 'cancelAll', 'limit', 'limit'),
		number: fc.nat(7),
	}),
	{ maxLength: 5 },
);

/** A queue, its jobs and a service that is too busy now and then; knows what may be sent when. */
class Chaos {
	readonly time = new VirtualTime();
	readonly #queue: Queue;
	#limit = 2;
	#running = new Set<string>();
	readonly #asked: string[] = [];
	/** The jobs that wait to be sent. */
	readonly #held = new Map<string, AbortSignal>();
	readonly #inFlight = new Set<string>();
	#clearAt = 0;
	/** How many may be in flight; undefined when the service is not busy. */
	#allowed: number | undefined;

	constructor() {
		this.#queue = new Queue(() => this.#limit, this.time);
		this.#queue.onChange(() => this.#count());
		this.time.onIdle = () => {
			for (const [id, cancel] of this.#held) {
				assert.ok(!cancel.aborted, `${id} is not let go`);
				assert.ok(!this.#isClear(), `${id} is not let through`);
			}
		};
	}

	async play(jobs: readonly PlannedJob[], events: readonly Event[]): Promise<void> {
		const batch = new AbortController();
		const ends = await this.time.until(
			Promise.allSettled([
				...jobs.map((job, index) => this.#ask(`job${index}`, job, batch.signal)),
				...events.map(event => this.#do(event)),
			]),
		);
		assert.deepStrictEqual(
			ends.flatMap(end =>
				end.status === 'rejected' && String(end.reason) !== 'Error: thrown' ? [end.reason] : [],
			),
			[],
		);
		assert.deepStrictEqual([this.#queue.entries, this.#running.size], [[], 0]);
	}

	#count(): void {
		const running = this.#queue.entries.filter(({ state }) => state === 'running').map(({ job }) => job.id);
		const isMore = running.some(id => !this.#running.has(id));
		this.#running = new Set(running);
		assert.ok(!isMore || running.length <= Math.max(1, this.#limit), 'too many at a time');
	}

	async #ask(id: string, { asksAt, tries }: PlannedJob, batch: AbortSignal): Promise<void> {
		await this.time.sleep(asksAt);
		this.#asked.push(id);
		await this.#queue.run(jobOf(id), batch, turn => this.#work(id, tries, turn));
	}

	async #work(id: string, tries: readonly Try[], turn: Turn): Promise<void> {
		if (turn.cancel.aborted) {
			this.#asked.splice(this.#asked.indexOf(id), 1);
			return;
		}
		const { state } = this.#queue.entries.find(({ job }) => job.id === id)!;
		assert.equal(state, 'running');
		assert.equal(this.#asked.shift(), id, 'out of order');
		try {
			for (const each of tries) {
				await this.#try(id, each, turn);
			}
		} finally {
			const wasInFlight = this.#inFlight.delete(id);
			if (
				wasInFlight &&
				!turn.cancel.aborted &&
				this.#allowed !== undefined &&
				this.time.now() >= this.#clearAt
			) {
				this.#allowed = this.#allowed + 1 < this.#limit ? this.#allowed + 1 : undefined;
			}
		}
	}

	async #try(id: string, { ms: answersAfter, outcome, delayMs }: Try, turn: Turn): Promise<void> {
		this.#inFlight.delete(id);
		this.#held.set(id, turn.cancel);
		try {
			await turn.whenClear();
			assert.ok(!turn.cancel.aborted && this.#isClear(), `${id} is let through`);
		} catch (error) {
			assert.ok(turn.cancel.aborted, String(error));
			return;
		} finally {
			this.#held.delete(id);
		}
		this.#inFlight.add(id);
		await this.time.sleep(answersAfter);
		if (outcome === 'throws') {
			throw new Error('thrown');
		}
		if (outcome === 'busy') {
			this.#inFlight.delete(id);
			this.#clearAt = Math.max(this.#clearAt, this.time.now() + delayMs);
			this.#allowed = 1;
			turn.slowDown(delayMs);
		}
		if (outcome !== 'answered') {
			await this.time.sleep(delayMs, turn.cancel).catch(() => undefined);
		}
	}

	async #do({ at, kind, number }: Event): Promise<void> {
		await this.time.sleep(at);
		switch (kind) {
			case 'cancel':
				this.#queue.cancel(`job${number}`);
				break;
			case 'limit':
				this.#limit = number;
				break;
			default:
				this.#queue[kind]();
		}
	}

	#isClear(): boolean {
		const isFull = this.#allowed !== undefined && this.#inFlight.size >= this.#allowed;
		return this.time.now() >= this.#clearAt && !isFull;
	}
}

describe('a queue, whatever happens', () => {
	it('ends all jobs, keeps order and limit, and holds none back a moment too long or too short', async () => {
		await fc.assert(
			fc.asyncProperty(plannedJobs, plannedEvents, (jobs, events) => new Chaos().play(jobs, events)),
			{ numRuns: 300 },
		);
	});
});
