import type { Answered, Backend, Job, Made, RequestControl } from './backend.ts';
import { detailOf, Failure } from './failure.ts';
import type { FailureCode } from './failure.ts';
import type { Queue, Turn } from './job/queue.ts';
import type { ImageRequest } from './models/model.ts';

/** A picture that is a file now. */
export interface Asset {
	readonly request: ImageRequest;
	/** The file's URI as text. */
	readonly uri: string;
	readonly made: Made;
}

/** A job that did not become a file, with all that it had become. */
export interface Miss {
	readonly job: Job;
	readonly failure: Failure;
	/** The picture, when it is there and only saving it failed. */
	readonly made?: Made | undefined;
}

/** The outside of {@link generate}: each port is one step of the way. */
export interface GeneratePorts {
	readonly backend: Backend;
	/** The window's queue, which says when a job may run and when it may be sent. */
	readonly queue: Queue;
	readonly journal: JobJournal;
	/** Writes a picture to where the plan says, and gives the file's URI. Throws a Failure. */
	readonly save: (job: Job, made: Made) => Promise<string>;
	/** Puts links to all assets where they were asked for, in one edit. */
	readonly link: (assets: readonly [Asset, ...Asset[]]) => Promise<Linked>;
	/** Told of a job that the person stopped waiting for after it was sent. */
	readonly onLeft: (job: Job) => void;
	/** Told how such a job ended all the same. */
	readonly onLate: (job: Job, result: Asset | Miss) => void;
	/** Told whenever something changed that people who wait would like to know. */
	readonly onProgress: (event: ProgressEvent) => void;
}

/** What is put on disk about a job on its way, so that a crash costs nothing. */
export interface JobJournal {
	/** Before the job waits for its turn. Throws when it cannot be noted: then it must not be sent. */
	open(job: Job): Promise<void>;
	/** Right before the POST. Throws when the job must not be sent. */
	send(job: Job): Promise<void>;
	/** The POST was not taken, and nothing was billed. */
	wait(job: Job): Promise<void>;
	/** It is paid. Never throws: the picture counts more than the note. */
	answer(job: Job, answered: Answered): Promise<void>;
	/** It is over. Never throws. */
	end(job: Job, result: Asset | Miss): Promise<void>;
}

/** What happened to a job on its way. */
export type ProgressEvent =
	| { readonly kind: 'sent' | 'done'; readonly job: Job }
	| { readonly kind: 'waiting'; readonly job: Job; readonly delayMs: number };

/** What became of one link. */
export interface PutLink {
	/** As it was written, also when it could not be put in. */
	readonly text: string;
	readonly isInserted: boolean;
}

/** What became of the links. */
export interface Linked {
	/** In the order of the assets; none if there is no link. */
	readonly links: readonly PutLink[];
	/** Why not all are inserted that should be. */
	readonly failure?: Failure | undefined;
}

/** What became of a batch. */
export interface Outcome {
	readonly assets: readonly Asset[];
	readonly misses: readonly Miss[];
	readonly linked?: Linked | undefined;
}

/** How a batch is run and stopped. */
export interface BatchControl {
	readonly cancel: AbortSignal;
	readonly drop: AbortSignal;
}

/**
 * The whole story: every job becomes a picture, every picture a file, and all files together one edit
 * of the document. One job's failure never hides what the others made. Never throws.
 */
export async function generate(
	jobs: readonly Job[],
	ports: GeneratePorts,
	control: BatchControl,
): Promise<Outcome> {
	const openings: Promise<Miss | undefined>[] = [];
	const turns: Promise<unknown>[] = [];
	const results = await Promise.all(
		jobs.map(async (job, index) => {
			// The first can be sent while the others of a long list are still put on record.
			const opened = (openings[index - opensAtOnce] ?? Promise.resolve())
				.then(() => ports.journal.open(job))
				.then(
					() => undefined,
					(error: unknown) => ({ job, failure: toFailure('cannotSave', error) }),
				);
			openings.push(opened);
			const result = await new Promise<Asset | Miss>((resolve, reject) => {
				// All take their places in the queue in their order, and have them until they are over.
				const turn = ports.queue.run(
					job,
					control.cancel,
					async each =>
						(await opened) ?? makeAsset(job, ports, { ...control, turn: each, onResult: resolve }),
				);
				turns.push(turn);
				turn.then(resolve, reject);
			});
			ports.onProgress({ kind: 'done', job });
			return result;
		}),
	);
	const assets = results.filter(isAsset);
	const misses = results.filter(isMiss);
	const [first, ...rest] = assets;
	const linked = first === undefined ? undefined : await linkAll([first, ...rest], ports);
	await Promise.all(turns);
	return linked === undefined ? { assets, misses } : { assets, misses, linked };
}

