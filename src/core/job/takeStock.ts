import type { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { abandoned, nobody } from './record.ts';
import type { JobRecord, JobState, RecordName } from './record.ts';

/** A job of an earlier window that is not over; its record waits for anybody. */
export interface UnfinishedJob {
	readonly record: JobRecord;
	/** Never `sending`: nobody waits for that answer any more. */
	readonly state: Exclude<JobState, 'sending'>;
}

/**
 * Looks through the records that no living window works on, and leaves each where anybody can take it up:
 * what was being sent has an unknown outcome now unless its picture is there, and what the ledger knows is
 * over.
 */
export async function takeStock(journal: Journal, ledger: Ledger): Promise<readonly UnfinishedJob[]> {
	const unfinished: UnfinishedJob[] = [];
	for (const name of await journal.findOrphans()) {
		// One that cannot be read does not keep the others back.
		const record = await journal.read(name).catch(() => undefined);
		if (record === undefined) {
			continue;
		}
		if (await isOver(ledger, name)) {
			if ((await journal.claim(name)) !== undefined) {
				await journal.close(name.id);
			}
			continue;
		}
		// A crash may have come between a picture and the note of it.
		const isKept = name.state !== 'waiting' && (await journal.picture(name.id)) !== undefined;
		const job: UnfinishedJob = isKept
			? { record: { ...record, paid: record.paid ?? { url: '', usage: {} } }, state: 'kept' }
			: { record, state: abandoned(name.state) };
		if (await isLeft(journal, name, job)) {
			unfinished.push(job);
		}
	}
	return unfinished;
}

/** Whether the ledger knows what came of a job. Where a picture is to be had, not to know is not the end. */
async function isOver(ledger: Ledger, { id, state }: RecordName): Promise<boolean> {
	const isPaid = state === 'ready' || state === 'stuck' || state === 'kept';
	return isPaid
		? (await ledger.entries()).some(entry => entry.id === id && entry.outcome !== 'unknown')
		: ledger.has(id);
}

/** Leaves a record to anybody; false when another window was faster. */
async function isLeft(
	journal: Journal,
	name: RecordName,
	{ record, state }: UnfinishedJob,
): Promise<boolean> {
	if (name.owner === nobody && name.state === state) {
		return true;
	}
	const claimed = await journal.claim(name);
	if (claimed === undefined) {
		return false;
	}
	await journal.release(state === 'kept' ? record : claimed, state);
	return true;
}
