import * as vscode from 'vscode';
import { toAltText, toLine } from '../../core/document/altText.ts';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Backend } from '../../core/generate.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { findModel, models } from '../../core/models/registry.ts';
import { invalidRequest, parseRequest, parseRequests } from '../../core/models/request.ts';
import { createServiceBackend } from '../../core/service/backend.ts';
import { chooseKind } from '../account/chooseKind.ts';
import { askForKey } from '../account/keyDialog.ts';
import { askFolder } from '../assets/askFolder.ts';
import { resolveDestination, resolveName } from '../assets/destination.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import { HeldSpot } from '../editor/heldSpot.ts';
import { resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
import { isBrowserHost, outside } from '../outside.ts';
import { readOrigin, readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { askPrompt } from '../ui/promptBox.ts';
import type { PromptChoices } from '../ui/promptBox.ts';
import { isAffordable } from './affordable.ts';
import type { Order } from './order.ts';
import type { GenerationDeps, PromptSource } from './deps.ts';

/** How a command starts and how it can be started over. */
interface Start {
	readonly source: PromptSource;
	readonly edit: (request: ImageRequest) => Thenable<unknown>;
}

/** What the person or the caller wants made. */
interface Wish {
	readonly requests: readonly [ImageRequest, ...ImageRequest[]];
	readonly isDraft: boolean;
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
	const folder = await folderOf(args.resource);
	const target = await openTarget(args, folder);
	const settings = readSettings(target.document);
	const mode = args.insert ?? defaultMode(target, start.source, settings);
	const spot =
		target.document === undefined || mode === 'none' || folder !== undefined
			? undefined
			: new HeldSpot(target.document, target, mode);
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

interface Situation extends Start {
	readonly target: Target;
	readonly settings: Settings;
	readonly spot: HeldSpot | undefined;
	readonly folder: vscode.Uri | undefined;
}

async function fillOrder(
	deps: GenerationDeps,
	args: GenerateArguments,
	situation: Situation,
): Promise<Order | undefined> {
	const { target, settings, spot, folder } = situation;
	const origin = readOrigin(settings);
	const wish = await takeWish(args, situation);
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
	if (destination.stem === undefined) {
		// A bad template is told before anything is paid.
		resolveName(first, model, settings);
	}
	const askKey = () => askForKey(deps.keys, origin);
	const kind = await chooseKind(deps.keys, { origin, isDraft: wish.isDraft, isQuiet: args.quiet, askKey });
	if (
		kind === undefined ||
		(kind === 'real' && !(await isAffordable(model, wish.requests, { args, settings })))
	) {
		return undefined;
	}
	return {
		model,
		requests: wish.requests,
		isDraft: kind === 'draft',
		isQuiet: args.quiet,
		alt: args.alt === undefined ? toAltText(first.prompt) : toLine(args.alt),
		destination,
		spot,
		languageId: spot === undefined ? 'markdown' : (target.document?.languageId ?? 'markdown'),
		settings,
		openBackend: async () => (kind === 'draft' ? createDraftBackend() : openService(deps, origin, settings)),
		edit: situation.edit,
		askKey,
		saveAsFolder: destination.folder,
	};
}

async function takeWish(args: GenerateArguments, situation: Situation): Promise<Wish | undefined> {
	const { settings, source, target } = situation;
	const input = { ...defaultsOf(settings), ...args.request };
	const isSelection = source === 'selection' && target.selectedText.trim() !== '';
	const prompt = args.request.prompt ?? (isSelection ? target.selectedText : undefined);
	if (prompt !== undefined || args.quiet) {
		return {
			requests: parseRequests({ ...input, prompt }, args.count ?? 1, outside.random),
			isDraft: args.draft ?? false,
		};
	}
	const earlier = typeof source === 'string' ? undefined : source;
	// Judged before the box opens: a bad setting is told at once.
	const request = parseRequest({ ...input, ...earlier, prompt: '-' }, outside.random);
	const choices = await askPrompt(modelOf(request), {
		prompt: earlier?.prompt ?? toLine(target.selectedText || (target.linkAlt ?? '')),
		imageSize: request.imageSize,
		outputFormat: request.outputFormat,
		seed: args.request.seed === undefined ? undefined : request.seed,
		count: args.count ?? 1,
		draft: args.draft ?? false,
	});
	return choices && { requests: requestsOf(input, choices), isDraft: choices.draft };
}

function requestsOf(input: ReturnType<typeof defaultsOf>, choices: PromptChoices) {
	const { prompt, imageSize, outputFormat, seed, count } = choices;
	return parseRequests({ ...input, prompt, imageSize, outputFormat, seed }, count, outside.random);
}

function defaultsOf(settings: Settings) {
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = settings;
	return { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance };
}

function modelOf(request: ImageRequest): Model {
	return findModel(request.model) ?? models[0];
}

/** A selection is illustrated, an image link under the cursor is left whole, else the cursor is the place. */
function defaultMode(
	target: Target,
	source: PromptSource,
	settings: Settings,
): 'cursor' | 'below' | 'replace' {
	const hasSelection = target.editor !== undefined && !target.editor.selection.isEmpty;
	if (source === 'selection' || hasSelection) {
		return settings.insertSelection;
	}
	return target.linkAlt === undefined ? 'cursor' : 'below';
}

async function openTarget(args: GenerateArguments, folder: vscode.Uri | undefined): Promise<Target> {
	const target = await resolveTarget(undefined);
	const uri = args.document ?? (folder === undefined ? args.resource : undefined);
	if (uri === undefined || uri.toString() === target.document?.uri.toString()) {
		return target;
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

async function openService(deps: GenerationDeps, origin: string, settings: Settings): Promise<Backend> {
	const found = await deps.keys.find(origin);
	if (found === undefined) {
		throw new Failure('noKey');
	}
	const { timeoutMs } = settings;
	return createServiceBackend({ origin, apiKey: found.key, timeoutMs, isBrowser: isBrowserHost(), outside });
}
