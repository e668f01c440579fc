import * as vscode from 'vscode';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { detailOf, Failure } from '../../core/failure.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { pixelsOf } from '../../core/models/model.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { chooseKind } from '../account/chooseKind.ts';
import { askForKey } from '../account/keyDialog.ts';
import { askFolder } from '../assets/askFolder.ts';
import { resolvePlace } from '../assets/assetPlace.ts';
import { expectedPlace } from '../assets/planFile.ts';
import { siteOf } from '../assets/siteFiles.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import { LinkRules } from '../editor/linkRules.ts';
import { holdPlaces, selectedPlaces } from '../editor/places.ts';
import type { HeldPlace, InsertMode, SelectedPlace } from '../editor/places.ts';
import { resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
import { readOrigin, readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { GenerationDeps, PromptSource } from './deps.ts';
import { openService } from './openService.ts';
import type { Order } from './order.ts';
import { planImages } from './planImages.ts';
import type { UnpricedImage } from './planImages.ts';
import { modelOf, takeWish } from './wish.ts';

/** How a command starts and how it can be started over. */
interface Start {
	readonly source: PromptSource;
	readonly edit: (request: ImageRequest, spot: HeldSpot | undefined) => Thenable<unknown>;
}

/** What a command finds. */
interface Situation extends Start {
	readonly target: Target;
	readonly settings: Settings;
	readonly places: readonly HeldPlace[];
	readonly selected: readonly SelectedPlace[];
	readonly folder: vscode.Uri | undefined;
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
	// First of all: a selection is what it was when the command began, not after the next wait.
	const active = await resolveTarget(undefined);
	const folder = await folderOf(args.resource);
	const target = await openTarget(args, folder, active);
	const settings = readSettings(folder ?? target.document);
	const selected = typeof start.source === 'string' ? selectedPlaces(target) : [];
	const places = holdAll(args, start, { target, settings, folder, selected });
	const letGo = () => places.forEach(({ spot }) => spot?.dispose());
	try {
		const order = await fillOrder(deps, args, { ...start, target, settings, places, selected, folder });
		if (order === undefined) {
			letGo();
		}
		return order;
	} catch (error) {
		letGo();
		throw error;
	}
}

async function fillOrder(
	deps: GenerationDeps,
	args: GenerateArguments,
	situation: Situation,
): Promise<Order | undefined> {
	const { target, settings, places, folder } = situation;
	const origin = readOrigin(settings);
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
		askFolder: () => askFolder(deps, args.quiet),
	});
	if (place === undefined) {
		return undefined;
	}
	checkWritable(place.root);
	const languageId = folder === undefined ? (target.document?.languageId ?? 'markdown') : 'markdown';
	const site = await siteOf(place, settings);
	const rules = new LinkRules({ place, settings, site });
	rules.check(languageId);
	const { alt, quiet: isQuiet } = args;
	const images = await planImages({
		model,
		wanted: wish.images,
		places,
		place,
		settings,
		site,
		alt,
		isQuiet,
	});
	if (images === undefined) {
		return undefined;
	}
	if (site !== undefined && !isQuiet) {
		deps.siteNotice.tell(site, place.root, expectedPlace(place.root, images[0].file).uri);
	}
	const priced = await payFor(deps, args, { images, model, settings, origin, isDraft: wish.isDraft });
	return (
		priced && {
			...priced,
			model,
			isQuiet,
			place,
			openRules: () => Promise.resolve(rules),
			languageId,
			settings,
			openBackend: job =>
				priced.isDraft
					? Promise.resolve(createDraftBackend())
					: openService(deps.keys, job, { origin, settings }),
			edit: image => situation.edit(image.request, image.spot),
			askKey: () => askForKey(deps.keys, origin),
			origin,
		}
	);
}

/** What is to be paid for, and how. */
interface Purchase {
	readonly images: readonly UnpricedImage[];
	readonly model: Model;
	readonly settings: Settings;
	readonly origin: string;
	readonly isDraft: boolean;
}

