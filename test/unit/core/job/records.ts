import type { Job } from '../../../../src/core/backend.ts';
import type { JobRecord } from '../../../../src/core/job/record.ts';

/** What is on record about a job before it is sent. */
export function recordOf({ id, request, paid }: Job): JobRecord {
	return {
		id,
		at: '2026-07-10T08:00:00.000Z',
		origin: 'https://api.example',
		request,
		plan: {
			folder: 'file:///site/images',
			linkBase: 'file:///site',
			stem: id,
			alt: 'A fox',
			languageId: 'markdown',
		},
		priceUsd: 0.04,
		clientRequestId: id,
		...(paid === undefined ? {} : { paid }),
	};
}