/** How many jobs are put on record at a time. */
const opensAtOnce = 8;

/** Whether a job ended as a file. */
export function isAsset(result: Asset | Miss): result is Asset {
	return 'uri' in result;
}

function isMiss(result: Asset | Miss): result is Miss {
	return !isAsset(result);
}

/** How one job of a batch goes its way. */
interface Way extends Pick<BatchControl, 'drop'> {
	readonly turn: Turn;
	/** Told the result as soon as there is one, and only that counts; what is given back comes when all is over. */
	readonly onResult: (result: Asset | Miss) => void;
}

/**
 * One job, until it is a file or has failed, or until the person stops waiting for it. A job that was
 * sent by then may be paid, so it goes on behind the person's back and ends in `onLate`.
 */
async function makeAsset(
	job: Job,
	ports: GeneratePorts,
	{ drop, turn, onResult }: Way,
): Promise<Asset | Miss> {
	let isSent = job.paid !== undefined;
	const follow: RequestControl = {
		cancel: turn.cancel,
		drop,
		beforeSend: async () => {
			await turn.whenClear();
			await ports.journal.send(job);
		},
		onSent: () => {
			isSent = true;
			ports.onProgress({ kind: 'sent', job });
		},
		onWaiting: async ({ delayMs, isBusy }) => {
			isSent = false;
			if (isBusy) {
				turn.slowDown(delayMs);
			}
			ports.onProgress({ kind: 'waiting', job, delayMs });
			await ports.journal.wait(job);
		},
		onAnswer: answered => {
			turn.answered();
			return ports.journal.answer(job, answered);
		},
	};
	const story = tell(job, ports, follow, () => isSent);
	const ended = story.then(async result => {
		if (isMiss(result) && result.failure.code === 'rateLimited') {
			turn.slowDown(0);
		}
		await ports.journal.end(job, result);
		return result;
	});
	return await new Promise(resolve => {
		const give = (result: Asset | Miss) => {
			turn.cancel.removeEventListener('abort', leave);
			// The link does not wait until the record is closed.
			onResult(result);
		};
		const leave = () => {
			if (isSent) {
				const left = { job, failure: new Failure('cancelled', { maybeBilled: true }) };
				onResult(left);
				resolve(left);
				ports.onLeft(job);
				void ended.then(result => ports.onLate(job, result));
			}
		};
		turn.cancel.addEventListener('abort', leave, { once: true });
		void story.then(give);
		void ended.then(resolve);
	});
}

async function tell(
	job: Job,
	ports: GeneratePorts,
	control: RequestControl,
	isSent: () => boolean,
): Promise<Asset | Miss> {
	let made: Made | undefined;
	try {
		if (control.cancel.aborted) {
			// What is paid stays on offer; it was only not fetched yet.
			throw job.paid === undefined
				? new Failure('cancelled')
				: new Failure('downloadFailed', { detail: 'cancelled' });
		}
		const arrived = await ports.backend.make(job, control);
		if (control.drop.aborted) {
			throw new Failure('cancelled', { maybeBilled: true, usage: arrived.usage });
		}
		made = arrived;
		return { request: job.request, uri: await ports.save(job, made), made };
	} catch (error) {
		const maybeBilled = isSent();
		if (made !== undefined) {
			const { requestId } = made;
			return { job, failure: toFailure('cannotSave', error).with({ maybeBilled, requestId }), made };
		}
		const unforeseen = maybeBilled ? 'unknownOutcome' : 'offline';
		const failure = toFailure(job.paid === undefined ? unforeseen : 'downloadFailed', error);
		const isBilled = error instanceof Failure ? failure.maybeBilled : maybeBilled;
		// Whatever went wrong with a paid job, it must not be sent as if it were a new one.
		const paid = failure.paid ?? job.paid;
		return { job, failure: failure.with({ paid, maybeBilled: isBilled || paid !== undefined }) };
	}
}

async function linkAll(assets: readonly [Asset, ...Asset[]], ports: GeneratePorts): Promise<Linked> {
	try {
		return await ports.link(assets);
	} catch (error) {
		return { links: [], failure: toFailure('cannotInsert', error) };
	}
}

/** A Failure as it is, any other error as one of `code`. */
function toFailure(code: FailureCode, error: unknown): Failure {
	return error instanceof Failure ? error : new Failure(code, { detail: detailOf(error), cause: error });
}
