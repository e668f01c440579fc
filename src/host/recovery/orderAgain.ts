import * as vscode from 'vscode';
import type { Backend } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import { parseOrigin } from '../../core/service/service.ts';
import { recogniseImage } from '../../core/image/recognise.ts';
import type { JobRecord } from '../../core/job/record.ts';
import type { UnfinishedJob } from '../../core/job/takeStock.ts';
import { askForKey } from '../account/keyDialog.ts';
import { siteOf } from '../assets/siteFiles.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import { LinkRules } from '../editor/linkRules.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { openService } from '../generation/openService.ts';
import { toEarlier } from '../generation/order.ts';
import type { Order } from '../generation/order.ts';
import { startGeneration } from '../generation/startGeneration.ts';
import { modelOf } from '../generation/wish.ts';
import { readOrigin, readSettings } from '../settings.ts';

/** How an order of an earlier window is taken up. */
export interface Again {
	readonly isQuiet: boolean;
	/** Where the links of its jobs go now, in their order; undefined for one that goes nowhere. */
	readonly spots?: readonly (HeldSpot | undefined)[];
}

/** The order that unfinished jobs of one document came from. */
export function orderAgain(
	deps: GenerationDeps,
	[first, ...rest]: readonly [UnfinishedJob, ...UnfinishedJob[]],
	{ isQuiet, spots }: Again,
): Order {
	const { record } = first;
	const { plan } = record;
	const place = {
		root: vscode.Uri.parse(plan.root),
		document: plan.document === undefined ? undefined : vscode.Uri.parse(plan.document),
	};
	const settings = readSettings(place.document ?? place.root);
	// Only what is sent needs the address of the settings to be good.
	const origin = parseOrigin(settings.baseUrl) ?? record.origin;
	const known = new Map([first, ...rest].map(job => [job.record.id, job]));
	return {
		model: modelOf(record.request),
		images: [first, ...rest].map((job, index) => ({
			request: job.record.request,
			file: job.record.plan.file,
			alt: job.record.plan.alt,
			spot: spots?.[index],
			priceUsd: job.record.priceUsd,
		})),
		isDraft: false,
		isQuiet,
		place,
		openRules: async () => new LinkRules({ place, settings, site: await siteOf(place, settings) }),
		languageId: plan.languageId,
		settings,
		origin,
		openBackend: job =>
			known.get(job.id)?.state === 'kept'
				? Promise.resolve(keptPictures(deps))
				: openService(deps.keys, job, {
						origin: job.paid === undefined ? readOrigin(settings) : record.origin,
						settings,
					}),
		edit: image => startGeneration(deps, [], toEarlier(image, place)),
		askKey: () => askForKey(deps.keys, origin),
	};
}

/** Groups what belongs to jobs by the document that they are for. */
export function groupByDocument<Thing>(
	things: readonly Thing[],
	recordOf: (thing: Thing) => JobRecord,
): readonly (readonly [Thing, ...Thing[]])[] {
	const groups = new Map<string, readonly [Thing, ...Thing[]]>();
	for (const thing of things) {
		const { plan, origin } = recordOf(thing);
		const key = JSON.stringify([plan.root, plan.document, plan.spot?.document, plan.languageId, origin]);
		const known = groups.get(key);
		groups.set(key, known === undefined ? [thing] : [...known, thing]);
	}
	return [...groups.values()];
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
