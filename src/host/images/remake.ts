import * as vscode from 'vscode';
import { findNameFault, splitName, toSlug } from '../../core/asset/fileName.ts';
import { Failure } from '../../core/failure.ts';
import type { ImageRequest } from '../../core/models/model.ts';
import { parseRequest } from '../../core/models/request.ts';
import type { RequestInput } from '../../core/models/request.ts';
import { requestOf } from '../../core/recipe/requestOf.ts';
import { badImage } from '../assets/imageFile.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import { definedFields } from '../commands/arguments.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { EarlierRequest } from '../generation/deps.ts';
import { outside } from '../outside.ts';
import { nameOf } from '../pages/details.ts';
import { readSettings } from '../settings.ts';
import type { PromptSubject } from '../ui/promptBox.ts';

/** Making images anew is for trusted workspaces. Throws a Failure `untrusted`. */
export function requireTrust(): void {
	if (!vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
}

/**
 * What generating an image like another one is asked for: by that one's recipe, unless the caller wants
 * something otherwise. Its file goes beside the other one, and is of the same format.
 */
export function remakeArguments(image: ReadImage, args: RemakeArguments): GenerateArguments {
	return {
		request: { ...knownOf(image), ...args.request },
		count: args.count,
		draft: args.draft ?? image.found?.recipe.draft,
		document: undefined,
		output: outputBeside(image.uri),
		alt: undefined,
		insert: 'none',
		quiet: args.quiet,
		maxUsd: args.maxUsd,
		resource: undefined,
		remakes: image.uri,
	};
}

/**
 * An image's own request, to be edited in the input box; what nobody knows of it is as the settings say. Throws a
 * Failure `invalidRequest`.
 */
export function earlierRequest(
	image: ReadImage,
	{ request }: RemakeArguments,
	kind: PromptSubject['kind'],
): EarlierRequest {
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance, style } = readSettings(
		image.uri,
	);
	const options = { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance, style };
	const known = { ...options, ...knownOf(image), ...request };
	// What is too long by another tool's measure is for the person to shorten.
	const parsed: ImageRequest = parseRequest({ ...known, prompt: '-' }, outside.random);
	return {
		request: {
			...parsed,
			style: parsed.style ?? '',
			prompt: typeof known.prompt === 'string' ? known.prompt : '',
		},
		place: { spot: undefined, text: '' },
		document: undefined,
		about: subjectOf(image.uri, kind),
	};
}

/** An image as the input box names it. */
export function subjectOf({ path }: vscode.Uri, kind: PromptSubject['kind']): PromptSubject {
	return { kind, name: nameOf(path) };
}

/** What is known of how an image was made; its size and its file's format are known of any. */
function knownOf({ uri, facts, found }: ReadImage): RequestInput {
	const { width, height } = facts;
	const format = formats.get(splitName(uri.path).ending.toLowerCase());
	const known =
		found === undefined
			? // Made in the project's style, as any new one.
				{ imageSize: requestOf({ version: 1, prompt: '-', size: { width, height } }).imageSize }
			: requestOf(found.recipe);
	return {
		...definedFields(known),
		...(format === undefined ? {} : { outputFormat: format }),
	};
}

const formats: ReadonlyMap<string, string> = new Map([
	['.png', 'png'],
	['.jpg', 'jpeg'],
	['.jpeg', 'jpeg'],
	['.webp', 'webp'],
]);

/** Where a file beside an image goes; a name that no new file may have is made one. */
function outputBeside(image: vscode.Uri): vscode.Uri {
	const { stem } = splitName(image.path);
	const name = findNameFault(stem) === undefined ? stem : toSlug(stem);
	return vscode.Uri.joinPath(image, '..', `${name}.png`);
}

/** Refuses to make anew what nobody says anything of. Throws a Failure `invalidRequest`. */
export function requirePrompt({ request }: GenerateArguments, { uri }: ReadImage): void {
	if (request.prompt === undefined) {
		throw badImage(uri, 'noRecipe');
	}
}
