import type { Backend, Job, Made, RequestControl } from './backend.ts';
import { detailOf, Failure } from './failure.ts';
import type { FailureCode } from './failure.ts';
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

/** What happened to a job on its way. */
export type ProgressEvent =
	| { readonly kind: 'sent' | 'done'; readonly job: Job }
	| { readonly kind: 'waiting'; readonly job: Job; readonly delayMs: number };

/** What became of the links. */
export interface Linked {
	/** The links' text in the order of the assets, also when they could not be put in; none if there is none. */
	readonly links: readonly string[];
	readonly isInserted: boolean;
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
	/** How many jobs run at a time. */
	readonly concurrency: number;
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
	const results: (Asset | Miss)[] = [];
	const waiting = [...jobs.entries()];
	const worker = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [index, job] = next;
			results[index] = await makeAsset(job, ports, control);
			ports.onProgress({ kind: 'done', job });
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, control.concurrency) }, worker));
	const assets = results.filter(isAsset);
	const misses = results.filter(isMiss);
	const [first, ...rest] = assets;
	return first === undefined
		? { assets, misses }
		: { assets, misses, linked: await linkAll([first, ...rest], ports) };
}

/** Whether a job ended as a file. */
export function isAsset(result: Asset | Miss): result is Asset {
	return 'uri' in result;
}

function isMiss(result: Asset | Miss): result is Miss {
	return !isAsset(result);
}

/**
 * One job, until it is a file or has failed, or until the person stops waiting for it. A job that was
 * sent by then may be paid, so it goes on behind the person's back and ends in `onLate`.
 */
async function makeAsset(job: Job, ports: GeneratePorts, control: BatchControl): Promise<Asset | Miss> {
	let isSent = job.paid !== undefined;
	const follow: RequestControl = {
		cancel: control.cancel,
		drop: control.drop,
		onSent: () => {
			isSent = true;
			ports.onProgress({ kind: 'sent', job });
		},
		onWaiting: delayMs => {
			isSent = false;
			ports.onProgress({ kind: 'waiting', job, delayMs });
		},
	};
	const story = tell(job, ports, follow, () => isSent);
	return await new Promise(resolve => {
		const leave = () => {
			if (isSent) {
				resolve({ job, failure: new Failure('cancelled', { maybeBilled: true }) });
				ports.onLeft(job);
				void story.then(result => ports.onLate(job, result));
			}
		};
		control.cancel.addEventListener('abort', leave, { once: true });
		void story.then(result => {
			control.cancel.removeEventListener('abort', leave);
			resolve(result);
		});
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
			throw new Failure('cancelled', { maybeBilled: true });
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
		return { links: [], isInserted: false, failure: toFailure('cannotInsert', error) };
	}
}

/** A Failure as it is, any other error as one of `code`. */
function toFailure(code: FailureCode, error: unknown): Failure {
	return error instanceof Failure ? error : new Failure(code, { detail: detailOf(error), cause: error });
}
