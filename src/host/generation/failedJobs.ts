import type { Miss } from '../../core/generate.ts';

/** A step that a person can take about a job that failed. */
export interface FailedStep {
	readonly label: string;
	readonly run: () => unknown;
}

/** A job that failed in this window. */
export interface FailedJob {
	readonly miss: Miss;
	/** Tries it again, or saves what came of it; undefined where that cannot help. */
	readonly retry: FailedStep | undefined;
}

interface Listed {
	readonly job: FailedJob;
	/** Tells that it is no longer on the list. */
	readonly gone: () => void;
}

/** How many failed jobs are kept at most. */
const mostKept = 50;

/**
 * What failed in this window, until it is tried again or dismissed. A miss is on offer in several places, in its
 * notice and in the Studio, and is taken in one of them only: nothing is sent twice.
 */
export class FailedJobs {
	/** The oldest first. */
	readonly #listed = new Map<string, Listed>();
	/** The jobs that were shown here and not only crowded out, by id. */
	readonly #known = new Set<string>();
	readonly #taken = new WeakSet<Miss>();
	readonly #listeners = new Set<() => void>();

	/** The newest first. */
	get entries(): readonly FailedJob[] {
		return [...this.#listed.values()].map(({ job }) => job).toReversed();
	}

	/** Whether a job failed in this window and the person could see that here. */
	knows(id: string): boolean {
		return this.#known.has(id);
	}

	/** Calls `listener` after every change of {@link entries}; gives what ends it. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Lists jobs, on offer from now on. Resolves when none of them is on the list any more. */
	async add(jobs: readonly FailedJob[]): Promise<void> {
		const allGone = jobs.map(job => this.#list(job));
		this.#limit();
		this.#changed();
		await Promise.all(allGone);
	}

	/** Those of `misses` that nobody has taken yet. They are the caller's alone now, and off the list. */
	take(misses: readonly Miss[]): readonly Miss[] {
		const free = misses.filter(miss => !this.#taken.has(miss));
		for (const miss of free) {
			this.#taken.add(miss);
			if (this.#listed.get(miss.job.id)?.job.miss === miss) {
				this.#remove(miss.job.id);
			}
		}
		this.#changed();
		return free;
	}

	/** A job was made, given up or taken up elsewhere: here it can no longer be tried again. */
	settle(id: string): void {
		const listed = this.#listed.get(id);
		if (listed !== undefined) {
			this.take([listed.job.miss]);
		}
	}

	/** Takes a job off the list. Its notice, if that is still there, offers what it offered. */
	dismiss(id: string): void {
		this.#remove(id);
		this.#changed();
	}

	#list(job: FailedJob): Promise<void> {
		const { miss } = job;
		this.#remove(miss.job.id);
		this.#taken.delete(miss);
		this.#known.add(miss.job.id);
		return new Promise(gone => this.#listed.set(miss.job.id, { job, gone }));
	}

	#limit(): void {
		for (const id of [...this.#listed.keys()].slice(0, -mostKept)) {
			this.#remove(id);
			this.#known.delete(id);
		}
	}

	#remove(id: string): void {
		this.#listed.get(id)?.gone();
		this.#listed.delete(id);
	}

	#changed(): void {
		this.#listeners.forEach(listener => listener());
	}
}
