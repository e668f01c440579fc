import * as vscode from 'vscode';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { Failure } from '../../core/failure.ts';
import { askForKey } from '../account/keyDialog.ts';
import { askFolder } from '../assets/askFolder.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import { readOrigin } from '../settings.ts';
import type { EarlierRequest, GenerationDeps, PromptSource } from './deps.ts';
import { openService } from './openService.ts';
import { toEarlier } from './order.ts';
import type { Order } from './order.ts';
import { findOrderPlace } from './orderPlace.ts';
import { planImages } from './planImages.ts';
import { payFor } from './purchase.ts';
import { findSituation, letGo } from './situation.ts';
import type { Situation } from './situation.ts';
import { modelOf, takeWish } from './wish.ts';

/** How a command starts and how it can be started over. */
interface Start {
	readonly source: PromptSource;
	readonly edit: (earlier: EarlierRequest) => Thenable<unknown>;
	/** Where images are for, when that is held already; it is let go when nothing comes of the order. */
	readonly situation?: Situation;
	/** What files are to be called; empty for what the settings say. Nobody is asked for a name then. */
	readonly name?: string;
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
	const situation = start.situation ?? (await findSituation(args, start.source));
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
	const { places, name } = situation;
	const { alt, output, quiet: isQuiet } = args;
	const origin = readOrigin(situation.settings);
	const wish = await takeWish(args, { ...situation, prices: deps.prices });
	if (wish === undefined) {
		return undefined;
	}
	const model = modelOf(wish.images[0].request);
	if (wish.images.length > 1 && !vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
	const found = await findOrderPlace(situation, { output, askFolder: () => askFolder(deps, isQuiet) });
	if (found === undefined) {
		return undefined;
	}
	const { place, settings, site, rules, languageId } = found;
	const images = await planImages({ ...found, model, wanted: wish.images, places, alt, name, isQuiet });
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
