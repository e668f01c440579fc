import { Failure } from '../failure.ts';
import type { Backend } from '../backend.ts';
import { findModel } from '../models/registry.ts';
import { downloadPicture, fetchPicture } from './download.ts';
import { generateImage } from './generateImage.ts';
import type { Service } from './service.ts';

/** The backend that asks the service: one paid POST, then a free download. */
export function createServiceBackend(service: Service): Backend {
	return {
		make: async (job, control) => {
			if (job.paid !== undefined) {
				const { usage, requestId } = job.paid;
				return { picture: await downloadPicture(service, job.paid, control.drop), usage, requestId };
			}
			const model = findModel(job.request.model);
			if (model === undefined) {
				throw new Failure('invalidRequest', { detail: job.request.model });
			}
			const answer = await generateImage(
				service,
				{ model, request: job.request, clientRequestId: job.id },
				control,
			);
			const { usage, requestId } = answer;
			return { picture: await fetchPicture(service, answer, control.drop), usage, requestId };
		},
	};
}
