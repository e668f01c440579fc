import * as vscode from 'vscode';
import { Failure } from '../../core/failure.ts';
import type { ImageRequest } from '../../core/models/model.ts';
import { parseRequest } from '../../core/models/request.ts';
import { requestOf } from '../../core/recipe/requestOf.ts';
import { badImage } from '../assets/imageFile.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { EarlierRequest } from '../generation/deps.ts';
import { outside } from '../outside.ts';
import { readSettings } from '../settings.ts';

/** Making images anew is for trusted workspaces. Throws a Failure `untrusted`. */
export function requireTrust(): void {
	if (!vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
}

/**
 * What generating an image like another one is asked for: by that one's recipe, unless the caller wants
 * something otherwise. Its file goes beside the other one.
 */
export function remakeArguments(image: ReadImage, args: RemakeArguments): GenerateArguments {
	const { recipe } = image.found ?? {};
	return {
		request: { ...(recipe && requestOf(recipe)), ...args.request },
		count: args.count,
		draft: args.draft ?? recipe?.draft,
		document: undefined,
		output: image.uri,
		alt: undefined,
		insert: 'none',
		quiet: args.quiet,
		maxUsd: args.maxUsd,
		resource: undefined,
	};
}

/**
 * An image's own request, to be edited in the input box; what nobody knows of it is as the settings say. Throws a
 * Failure `invalidRequest`.
 */
export function earlierRequest(image: ReadImage, { request }: RemakeArguments): EarlierRequest {
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = readSettings(image.uri);
	const known = { ...(image.found && requestOf(image.found.recipe)), ...request };
	const { prompt = '' } = known;
	const options = { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance, ...known };
	// What is too long by another tool's measure is for the person to shorten.
	const parsed: ImageRequest = parseRequest({ ...options, prompt: '-' }, outside.random);
	const text = typeof prompt === 'string' ? prompt : '';
	return {
		request: { ...parsed, style: parsed.style ?? '', prompt: text },
		place: { spot: undefined, text: '' },
		document: undefined,
		replaces: image.uri.path.split('/').at(-1),
	};
}

/** Refuses to make anew what nobody says anything of. Throws a Failure `invalidRequest`. */
export function requirePrompt({ request }: GenerateArguments, { uri }: ReadImage): void {
	if (request.prompt === undefined) {
		throw badImage(uri, 'noRecipe');
	}
}
