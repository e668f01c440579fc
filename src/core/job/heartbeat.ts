import type { Sleep } from '../service/sleep.ts';
import type { Folder } from './folder.ts';

/** How often a window shows that it lives, in milliseconds. */
export const beatMs = 2000;

/** So many looks in a row without a beat, and the window is dead. */
const silentLooks = 4;

/** The end of the names of the files that windows show their life by. */
export const aliveEnding = '.alive';

/** Shows other windows that this one lives, for as long as it owns records. */
export class Heartbeat {
	readonly #folder: Folder;
	readonly #name: string;
	readonly #sleep: Sleep;
	/** Starting and stopping wait for each other: a late removal must not take a new beat away. */
	#last: Promise<unknown> = Promise.resolve();
	#beating: { readonly stop: AbortController; readonly loop: Promise<void> } | undefined;
	/** Goes on counting after a stop: it is the change that others look for. */
	#count = 0;

	constructor(folder: Folder, owner: string, sleep: Sleep) {
		this.#folder = folder;
		this.#name = owner + aliveEnding;
		this.#sleep = sleep;
	}

	/** Resolves when a beat can be seen. Throws when it cannot be written. */
	start(): Promise<void> {
		return this.#queue(async () => {
			if (this.#beating === undefined) {
				await this.#beat();
				const stop = new AbortController();
				this.#beating = { stop, loop: this.#goOn(stop.signal) };
			}
		});
	}

	/** From now on this window looks dead at once. */
	stop(): Promise<void> {
		return this.#queue(async () => {
			this.#beating?.stop.abort();
			await this.#beating?.loop;
			this.#beating = undefined;
			await this.#folder.remove(this.#name);
		});
	}

	#queue(step: () => Promise<void>): Promise<void> {
		const done = this.#last.then(step);
		this.#last = done.catch(() => undefined);
		return done;
	}

	async #goOn(stop: AbortSignal): Promise<void> {
		while (!stop.aborted) {
			await this.#sleep(beatMs, stop).catch(() => undefined);
			if (!stop.aborted) {
				// A beat that cannot be written is one that is missed.
				await this.#beat().catch(() => undefined);
			}
		}
	}

	#beat(): Promise<void> {
		return this.#folder.write(this.#name, new TextEncoder().encode(String(this.#count++)));
	}
}

/**
 * Those of `owners` that are dead, with their last heartbeat: they have none, or it did not change for some
 * seconds. It is the change that counts, not its time: clocks of several machines differ.
 */
export async function findDead(
	folder: Folder,
	owners: Iterable<string>,
	{ sleep, now }: { readonly sleep: Sleep; readonly now: () => number },
): Promise<ReadonlyMap<string, string | undefined>> {
	const dead = new Map<string, string | undefined>();
	const watched = new Map<string, { last: string; silent: number }>();
	for (const owner of owners) {
		const last = await look(folder, owner);
		if (last === undefined) {
			dead.set(owner, last);
		} else {
			watched.set(owner, { last, silent: 0 });
		}
	}
	for (let lookedAt = now(); watched.size > 0;) {
		await sleep(beatMs);
		// After a machine has slept, the others had no chance to beat either.
		const isFair = now() - lookedAt < 2 * beatMs;
		lookedAt = now();
		for (const [owner, seen] of watched) {
			const beat = await look(folder, owner);
			seen.silent = beat === seen.last && isFair ? seen.silent + 1 : 0;
			if (beat === undefined || seen.silent === silentLooks) {
				dead.set(owner, beat);
				watched.delete(owner);
			} else if (beat !== seen.last) {
				watched.delete(owner);
			}
		}
	}
	for (const [owner, last] of dead) {
		// While others were watched it may have found something to do again.
		const beat = await look(folder, owner);
		if (beat !== undefined && beat !== last) {
			dead.delete(owner);
		}
	}
	return dead;
}

async function look(folder: Folder, owner: string): Promise<string | undefined> {
	const bytes = await folder.read(owner + aliveEnding);
	return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
