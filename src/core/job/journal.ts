import type { Outside } from '../service/service.ts';
import type { Folder } from './folder.ts';
import { writeWhole } from './folder.ts';
import { Heartbeat } from './heartbeat.ts';
import { findOrphanFiles } from './orphans.ts';
import {
	abandoned,
	formatRecord,
	jobStates,
	nobody,
	parseRecord,
	parseRecordName,
	recordName,
} from './record.ts';
import type { JobRecord, JobState, RecordName } from './record.ts';

/** The end of the names of the files that hold pictures. */
const pictureEnding = '.picture';

/** What this window knows of a record that it owns. Should it be held for dead, others may know better. */
interface Own {
	readonly record: JobRecord;
	readonly state: JobState;
}

/**
 * The records of all jobs that are not over, in a folder that several windows and machines share. What a
 * record says is in its file, how far it has come and whose it is in the file's name, so that both change
 * in one step: whoever renames it has it. Records of one job that a crash left behind differ in their
 * state, and the latest counts.
 */
export class Journal {
	readonly #folder: Folder;
	readonly #owner: string;
	readonly #outside: Pick<Outside, 'now' | 'sleep'>;
	readonly #heartbeat: Heartbeat;
	/** The records this window owns, by job. */
	readonly #own = new Map<string, Own>();
	/** How many steps are under way at whose end this window may own a record. */
	#steps = 0;
	/** The names of the files of dead windows. */
	#orphans = new Set<string>();
	#hasLeft = false;

	/** `owner` is a name of this window's own: letters, digits and hyphens. */
	constructor(folder: Folder, owner: string, outside: Pick<Outside, 'now' | 'sleep'>) {
		this.#folder = folder;
		this.#owner = owner;
		this.#outside = outside;
		this.#heartbeat = new Heartbeat(folder, owner, outside.sleep);
	}

	/** The record of a job that this window works on. */
	find(id: string): JobRecord | undefined {
		return this.#own.get(id)?.record;
	}

