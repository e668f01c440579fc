import { Failure } from '../../../../src/core/failure.ts';
import type { Job, PaidResult } from '../../../../src/core/backend.ts';
import type { Asset, JobJournal, Miss } from '../../../../src/core/generate.ts';
import type { UnfinishedJob } from '../../../../src/core/job/takeStock.ts';
import { assetOf, madeOf } from '../generate/stage.ts';

/** What a new window finds of a job: `none` when it was never there or cost nothing, `spent` when it is paid. */
export type Finding = UnfinishedJob['state'] | 'none' | 'spent';

/** A step of a job's life, and what is found of it from then on. */
export interface Phase {
	readonly go: (jobs: JobJournal, job: Job) => Promise<void>;
	readonly after: Finding;
}

/** What a job's picture costs and where it is. */
export function paidOf({ id }: Job): PaidResult {
	return { url: `https://cdn.example/${id}.png`, usage: { usd: 0.039 }, requestId: `r-${id}` };
}

const open: Phase = { go: (jobs, job) => jobs.open(job), after: 'waiting' };
const send: Phase = { go: (jobs, job) => jobs.send(job), after: 'unknown' };
const wait: Phase = { go: (jobs, job) => jobs.wait(job), after: 'waiting' };
const url: Phase = { go: (jobs, job) => jobs.answer(job, { paid: paidOf(job) }), after: 'ready' };
const bytes: Phase = { go: (jobs, job) => jobs.answer(job, { made: madeOf(job.id) }), after: 'kept' };
const made: Phase = { go: (jobs, job) => jobs.end(job, assetOf(job)), after: 'spent' };

function again(after: Finding): Phase {
	return { go: (jobs, job) => jobs.open({ ...job, paid: paidOf(job) }), after };
}

function end(result: (job: Job) => Asset | Miss, after: Finding): Phase {
	return { go: (jobs, job) => jobs.end(job, result(job)), after };
}

function fail(failure: Failure, after: Finding): Phase {
	return end(job => ({ job, failure }), after);
}

function failPaid(code: 'downloadFailed' | 'notAnImage' | 'cancelled', after: Finding): Phase {
	return end(job => ({ job, failure: new Failure(code, { paid: paidOf(job), maybeBilled: true }) }), after);
}

const unsaved = end(
	job => ({ job, failure: new Failure('cannotSave', { maybeBilled: true }), made: madeOf(job.id) }),
	'kept',
);
const unknown = fail(new Failure('unknownOutcome', { maybeBilled: true }), 'unknown');
const refused = fail(new Failure('refused'), 'none');
const billed = fail(new Failure('refused', { maybeBilled: true, usage: { usd: 0.039 } }), 'spent');
const cancelled = fail(new Failure('cancelled'), 'none');
const dropped = fail(new Failure('cancelled', { maybeBilled: true }), 'spent');

/** The lives that a job can have, phase by phase. */
export const lives: Readonly<Record<string, readonly Phase[]>> = {
	'is made': [open, send, url, made],
	'is made from an answer that holds the picture': [open, send, bytes, made],
	'is made after the service was busy': [open, send, wait, send, wait, send, url, made],
	'is cancelled before it is sent': [open, cancelled],
	'is cancelled while the service is busy': [open, send, wait, cancelled],
	'is refused': [open, send, refused],
	'is refused and billed': [open, send, billed],
	'has an unknown outcome': [open, send, unknown],
	'is dropped before the answer': [open, send, dropped],
	'is dropped while it is downloaded': [open, send, url, failPaid('cancelled', 'spent')],
	'is not downloaded': [open, send, url, failPaid('downloadFailed', 'ready')],
	'is downloaded at the second try': [
		open,
		send,
		url,
		failPaid('downloadFailed', 'ready'),
		again('ready'),
		made,
	],
	'is no picture': [open, send, url, failPaid('notAnImage', 'stuck')],
	'cannot be saved': [open, send, url, unsaved],
	'is saved elsewhere': [open, send, url, unsaved, again('kept'), made],
	'came whole and cannot be saved': [open, send, bytes, unsaved],
	'cannot be saved twice': [open, send, bytes, unsaved, again('kept'), unsaved],
	'is kept when saving it again is cancelled': [
		open,
		send,
		bytes,
		unsaved,
		again('kept'),
		failPaid('downloadFailed', 'kept'),
	],
};
