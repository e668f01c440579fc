import { Failure } from '../failure.ts';
import type { FailureCode } from '../failure.ts';
import type { FieldIssue } from '../models/issue.ts';
import { requestIdOf, toRequestId } from './answer.ts';
import { parseErrorBody } from './errorBody.ts';
import type { ErrorBody } from './errorBody.ts';
import type { NetworkFault } from './network.ts';
import { parseRetryAfter } from './retry.ts';
import type { RetryReason } from './retry.ts';

/** A failure, and why the same POST may be sent again, if it may. */
export interface Verdict {
	readonly failure: Failure;
	readonly retry?: RetryReason;
}

/** The parts of an error answer that count. */
export interface ErrorAnswer {
	readonly status: number;
	readonly statusText: string;
	readonly headers: Headers;
	/** The body's text; never thrown at anybody unread. */
	readonly body: string;
}

/** Words by which the makers of the model say that a prompt or a picture was filtered. */
const moderation = /moderat|content[_ ]policy|\bsafety\b|nsfw|flagged|prohibited|sensitive content/i;

/**
 * Judges an answer to the POST that is not 2xx. `now` in milliseconds since 1970; `hide` takes out of the
 * service's words what must not be shown.
 */
export function judgeAnswer(
	answer: ErrorAnswer,
	now: number,
	hide: (said: string) => string = said => said,
): Verdict {
	const body = parseErrorBody(answer.body);
	const code = codeOf(answer, body);
	const requestId = toRequestId(body.requestId) ?? requestIdOf(answer.headers);
	const failure = new Failure(code, {
		status: answer.status,
		detail: hide(
			body.message ?? (body.isOwn ? answer.statusText : `${answer.status} ${answer.statusText}`.trim()),
		),
		requestId: requestId === undefined ? undefined : hide(requestId),
		maybeBilled: code === 'unknownOutcome',
		fields: code === 'invalidRequest' ? body.issues.map(issue => toFieldIssue(issue, hide)) : [],
	});
	const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), now);
	const isBusy = answer.status === 429 || (answer.status === 503 && body.isOwn && retryAfterMs !== undefined);
	return isBusy ? { failure, retry: { kind: 'busy', retryAfterMs } } : { failure };
}

/** Judges a POST whose `fetch` threw. */
export function judgeFault(fault: NetworkFault, detail: string): Verdict {
	switch (fault) {
		case 'unreached':
			return { failure: new Failure('offline', { detail }), retry: { kind: 'unreached' } };
		case 'aborted':
			return { failure: new Failure('cancelled', { maybeBilled: true }) };
		case 'redirected':
		case 'timeout':
		case 'unknown':
			return { failure: new Failure('unknownOutcome', { detail, maybeBilled: true }) };
	}
}

function codeOf(answer: ErrorAnswer, body: ErrorBody): FailureCode {
	const { status } = answer;
	const message = body.message ?? '';
	if ([400, 422, 451, 500].includes(status) && body.isOwn && moderation.test(message)) {
		return 'refused';
	}
	switch (status) {
		case 401:
			return 'badKey';
		case 402:
			// Not the service's way to say it, but that of the model's makers.
			return 'outOfCredit';
		case 403:
			return isOutOfCredit(body) ? 'outOfCredit' : 'forbidden';
		case 404:
		case 405:
			// Only the address or the model can be wrong: nothing that another prompt would cure.
			return 'badResponse';
		case 407:
			return 'offline';
		case 408:
			return 'unknownOutcome';
		case 429:
			return 'rateLimited';
		case 500:
		case 503:
			return body.isOwn ? 'server' : 'unknownOutcome';
		default:
			return status >= 400 && status < 500 ? 'invalidRequest' : 'unknownOutcome';
	}
}

/** The misspelling is the service's own. */
function isOutOfCredit(body: ErrorBody): boolean {
	return body.kind === 'err_insufficent_credits' || /credit|funds|balance/i.test(body.message ?? '');
}

function toFieldIssue(issue: ErrorBody['issues'][number], hide: (said: string) => string): FieldIssue {
	const path = issue.path.map(part =>
		hide(part).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
	);
	return { path: path.join('.'), problem: { kind: 'other', text: hide(issue.message) } };
}
