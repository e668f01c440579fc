import type { ExpectedDuration } from '../../../core/job/expected.ts';
import type { QueueEntry } from '../../../core/job/queue.ts';
import { pixelsOf } from '../../../core/models/model.ts';
import type { ImageRequest } from '../../../core/models/model.ts';
import { findModel } from '../../../core/models/registry.ts';
import type { FailedJob, QueueJob, UnfinishedJob } from '../../../protocol/studio/queue.ts';
import type { FailedJob as Failed } from '../../generation/failedJobs.ts';
import type { OpenJob } from '../../recovery/recovery.ts';
import { costWords, detailWords, goOnLabel, stateWords } from '../../recovery/unfinishedWords.ts';
import { formatName, pixels } from '../../ui/options.ts';
import { failureMessage } from '../../ui/words.ts';
import { onePrompt } from './onePrompt.ts';

/** So much of a prompt is shown at most, in UTF-16 code units. */
const shownLength = 300;

/** A job under way as pages show it; `place` is its place, from 1, among those that wait. */
export function jobRow(
	{ job, state, since }: QueueEntry,
	place: number,
	expected: ExpectedDuration | undefined,
): QueueJob {
	return {
		id: job.id,
		prompt: onePrompt(job.request.prompt, shownLength),
		state,
		since,
		position: state === 'running' ? 0 : place,
		...(expected && { expectedMs: expected.p50Ms, slowMs: expected.p90Ms }),
		facts: factsOf(job.request),
	};
}

/** A job that failed in this window as pages show it. */
export function failedRow({ miss, retry }: Failed): FailedJob {
	const { job, failure, made } = miss;
	return {
		id: job.id,
		prompt: onePrompt(job.request.prompt, shownLength),
		message: failureMessage(failure),
		// What is paid for is fetched or saved without another payment.
		maybeBilled: failure.maybeBilled && failure.paid === undefined && made === undefined,
		...(retry && { retry: retry.label }),
	};
}

/** A job that an earlier window left as pages show it. */
export function unfinishedRow(job: OpenJob): UnfinishedJob {
	return {
		id: job.record.id,
		prompt: onePrompt(job.record.request.prompt, shownLength),
		message: `${stateWords(job)} · ${costWords(job)}`,
		detail: detailWords(job),
		goOn: goOnLabel(job),
	};
}

function factsOf({ model: id, imageSize, outputFormat }: ImageRequest): string {
	const model = findModel(id);
	const isPreset = typeof imageSize === 'string';
	const isKnown = model !== undefined && (!isPreset || Object.hasOwn(model.imageSize.presets, imageSize));
	const size = isKnown ? pixels(pixelsOf(model, imageSize)) : isPreset ? imageSize : pixels(imageSize);
	return `${size} · ${formatName(outputFormat)}`;
}
