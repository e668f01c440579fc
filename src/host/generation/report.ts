import type { Usage } from '../../core/backend.ts';
import type { Failure } from '../../core/failure.ts';
import type { Outcome } from '../../core/generate.ts';
import type { FieldIssue } from '../../core/models/issue.ts';
import { failureMessage } from '../ui/words.ts';

/** An image that was made, as commands return it: plain data. */
export interface GeneratedAsset {
	readonly uri: string;
	readonly width: number;
	readonly height: number;
	readonly mimeType: string;
	readonly model: string;
	readonly prompt: string;
	readonly seed: number;
	readonly draft: boolean;
	readonly cost: Usage;
	readonly link?: string;
	readonly inserted: boolean;
}

/** Something that went wrong, as commands return it: plain data. */
export interface FailureReport {
	readonly code: Failure['code'];
	readonly message: string;
	readonly prompt?: string;
	readonly requestId?: string;
	readonly maybeBilled: boolean;
	readonly fields?: readonly FieldIssue[];
}

/** What commands that make images return. */
export interface GenerationReport {
	readonly assets: readonly GeneratedAsset[];
	readonly failures: readonly FailureReport[];
}

/** An outcome as plain data. */
export function toReport(outcome: Outcome, isDraft: boolean): GenerationReport {
	const { assets, misses, linked } = outcome;
	return {
		assets: assets.map(({ uri, request, made }, index): GeneratedAsset => {
			const { width, height, mimeType } = made.picture.facts;
			const link = linked?.links[index];
			return {
				uri,
				width,
				height,
				mimeType,
				model: request.model,
				prompt: request.prompt,
				seed: request.seed,
				draft: isDraft,
				cost: definedOf(made.usage),
				...(link === undefined ? {} : { link: link.text }),
				inserted: link?.isInserted ?? false,
			};
		}),
		failures: [
			...misses.map(miss => toFailureReport(miss.failure, miss.job.request.prompt)),
			...(linked?.failure === undefined ? [] : [toFailureReport(linked.failure, undefined)]),
		],
	};
}

/** A report of nothing but one failure. */
export function failed(failure: Failure): GenerationReport {
	return { assets: [], failures: [toFailureReport(failure, undefined)] };
}

function toFailureReport(failure: Failure, prompt: string | undefined): FailureReport {
	return {
		code: failure.code,
		message: failureMessage(failure),
		...(prompt === undefined ? {} : { prompt }),
		...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
		maybeBilled: failure.maybeBilled,
		...(failure.fields.length === 0 ? {} : { fields: failure.fields }),
	};
}

/** Programs compare with `in`: what the service did not say is not there. */
function definedOf(usage: Usage): Usage {
	return {
		...(usage.credits === undefined ? {} : { credits: usage.credits }),
		...(usage.usd === undefined ? {} : { usd: usage.usd }),
	};
}
