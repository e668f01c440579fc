import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The states of a record, in the order a job goes through them. */
export const recordStates = ['waiting', 'sending', 'unknown', 'ready', 'stuck', 'kept'] as const;

/** How far a job is known to have come. */
export type RecordState = (typeof recordStates)[number];

/** What the name of a record's file tells, and its time. */
export interface JournalFile {
	readonly id: string;
	readonly state: RecordState;
	/** A window's name, or `nobody`. */
	readonly owner: string;
	/** When it came into this state: milliseconds since 1970. */
	readonly changedAt: number;
}

/** The journal's folder in the data folder of a server. */
export function journalFolder(serverDataDir: string): string {
	return path.join(serverDataDir, 'data/User/globalStorage/figment.figment/journal');
}

/** The latest record of each job that is on disk now; none when there is no journal. */
export function readJournal(folder: string): readonly JournalFile[] {
	const latest = new Map<string, JournalFile>();
	for (const name of listFiles(folder)) {
		const record = parse(folder, name);
		const known = latest.get(record?.id ?? '');
		if (record !== undefined && (known === undefined || rank(record) > rank(known))) {
			latest.set(record.id, record);
		}
	}
	return [...latest.values()];
}

function listFiles(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		// There is none before the first job.
		return [];
	}
}

function parse(folder: string, name: string): JournalFile | undefined {
	const [id = '', word, owner = '', ending, ...rest] = name.split('.');
	const state = recordStates.find(each => each === word);
	if (state === undefined || ending !== 'json' || rest.length > 0) {
		return undefined;
	}
	try {
		return { id, state, owner, changedAt: statSync(path.join(folder, name)).ctimeMs };
	} catch {
		// It was renamed meanwhile.
		return undefined;
	}
}

function rank({ state }: JournalFile): number {
	return recordStates.indexOf(state);
}
