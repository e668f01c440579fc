import { Failure } from '../failure.ts';
import type { Answered, Backend, Job, Made, PaidResult, RequestControl } from '../backend.ts';
import { findModel } from '../models/registry.ts';
import { decodePicture, downloadPicture, isFetchable } from './download.ts';
import { generateImage } from './generateImage.ts';
import type { Service } from './service.ts';
import { lookUp } from './usageLogs.ts';
import type { Sought } from './usageLogs.ts';

/** How long a person waits to be told more than "perhaps", in milliseconds. */
const logsTimeoutMs = 5000;

/** The backend that asks the service: one paid POST, then a free download. */
export function createServiceBackend(service: Service): Backend {
	return {
		make: async (job, control) => {
			const answered =
				job.paid === undefined ? await order(service, job, control) : ({ paid: job.paid } as const);
			return 'made' in answered ? answered.made : fetchPaid(service, answered.paid, control.drop);
		},
	};
}

async function order(service: Service, job: Job, control: RequestControl): Promise<Answered> {
	const model = findModel(job.request.model);
	if (model === undefined) {
		throw new Failure('invalidRequest', { detail: job.request.model });
	}
	const { id: clientRequestId, request } = job;
	const { now } = service.outside;
	const sentAt = now();
	let [posts, lastSentAt] = [0, sentAt];
	const counted: RequestControl = {
		...control,
		onSent: () => {
			[posts, lastSentAt] = [posts + 1, now()];
			control.onSent?.();
		},
	};
	const answer = await generateImage(service, { model, request, clientRequestId }, counted).catch(
		async (error: unknown) => {
			throw await explain(service, error, { id: clientRequestId, sentAt, lastSentAt, posts });
		},
	);
	const { resultUrls, base64, usage, requestId } = answer;
	const url =
		resultUrls.find(each => isFetchable(each, service)) ?? (base64 === undefined ? resultUrls[0] : undefined);
	const answered =
		url === undefined
			? { made: { picture: decodePicture(answer), usage, requestId } }
			: { paid: { url, usage, requestId } };
	await control.onAnswer?.(answered);
	return answered;
}

/** What the service says it billed is better than "perhaps"; where it cannot be asked, that remains. */
async function explain(service: Service, error: unknown, sought: Sought): Promise<unknown> {
	// A browser does not send the id that requests are listed under.
	if (!(error instanceof Failure) || error.code !== 'unknownOutcome' || service.isBrowser) {
		return error;
	}
	const cancel = AbortSignal.timeout(logsTimeoutMs);
	const billings = await lookUp(service, [sought], { cancel }).catch(() => undefined);
	const billing = billings?.get(sought.id);
	switch (billing?.kind) {
		case 'billed':
			return error.with({ usage: billing.usage, requestId: billing.requestId ?? error.requestId });
		case 'notBilled': {
			const { detail, status, requestId } = error;
			return new Failure('server', {
				detail,
				status,
				requestId: billing.requestId ?? requestId,
				cause: error,
			});
		}
		default:
			return error;
	}
}

async function fetchPaid(service: Service, paid: PaidResult, drop: AbortSignal): Promise<Made> {
	const { usage, requestId } = paid;
	return { picture: await downloadPicture(service, paid, drop), usage, requestId };
}
