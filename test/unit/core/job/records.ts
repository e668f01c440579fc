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
			root: 'file:///site',
			file: {
				root: '/site',
				base: '/site/docs',
				path: '/site/images/${fileName}',
				pathSetting: 'assets.folder',
				name: '${promptSlug}',
				values: { promptSlug: id },
			},
			document: 'file:///site/docs/page.md',
			alt: 'A fox',
			languageId: 'markdown',
		},
		priceUsd: 0.04,
		clientRequestId: id,
		...(paid === undefined ? {} : { paid }),
	};
}
