import type { Job, Made } from '../backend.ts';
import { detailOf, Failure } from '../failure.ts';
import type { FailureCode } from '../failure.ts';
import { isAsset } from '../generate.ts';
import type { Asset, JobJournal, Miss } from '../generate.ts';
import { conclude, entryOf } from './conclusion.ts';
import type { Spent } from './conclusion.ts';
import type { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { JobRecord } from './record.ts';

/** The outside of {@link createJobJournal}. */
export interface JobJournalPorts {
	readonly journal: Journal;
	readonly ledger: Ledger;
	/** What is to be put on record about a new job. */
	readonly recordOf: (job: Job) => JobRecord;
	/** Told what could not be noted once a job was sent: it goes on all the same. */
	readonly onTrouble: (job: Job, problem: string) => void;
	/** Whether jobs that could not be sent go back to those that wait, as they were before the person asked. */
	readonly keepsUnsent?: boolean;
}

/** Failures that another moment or another key can cure, and that cost nothing. */
const curable: readonly FailureCode[] = [
	'noKey',
	'badKey',
	'outOfCredit',
	'rateLimited',
	'offline',
	'overBudget',
];

/** For jobs that cost nothing. */
export const noJournal: JobJournal = {
	open: () => Promise.resolve(),
	send: () => Promise.resolve(),
	wait: () => Promise.resolve(),
	answer: () => Promise.resolve(),
	end: () => Promise.resolve(),
};

/** Journal and ledger as the story of a job needs them. */
export function createJobJournal(ports: JobJournalPorts): JobJournal {
	const { journal, recordOf, onTrouble } = ports;
	const tryTo = async (job: Job, step: () => Promise<unknown>) => {
		try {
			await step();
		} catch (error) {
			onTrouble(job, detailOf(error));
		}
	};
	return {
		open: async job => {
			if (job.paid !== undefined) {
				await tryTo(job, () => claimAgain(journal, job));
			} else if (journal.find(job.id) === undefined) {
				await journal.open(recordOf(job)).catch(throwUnnoted);
			}
		},
		send: async job => {
			if (!(await journal.move(job.id, 'sending').catch(throwUnnoted))) {
				throw new Failure('cancelled', { detail: 'another window has taken this job up' });
			}
		},
		wait: job => tryTo(job, () => journal.move(job.id, 'waiting')),
		answer: (job, answered) =>
			tryTo(job, async () => {
				const record = journal.find(job.id) ?? recordOf(job);
				if ('paid' in answered) {
					await journal.advance({ ...record, paid: answered.paid }, 'ready');
				} else {
					await keep(journal, record, answered.made);
				}
			}),
		end: (job, result) => tryTo(job, () => settle(ports, journal.find(job.id) ?? recordOf(job), result)),
	};
}

/** Closes the record of a job that is over, or leaves it as what is still to be done. */
export async function settle(
	{ journal, ledger, keepsUnsent = false }: Pick<JobJournalPorts, 'journal' | 'ledger' | 'keepsUnsent'>,
	record: JobRecord,
	result: Asset | Miss,
): Promise<void> {
	const conclusion = conclude(result);
	if (conclusion.kind === 'close') {
		const isCurable = !isAsset(result) && curable.includes(result.failure.code);
		if (keepsUnsent && conclusion.spent === undefined && isCurable) {
			await journal.move(record.id, 'waiting');
			await journal.release(record, 'waiting');
		} else {
			await close({ journal, ledger }, record, conclusion.spent);
		}
		return;
	}
	const { failure, made } = conclusion.miss;
	const trouble = { code: failure.code, detail: failure.detail };
	const troubled = { ...record, paid: failure.paid ?? record.paid, trouble };
	try {
		if (made !== undefined) {
			await keep(journal, troubled, made);
		}
	} catch (error) {
		// Where there is no room for the picture, its address is still worth something.
		const { url = '' } = troubled.paid ?? {};
		await journal.release(troubled, url === '' ? 'unknown' : 'ready');
		throw error;
	}
	await journal.release(troubled, conclusion.state);
}

/** Ends a record; the ledger is written first, so that a crash in between cannot hide what was spent. */
export async function close(
	{ journal, ledger }: Pick<JobJournalPorts, 'journal' | 'ledger'>,
	record: JobRecord,
	spent: Spent | undefined,
): Promise<void> {
	try {
		if (spent !== undefined) {
			await ledger.add(entryOf(record, spent));
		}
	} catch (error) {
		// It stays what it is, for a start that can write down what it has cost.
		await journal.release(record, 'unknown');
		throw error;
	}
	await journal.close(record.id);
}

/** Ends the record of a job that is made anew by another one: what may have been sent counts as spent. */
export async function writeOff(
	{ journal, ledger }: Pick<JobJournalPorts, 'journal' | 'ledger'>,
	id: string,
): Promise<void> {
	const name = (await journal.list()).find(each => each.id === id);
	const record = name === undefined ? undefined : await journal.claim(name);
	if (record !== undefined) {
		const spent: Spent | undefined =
			name?.state === 'waiting' ? undefined : { outcome: 'unknown', usage: {} };
		await close({ journal, ledger }, record, spent);
	}
}

function throwUnnoted(error: unknown): never {
	throw new Failure('cannotSave', { detail: detailOf(error), isUnnoted: true, cause: error });
}

async function keep(journal: Journal, record: JobRecord, made: Made): Promise<void> {
	const { picture, usage, requestId } = made;
	await journal.keepPicture(record.id, picture.bytes);
	await journal.advance({ ...record, paid: { url: record.paid?.url ?? '', usage, requestId } }, 'kept');
}

/** A picture that is fetched once more has its record, unless another window has it by now. */
async function claimAgain(journal: Journal, job: Job): Promise<void> {
	const name = (await journal.list()).find(({ id }) => id === job.id);
	if (name !== undefined) {
		await journal.claim(name);
	}
}
