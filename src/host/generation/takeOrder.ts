import * as vscode from 'vscode';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { Failure } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { askForKey } from '../account/keyDialog.ts';
import { askFolder } from '../assets/askFolder.ts';
import { resolvePlace } from '../assets/assetPlace.ts';
import type { AssetPlace } from '../assets/assetPlace.ts';
import { siteOf } from '../assets/siteFiles.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import { languageOf } from '../editor/languageOf.ts';
import { LinkRules } from '../editor/linkRules.ts';
import { readOrigin, readSettings } from '../settings.ts';
import type { EarlierRequest, GenerationDeps, PromptSource } from './deps.ts';
import { openService } from './openService.ts';
import { toEarlier } from './order.ts';
import type { Order } from './order.ts';
import { planImages } from './planImages.ts';
import { payFor } from './purchase.ts';
import { findSituation, letGo } from './situation.ts';
import type { Situation } from './situation.ts';
import { modelOf, takeWish } from './wish.ts';

/** How a command starts and how it can be started over. */
interface Start {
	readonly source: PromptSource;
	readonly edit: (earlier: EarlierRequest) => Thenable<unknown>;
}

/**
 * Decides all that a generation needs, asking as little as it can, before anything is sent.
 * Undefined when the person leaves. Throws a Failure.
 */
export async function takeOrder(
	deps: GenerationDeps,
	args: GenerateArguments,
	start: Start,
): Promise<Order | undefined> {
	const situation = await findSituation(args, start.source);
	try {
		const order = await fillOrder(deps, args, { ...start, ...situation });
		if (order === undefined) {
			letGo(situation);
		}
		return order;
	} catch (error) {
		letGo(situation);
		throw error;
	}
}

async function fillOrder(
	deps: GenerationDeps,
	args: GenerateArguments,
	situation: Situation & Start,
): Promise<Order | undefined> {
	const { target, places, folder } = situation;
	const { alt, quiet: isQuiet } = args;
	const origin = readOrigin(situation.settings);
	const wish = await takeWish(args, { ...situation, prices: deps.prices });
	if (wish === undefined) {
		return undefined;
	}
	const model = modelOf(wish.images[0].request);
	if (wish.images.length > 1 && !vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
	const place = await resolvePlace({
		document: target.document,
		output: folder ?? args.output,
		askFolder: () => askFolder(deps, isQuiet),
	});
	if (place === undefined) {
		return undefined;
	}
	checkWritable(place);
	// Without a document it is the folder that was chosen whose settings count.
	const settings =
		folder === undefined && place.document === undefined ? readSettings(place.root) : situation.settings;
	const { document } = target;
	const languageId = folder === undefined && document !== undefined ? languageOf(document) : 'markdown';
	const site = await siteOf(place, settings);
	const rules = new LinkRules({ place, settings, site });
	rules.check(languageId);
	const wanted = wish.images;
	const images = await planImages({ model, wanted, places, place, settings, site, alt, isQuiet });
	if (images === undefined) {
		return undefined;
	}
	const priced = await payFor(deps, args, { images, model, settings, origin, isDraft: wish.isDraft });
	return (
		priced && {
			...priced,
			model,
			isQuiet,
			place,
			site,
			openRules: () => Promise.resolve(rules),
			languageId,
			settings,
			openBackend: job =>
				priced.isDraft
					? Promise.resolve(createDraftBackend())
					: openService(deps.keys, job, { origin, settings }),
			edit: image => situation.edit(toEarlier(image, place)),
			askKey: () => askForKey(deps.keys, origin),
			origin,
		}
	);
}

/** What would fail once it is paid is told before. */
function checkWritable({ root }: AssetPlace): void {
	if (vscode.workspace.fs.isWritableFileSystem(root.scheme) === false) {
		const problem = { kind: 'other', text: vscode.l10n.t('this place cannot be written to.') } as const;
		throw invalidRequest([{ path: 'output', problem, received: root.toString() }]);
	}
}
