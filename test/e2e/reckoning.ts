import type { JournalFile } from './journalFiles.ts';
import type { PictureFile } from './pictureFiles.ts';

/** A request for a picture, as the service received it. */
export interface ReceivedJob {
	/** The client's own id of the request. */
	readonly id: string;
	/** What the picture looks like that was billed; undefined when none was. */
	readonly billed: string | undefined;
}

/** Everything there is when the dust has settled. */
export interface Evidence {
	readonly received: readonly ReceivedJob[];
	readonly pictures: readonly PictureFile[];
	/** The pictures that were there before, by name: the hash of each. */
	readonly earlier: ReadonlyMap<string, string>;
	/** The names of all files in the workspace. */
	readonly names: readonly string[];
	readonly records: readonly JournalFile[];
	/** Jobs that were killed while they began to be sent: whether their request left, nobody can know. */
	readonly perhapsSent: ReadonlySet<string>;
}

/** What is wrong: every paid picture is one whole file or one record of unknown outcome, and nothing else is there. */
export function reckon(evidence: Evidence): readonly string[] {
	return [
		...judgeJobs(evidence),
		...judgeFiles(evidence),
		...judgeRecords(evidence),
		...evidence.names
			.filter(name => name.endsWith('.tmp'))
			.map(name => `the temporary file ${name} was left behind`),
	];
}

/** How many records say that the outcome is unknown, and what it was in truth. */
export function countUnknown({ received, records }: Pick<Evidence, 'received' | 'records'>): {
	readonly all: number;
	readonly billed: number;
	readonly neverReceived: number;
} {
	const jobs = new Map(received.map(job => [job.id, job]));
	const unknown = records.filter(({ state }) => state === 'unknown').map(({ id }) => jobs.get(id));
	return {
		all: unknown.length,
		billed: unknown.filter(job => job?.billed !== undefined).length,
		neverReceived: unknown.filter(job => job === undefined).length,
	};
}

function judgeJobs({ received, pictures, records }: Evidence): readonly string[] {
	const unknown = new Set(records.filter(({ state }) => state === 'unknown').map(({ id }) => id));
	const ids = received.map(({ id }) => id);
	return [
		...[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
			id => `${id} was sent more than once`,
		),
		...received.flatMap(({ id, billed }) => {
			if (billed === undefined) {
				return [];
			}
			const files = pictures.filter(picture => picture.fingerprint === billed).map(({ name }) => name);
			const homes = [...files, ...(unknown.has(id) ? ['a record of unknown outcome'] : [])];
			return homes.length === 1
				? []
				: [homes.length === 0 ? `${id} was billed and is lost` : `${id} is twice there: ${homes.join(', ')}`];
		}),
	];
}

function judgeFiles({ received, pictures, earlier }: Evidence): readonly string[] {
	const billed = new Set(received.map(job => job.billed));
	const hashes = new Map(pictures.map(({ name, hash }) => [name, hash]));
	return [
		...pictures.flatMap(({ name, fingerprint }) => {
			if (fingerprint === undefined) {
				return [`${name} is not a whole picture`];
			}
			return billed.has(fingerprint) ? [] : [`${name} is no picture that was billed`];
		}),
		...[...earlier].flatMap(([name, hash]) => {
			const now = hashes.get(name);
			return now === hash ? [] : [`${name} was ${now === undefined ? 'removed' : 'overwritten'}`];
		}),
	];
}

function judgeRecords({ received, records, perhapsSent }: Evidence): readonly string[] {
	const jobs = new Map(received.map(job => [job.id, job]));
	return records.flatMap(({ id, state, owner }) => {
		const job = jobs.get(id);
		switch (state) {
			case 'waiting':
				return job?.billed === undefined ? [] : [`${id} was billed and is on record as waiting`];
			case 'unknown':
				return [
					...(job === undefined && !perhapsSent.has(id)
						? [`${id} is of unknown outcome, and was never sent`]
						: []),
					...(owner === 'nobody' ? [] : [`${id} is of unknown outcome, and ${owner} has it`]),
				];
			default:
				return [`${id} is still on record as ${state}, by ${owner}`];
		}
	});
}