	/** Puts a new job on record as waiting. Throws when the folder cannot be written. */
	async open(record: JobRecord): Promise<void> {
		await this.#whileSeen(async () => {
			await this.#write(record, 'waiting');
			this.#own.set(record.id, { record, state: 'waiting' });
		});
	}

	/**
	 * Moves an own record between waiting and sending; false when another window has it now, and when this
	 * one has left. What was laid down for anybody is taken up again.
	 */
	async move(id: string, state: 'waiting' | 'sending'): Promise<boolean> {
		const own = this.#own.get(id);
		const isMoved = own !== undefined && (await this.#rename(id, own.state, state));
		if (isMoved && !this.#hasLeft) {
			this.#own.set(id, { record: own.record, state });
			return true;
		}
		if (isMoved) {
			await this.#folder.rename(this.#nameOf(id, state), recordName({ id, state: 'waiting', owner: nobody }));
		}
		await this.#forget(id);
		return false;
	}

	/** Notes what is now known of a job, which is then in a later state. */
	async advance(record: JobRecord, state: JobState): Promise<void> {
		const own = this.#own.get(record.id);
		if (own === undefined || rank(own) < rank({ state })) {
			await this.#whileSeen(() => this.#replace(record, state));
		}
	}

	/** Keeps a job's picture in the folder. */
	async keepPicture(id: string, bytes: Uint8Array): Promise<void> {
		const name = id + pictureEnding;
		if ((await this.#folder.read(name)) === undefined) {
			await writeWhole(this.#folder, name, bytes);
		}
	}

	/** The picture that is kept for a job. */
	picture(id: string): Promise<Uint8Array | undefined> {
		return this.#folder.read(id + pictureEnding);
	}

	/**
	 * Leaves an own record to whoever takes it up, in this state or the later one that it is in. What is new
	 * about it counts in a later state alone.
	 */
	async release(record: JobRecord, state: JobState): Promise<void> {
		const { id } = record;
		const own = this.#own.get(id);
		if (own !== undefined) {
			const later = rank({ state }) > rank(own) ? state : own.state;
			const isNews = later !== own.state && record !== own.record;
			if (isNews) {
				await this.#replace(record, later);
			}
			const from = this.#nameOf(id, isNews ? later : own.state);
			if (!(await this.#folder.rename(from, recordName({ id, state: later, owner: nobody })))) {
				// Another window has laid it down already.
				await this.#folder.remove(from);
			}
		}
		await this.#forget(id);
	}

	/** Ends an own record: its job is over. */
	async close(id: string): Promise<void> {
		const own = this.#own.get(id);
		if (own !== undefined) {
			const names = await this.#folder.list();
			if (own.state !== 'waiting' && names.includes(id + pictureEnding)) {
				await this.#folder.remove(id + pictureEnding);
			}
			// What was laid down while this window was held for dead would come back to life.
			const past = rank({ state: abandoned(own.state) });
			for (const other of recordsOf(id, names)) {
				if (rank(other) < past || (rank(other) === past && other.owner === nobody)) {
					await this.#folder.remove(recordName(other));
				}
			}
			await this.#folder.remove(this.#nameOf(id, own.state));
		}
		await this.#forget(id);
	}

	/** Leaves all own records, as when the window closes: what is on its way has an unknown outcome. */
	async leave(): Promise<void> {
		this.#hasLeft = true;
		for (const { record, state } of this.#own.values()) {
			await this.release(record, abandoned(state)).catch(() => undefined);
		}
		await this.#heartbeat.stop();
	}

	/** The latest record of each job, whoever has it; of two that are as late, the one that somebody has. */
	async list(): Promise<RecordName[]> {
		const latest = new Map<string, RecordName>();
		for (const name of await this.#folder.list()) {
			const found = parseRecordName(name);
			const known = latest.get(found?.id ?? '');
			if (found !== undefined && (known === undefined || isLater(found, known))) {
				latest.set(found.id, found);
			}
		}
		return [...latest.values()];
	}

	/** Whether a record is this window's own. */
	isOwn({ owner }: RecordName): boolean {
		return owner === this.#owner;
	}

	/** The records that no living window works on. Tidies up after dead windows; may take some seconds. */
	async findOrphans(): Promise<RecordName[]> {
		this.#orphans = await findOrphanFiles(this.#folder, this.#owner, this.#outside);
		return (await this.list()).filter(
			name => !this.#own.has(name.id) && (name.owner === nobody || this.#orphans.has(recordName(name))),
		);
	}

	/** What a record says; undefined when it is gone by now, damaged, or of a later Figment. */
	async read(name: RecordName): Promise<JobRecord | undefined> {
		const bytes = await this.#folder.read(recordName(name));
		return bytes === undefined ? undefined : parseRecord(bytes);
	}

	/**
	 * Takes a record that nobody has, or one that `findOrphans` has found; undefined when a living window has
	 * it or was faster. `name` must be the latest of its job.
	 */
	async claim(name: RecordName): Promise<JobRecord | undefined> {
		const isFree = name.owner === nobody || this.#orphans.delete(recordName(name));
		return isFree && !this.#own.has(name.id) ? this.#whileSeen(() => this.#take(name)) : undefined;
	}

	async #take({ id, state, owner }: RecordName): Promise<JobRecord | undefined> {
		const mine: RecordName = { id, state, owner: this.#owner };
		const isMine = await this.#folder.rename(recordName({ id, state, owner }), recordName(mine));
		const record = isMine ? await this.read(mine) : undefined;
		if (record === undefined) {
			return undefined;
		}
		const others = recordsOf(id, await this.#folder.list()).filter(
			other => recordName(other) !== recordName(mine),
		);
		if (others.some(other => rank(other) > rank(mine))) {
			// Its window was not dead after all, and has come further.
			await this.#folder.remove(recordName(mine));
			return undefined;
		}
		this.#own.set(id, { record, state });
		// What a crash left behind it would come back to life when this one is over.
		for (const earlier of others) {
			await this.#folder.remove(recordName(earlier));
		}
		return record;
	}

	async #rename(id: string, from: JobState, to: 'waiting' | 'sending'): Promise<boolean> {
		if (from !== 'waiting' && from !== 'sending') {
			return false;
		}
		const target = this.#nameOf(id, to);
		const isThere =
			from === to
				? (await this.#folder.read(target)) !== undefined
				: await this.#folder.rename(this.#nameOf(id, from), target);
		return isThere || this.#folder.rename(recordName({ id, state: abandoned(from), owner: nobody }), target);
	}

	/** Writes a later record of a job and then removes the earlier one: in between, the later one counts. */
	async #replace(record: JobRecord, state: JobState): Promise<void> {
		const { id } = record;
		await this.#write(record, state);
		const own = this.#own.get(id);
		this.#own.set(id, { record, state });
		if (own !== undefined) {
			await this.#folder.remove(this.#nameOf(id, own.state));
		}
	}

	async #write(record: JobRecord, state: JobState): Promise<void> {
		await writeWhole(this.#folder, this.#nameOf(record.id, state), formatRecord(record));
	}

	#nameOf(id: string, state: JobState): string {
		return recordName({ id, state, owner: this.#owner });
	}

	/** Does a step after which this window may own a record, and is seen to live from before it. */
	async #whileSeen<Result>(step: () => Promise<Result>): Promise<Result> {
		this.#steps++;
		try {
			await this.#heartbeat.start();
			return await step();
		} finally {
			this.#steps--;
			await this.#rest();
		}
	}

	async #forget(id: string): Promise<void> {
		this.#own.delete(id);
		await this.#rest();
	}

	/** Nobody needs to see a window live that owns nothing. */
	async #rest(): Promise<void> {
		if (this.#own.size === 0 && this.#steps === 0) {
			await this.#heartbeat.stop().catch(() => undefined);
		}
	}
}

function rank({ state }: { readonly state: JobState }): number {
	return jobStates.indexOf(state);
}

/** A window that ends while it lays a record down may leave it twice: who takes up its own removes the other. */
function isLater(one: RecordName, other: RecordName): boolean {
	return rank(one) > rank(other) || (rank(one) === rank(other) && other.owner === nobody);
}

function recordsOf(id: string, names: readonly string[]): RecordName[] {
	return names.flatMap(name => parseRecordName(name) ?? []).filter(name => name.id === id);
}