/** Settles whether images are drafts, what they cost and that they may; undefined when the person leaves. */
async function payFor(
	deps: GenerationDeps,
	{ quiet: isQuiet, maxUsd }: GenerateArguments,
	{ images, model, settings, origin, isDraft: wantsDraft }: Purchase,
): Promise<Pick<Order, 'images' | 'isDraft' | 'reservation'> | undefined> {
	const askKey = () => askForKey(deps.keys, origin);
	const kind = await chooseKind(deps.keys, { origin, isDraft: wantsDraft, isQuiet, askKey });
	if (kind === undefined) {
		return undefined;
	}
	const isDraft = kind !== 'real';
	const requests = images.map(({ request }) => request);
	const prices = isDraft ? new Map<ImageRequest, number>() : await pricesOf(deps, model, requests);
	const reservation = await deps.budget.reserve({
		prices: isDraft ? [] : requests.map(request => prices.get(request)),
		settings,
		maxUsd,
		isQuiet,
	});
	return (
		reservation && {
			images: images.map(image => ({ ...image, priceUsd: prices.get(image.request) })),
			isDraft,
			reservation,
		}
	);
}

/** What would fail once it is paid is told before. */
function checkWritable(root: vscode.Uri): void {
	if (vscode.workspace.fs.isWritableFileSystem(root.scheme) === false) {
		const problem = { kind: 'other', text: vscode.l10n.t('this place cannot be written to.') } as const;
		throw invalidRequest([{ path: 'output', problem, received: root.toString() }]);
	}
}

/** What each request should cost in USD; those whose price nobody knows are not in it. */
async function pricesOf(
	{ prices }: GenerationDeps,
	model: Model,
	requests: readonly ImageRequest[],
): Promise<Map<ImageRequest, number>> {
	const known = new Map<ImageRequest, number>();
	const bySize = new Map<string, number | undefined>();
	for (const request of requests) {
		const size = pixelsOf(model, request.imageSize);
		const key = `${size.width}x${size.height}`;
		const usd = bySize.has(key) ? bySize.get(key) : (await prices.of(model, size)).usd;
		bySize.set(key, usd);
		if (usd !== undefined) {
			known.set(request, usd);
		}
	}
	return known;
}

/** The places links go to: one that is held already, or where the person is. */
function holdAll(
	args: GenerateArguments,
	{ source }: Start,
	{ target, settings, folder, selected }: Pick<Situation, 'target' | 'settings' | 'folder' | 'selected'>,
): readonly HeldPlace[] {
	if (typeof source !== 'string') {
		return [source.place];
	}
	const { insert } = args;
	return target.document === undefined || insert === 'none' || folder !== undefined
		? selected.map(({ text }) => ({ spot: undefined, text }))
		: holdPlaces(target.document, selected, place => insert ?? defaultMode(args, source, settings, place));
}

/** A selection is illustrated, an image link under the cursor is left whole, else the cursor is the place. */
function defaultMode(
	args: GenerateArguments,
	source: PromptSource,
	settings: Settings,
	place: SelectedPlace,
): InsertMode {
	if (source === 'selection' || !place.selection.isEmpty) {
		// A picture of something else must not take the text's place.
		return args.request.prompt === undefined ? settings.insertSelection : 'below';
	}
	return place.link === undefined ? 'cursor' : 'below';
}

/** What is worked on, unless the caller names a document or a menu was opened on another one. */
async function openTarget(
	args: GenerateArguments,
	folder: vscode.Uri | undefined,
	active: Target,
): Promise<Target> {
	const uri = args.document ?? (folder === undefined ? args.resource : undefined);
	const shown = vscode.window.activeTextEditor?.document.uri ?? active.document?.uri;
	if (uri === undefined || uri.toString() === shown?.toString()) {
		return active;
	}
	try {
		return await resolveTarget(uri);
	} catch (error) {
		const problem = { kind: 'other', text: detailOf(error) } as const;
		throw invalidRequest([{ path: 'document', problem, received: uri.toString() }]);
	}
}

/** The folder a menu of the Explorer was opened on. */
async function folderOf(resource: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
	if (resource === undefined) {
		return undefined;
	}
	const stat = await vscode.workspace.fs.stat(resource).then(undefined, () => undefined);
	return stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0 ? resource : undefined;
}
