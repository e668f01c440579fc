import * as vscode from 'vscode';
import type { Backend } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import { recogniseImage } from '../../core/image/recognise.ts';
import type { UnfinishedJob } from '../../core/job/takeStock.ts';
import type { ImageRequest } from '../../core/models/model.ts';
import { askForKey } from '../account/keyDialog.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { openService } from '../generation/openService.ts';
import type { Order } from '../generation/order.ts';
import { startGeneration } from '../generation/startGeneration.ts';
import { modelOf } from '../generation/wish.ts';
import { readOrigin, readSettings } from '../settings.ts';

/** How an order of an earlier window is taken up. */
export interface Again {
	readonly isQuiet: boolean;
	/** Where its links go now; undefined when they go nowhere. */
	readonly spot: HeldSpot | undefined;
}

/** The order that unfinished jobs of one plan came from. Throws a Failure. */
export function orderAgain(
	deps: GenerationDeps,
	[first, ...rest]: readonly [UnfinishedJob, ...UnfinishedJob[]],
	{ isQuiet, spot }: Again,
): Order {
	const { record } = first;
	const { plan } = record;
	const folder = vscode.Uri.parse(plan.folder);
	const settings = readSettings(folder);
	const origin = readOrigin(settings);
	const known = new Map([first, ...rest].map(job => [job.record.id, job]));
	const prices = new Map([first, ...rest].map(job => [job.record.request, job.record.priceUsd]));
	return {
		model: modelOf(record.request),
		requests: [first, ...rest].map(job => job.record.request),
		isDraft: false,
		isQuiet,
		alt: plan.alt,
		destination: { folder, linkBase: vscode.Uri.parse(plan.linkBase), stem: plan.stem },
		spot,
		languageId: plan.languageId,
		settings,
		origin,
		priceUsd: (request: ImageRequest) => prices.get(request) ?? record.priceUsd,
		openBackend: job =>
			known.get(job.id)?.state === 'kept'
				? Promise.resolve(keptPictures(deps))
				: openService(deps.keys, job, { origin: job.paid === undefined ? origin : record.origin, settings }),
		edit: request => startGeneration(deps, [], { request, spot }),
		askKey: () => askForKey(deps.keys, origin),
	};
}

/** The backend of pictures that are in Figment's own storage. */
function keptPictures({ journal }: GenerationDeps): Backend {
	return {
		make: async ({ id, paid }) => {
			const bytes = await journal.picture(id);
			const facts = bytes === undefined ? undefined : recogniseImage(bytes);
			if (bytes === undefined || facts === undefined) {
				throw new Failure('notAnImage', { detail: 'the kept picture is gone' });
			}
			return { picture: { bytes, facts }, usage: paid?.usage ?? {}, requestId: paid?.requestId };
		},
	};
}
