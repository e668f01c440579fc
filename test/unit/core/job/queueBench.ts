import { Failure } from '../../../../src/core/failure.ts';
import { Queue } from '../../../../src/core/job/queue.ts';
import type { Turn } from '../../../../src/core/job/queue.ts';
import { jobOf } from '../generate/stage.ts';
import { VirtualTime } from './virtualTime.ts';

/** A queue whose jobs go on when the test says so. */
export class Bench {
	readonly time = new VirtualTime();
	readonly cancel = new AbortController();
	readonly queue: Queue;
	/** What happened, in order. */
	readonly events: string[] = [];
	readonly results: Promise<string>[] = [];
	readonly #turns = new Map<string, { readonly turn: Turn; readonly finish: (error?: Error) => void }>();

	constructor(limit: () => number) {
		this.queue = new Queue(limit, this.time);
	}

	/** Puts jobs into the queue. */
	async ask(...ids: readonly string[]): Promise<void> {
		for (const id of ids) {
			const work = async (turn: Turn) => {
				this.events.push(turn.cancel.aborted ? `${id} cancelled` : `${id} begins`);
				await new Promise<void>((resolve, reject) => {
					const finish = (error?: Error) => (error === undefined ? resolve() : reject(error));
					this.#turns.set(id, { turn, finish });
				});
				return id;
			};
			const result = this.queue.run(jobOf(id), this.cancel.signal, work);
			result.catch(() => undefined);
			this.results.push(result);
		}
		await this.time.settle();
	}

	turn(id: string): Turn {
		return this.#turns.get(id)!.turn;
	}

	async finish(id: string, error?: Error): Promise<void> {
		this.#turns.get(id)!.finish(error);
		await this.time.settle();
	}

	/** Lets a job ask whether it may be sent. */
	async send(...ids: readonly string[]): Promise<void> {
		for (const id of ids) {
			void this.turn(id)
				.whenClear()
				.then(
					() => this.events.push(`${id} sent at ${this.time.now()}`),
					error => this.events.push(`${id} ${error instanceof Failure ? error.code : String(error)}`),
				);
		}
		await this.time.settle();
	}

	/** What happened since the last time. */
	news(): string[] {
		return this.events.splice(0);
	}

	states(): string {
		return this.queue.entries.map(({ job, state }) => `${job.id} ${state}`).join(', ');
	}
}
