import * as vscode from 'vscode';
import { toAltText, toLine } from '../../core/document/altText.ts';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { detailOf, Failure } from '../../core/failure.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { pixelsOf } from '../../core/models/model.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { chooseKind } from '../account/chooseKind.ts';
import { askForKey } from '../account/keyDialog.ts';
import { askFolder } from '../assets/askFolder.ts';
import { resolveDestination, resolveName } from '../assets/destination.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import { HeldSpot } from '../editor/heldSpot.ts';
import { resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
import { readOrigin, readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { GenerationDeps, PromptSource } from './deps.ts';
import { openService } from './openService.ts';
import type { Order } from './order.ts';
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
	readonly spot: HeldSpot | undefined;
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
	const spot = holdSpot(args, start, { target, settings, folder });
	try {
		const order = await fillOrder(deps, args, { ...start, target, settings, spot, folder });
		if (order === undefined) {
			spot?.dispose();
		}
		return order;
	} catch (error) {
		spot?.dispose();
		throw error;
	}
}

async function fillOrder(
	deps: GenerationDeps,
	args: GenerateArguments,
	situation: Situation,
): Promise<Order | undefined> {
	const { target, settings, spot, folder } = situation;
	const origin = readOrigin(settings);
	const wish = await takeWish(args, { ...situation, prices: deps.prices });
	if (wish === undefined) {
		return undefined;
	}
	const [first] = wish.requests;
	const model = modelOf(first);
	if (wish.requests.length > 1 && !vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
	const destination = await resolveDestination({
		document: target.document,
		output: folder ?? args.output,
		settings,
		askFolder: () => askFolder(deps, args.quiet),
	});
	if (destination === undefined) {
		return undefined;
	}
	// What would fail once it is paid is told before.
	if (vscode.workspace.fs.isWritableFileSystem(destination.folder.scheme) === false) {
		const problem = { kind: 'other', text: vscode.l10n.t('this place cannot be written to.') } as const;
		throw invalidRequest([{ path: 'output', problem, received: destination.folder.toString() }]);
	}
	if (destination.stem === undefined) {
		resolveName(first, model, settings);
	}
	const askKey = () => askForKey(deps.keys, origin);
	const kind = await chooseKind(deps.keys, { origin, isDraft: wish.isDraft, isQuiet: args.quiet, askKey });
	const isReal = kind === 'real';
	const prices = isReal ? await pricesOf(deps, model, wish.requests) : new Map<ImageRequest, number>();
	const reservation =
		kind === undefined
			? undefined
			: await deps.budget.reserve({
					prices: isReal ? wish.requests.map(request => prices.get(request)) : [],
					settings,
					maxUsd: args.maxUsd,
					isQuiet: args.quiet,
				});
	if (reservation === undefined) {
		return undefined;
	}
	return {
		model,
		requests: wish.requests,
		isDraft: !isReal,
		isQuiet: args.quiet,
		alt: args.alt === undefined ? toAltText(first.prompt) : toLine(args.alt),
		destination,
		spot,
		languageId: folder === undefined ? (target.document?.languageId ?? 'markdown') : 'markdown',
		settings,
		openBackend: job =>
			isReal ? openService(deps.keys, job, { origin, settings }) : Promise.resolve(createDraftBackend()),
		edit: request => situation.edit(request, spot),
		askKey,
		origin,
		priceUsd: request => prices.get(request),
		reservation,
	};
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

/** The place links go to: one that is held already, or where the person is. */
function holdSpot(
	args: GenerateArguments,
	{ source }: Start,
	{ target, settings, folder }: Pick<Situation, 'target' | 'settings' | 'folder'>,
): HeldSpot | undefined {
	if (typeof source !== 'string' && source.spot !== undefined) {
		return source.spot;
	}
	const mode = args.insert ?? defaultMode(args, source, { target, settings });
	return target.document === undefined || mode === 'none' || folder !== undefined
		? undefined
		: new HeldSpot(target.document, target.editor, mode);
}

/** A selection is illustrated, an image link under the cursor is left whole, else the cursor is the place. */
function defaultMode(
	args: GenerateArguments,
	source: PromptSource,
	{ target, settings }: Pick<Situation, 'target' | 'settings'>,
): 'cursor' | 'below' | 'replace' {
	const hasSelection = target.editor !== undefined && !target.editor.selection.isEmpty;
	if (source === 'selection' || hasSelection) {
		// A picture of something else must not take the text's place.
		return args.request.prompt === undefined ? settings.insertSelection : 'below';
	}
	return target.linkAlt === undefined ? 'cursor' : 'below';
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
