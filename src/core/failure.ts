import type { PaidResult, Usage } from './backend.ts';
import type { FieldIssue } from './models/issue.ts';

/** What can go wrong, by cause. */
export type FailureCode =
	| 'invalidRequest'
	| 'noKey'
	| 'badKey'
	| 'forbidden'
	| 'outOfCredit'
	| 'rateLimited'
	| 'refused'
	| 'offline'
	| 'unknownOutcome'
	| 'server'
	| 'badResponse'
	| 'notAnImage'
	| 'tooLarge'
	| 'downloadFailed'
	| 'cannotSave'
	| 'cannotInsert'
	| 'overBudget'
	| 'untrusted'
	| 'cancelled';

/** What is known about a failure beside its code. */
export interface FailureEvidence {
	/** What the service, the network or the file system said; never holds the key. */
	readonly detail?: string | undefined;
	/** HTTP status, where an answer came. */
	readonly status?: number | undefined;
	/** The service's id of the request, for its support. */
	readonly requestId?: string | undefined;
	/** True when money may have been spent. */
	readonly maybeBilled?: boolean | undefined;
	/** True when nothing was sent because it could not be noted on disk first. */
	readonly isUnnoted?: boolean | undefined;
	/** What is wrong with which field of the request. */
	readonly fields?: readonly FieldIssue[] | undefined;
	/** The picture that is paid for and could not be fetched. */
	readonly paid?: PaidResult | undefined;
	/** What the service says that it billed although there is no picture. */
	readonly usage?: Usage | undefined;
	readonly cause?: unknown;
}

/**
 * One thing that went wrong, with its evidence. `message` is for logs; the words and the next step
 * that people read are made in the host.
 */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly code: FailureCode;
	readonly detail: string | undefined;
	readonly status: number | undefined;
	readonly requestId: string | undefined;
	readonly maybeBilled: boolean;
	readonly isUnnoted: boolean;
	readonly fields: readonly FieldIssue[];
	readonly paid: PaidResult | undefined;
	readonly usage: Usage | undefined;

	constructor(code: FailureCode, evidence: FailureEvidence = {}) {
		super([code, evidence.status, evidence.detail].filter(part => part !== undefined).join(': '), {
			cause: evidence.cause,
		});
		this.code = code;
		this.detail = evidence.detail;
		this.status = evidence.status;
		this.requestId = evidence.requestId;
		this.maybeBilled = evidence.maybeBilled ?? false;
		this.isUnnoted = evidence.isUnnoted ?? false;
		this.fields = evidence.fields ?? [];
		this.paid = evidence.paid;
		this.usage = evidence.usage;
	}

	/** The same failure with more evidence; the rest stays. */
	with(evidence: FailureEvidence): Failure {
		const { detail, status, requestId, maybeBilled, isUnnoted, fields, paid, usage, cause } = this;
		const known = { detail, status, requestId, maybeBilled, isUnnoted, fields, paid, usage, cause };
		return new Failure(this.code, { ...known, ...evidence });
	}
}

/** What an unknown thrown value says, for a failure's `detail`. */
export function detailOf(error: unknown): string {
	if (!(error instanceof Error)) {
		return String(error);
	}
	// Where VS Code's file systems say no more than which file it was, the code says what was wrong.
	const { message } = error;
	const code: unknown = Reflect.get(error, 'code');
	return typeof code === 'string' && !/\s/.test(message) && !message.includes(code)
		? `${code}: ${message}`
		: message;
}
