import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { sha256 } from '../../../core/asset/contentHash.ts';
import { Failure } from '../../../core/failure.ts';
import { recogniseImage } from '../../../core/image/recognise.ts';
import type { LibraryImage } from '../../../core/library/libraryImage.ts';
import { readRecipe } from '../../../core/recipe/embed.ts';
import type { Recipe } from '../../../core/recipe/recipe.ts';
import { parseSidecar } from '../../../core/recipe/sidecar.ts';
import { mostDroppedBytes } from '../../../protocol/studio/calls.ts';
import { badImage, readImage, readSidecar } from '../../assets/imageFile.ts';
import { foreignText } from '../../ui/words.ts';
import type { RecipePart } from './recipeFields.ts';

/** Where images are found by their ids. */
export interface ImageFinder {
	find(ids: readonly string[]): Promise<readonly Pick<LibraryImage, 'recipe' | 'path'>[]>;
}

/** A recipe and what its image is called. */
export interface NamedRecipe {
	readonly recipe: Recipe;
	readonly name: string;
}

/**
 * The recipe of an image by its URI, wherever that is: it is only read. Throws a Failure `invalidRequest` that says
 * why there is none, and what helps.
 */
export async function recipeAt(uri: vscode.Uri): Promise<NamedRecipe> {
	const name = nameIn(uri.path);
	const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
	if (stat !== undefined && stat.size > mostDroppedBytes) {
		const most = mostDroppedBytes / 1_048_576;
		throw badImage(undefined, l10n.t('{0} is too large to be read; take one of at most {1} MB.', name, most));
	}
	const { found } = await readImage(uri).catch((error: unknown) => {
		throw isNoImage(error) ? noImage(name) : error;
	});
	if (found === undefined) {
		throw noRecipe(name);
	}
	return { recipe: found.recipe, name };
}

/** The recipe of an image of the library. Throws a Failure when it is not there any more. */
export async function recipeOf(library: ImageFinder, id: string): Promise<NamedRecipe> {
	const [image] = await library.find([id]);
	if (image === undefined) {
		throw badImage(undefined, l10n.t('it is not in the workspace any more; choose another one.'));
	}
	return { recipe: image.recipe, name: nameIn(image.path) };
}

/** The recipe of an image whose bytes were dropped, likewise. */
export async function recipeIn(bytes: Uint8Array): Promise<NamedRecipe> {
	const name = l10n.t('the dropped file');
	if (recogniseImage(bytes) === undefined) {
		throw noImage(name);
	}
	const embedded = readRecipe(bytes);
	const recipe = embedded?.from === 'figment' ? embedded.recipe : ((await beside(bytes)) ?? embedded?.recipe);
	if (recipe === undefined) {
		throw noRecipe(name);
	}
	return { recipe, name };
}

/** The URI of a text that was dropped on the page. Throws a Failure for what is none of a file. */
export function droppedUri(text: string): vscode.Uri {
	const uri = /^[a-z][\w+.-]*:/i.test(text) ? parseLoosely(text) : undefined;
	if (uri === undefined || !hasFiles(uri)) {
		throw badImage(undefined, l10n.t('this is no file; drop an image of the Explorer or of a folder.'));
	}
	return uri;
}

/** What a form is once it has taken something up from an image, for people. */
export function usedWords(what: RecipePart, name: string): string {
	switch (what) {
		case 'prompt':
			return l10n.t('The prompt is now that of {0}.', name);
		case 'seed':
			return l10n.t('The seed is now that of {0}.', name);
		case 'all':
			return l10n.t('The form is now as {0} was made.', name);
	}
}

function parseLoosely(text: string): vscode.Uri | undefined {
	try {
		return vscode.Uri.parse(text, true);
	} catch {
		return undefined;
	}
}

/** VS Code's own schemes for files elsewhere are not among those that it says it can write to. */
function hasFiles({ scheme }: vscode.Uri): boolean {
	return (
		/^(?:file|vscode-remote|vscode-local)$/.test(scheme) ||
		vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined
	);
}

/** A signed image of this workspace has its recipe beside it, wherever a copy of it comes from. */
async function beside(bytes: Uint8Array): Promise<Recipe | undefined> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	const text = folder && (await readSidecar(vscode.Uri.joinPath(folder.uri, 'dropped'), await sha256(bytes)));
	return text === undefined ? undefined : parseSidecar(text)?.recipe;
}

function isNoImage(error: unknown): boolean {
	return (
		error instanceof Failure &&
		error.fields.some(({ problem }) => problem.kind === 'other' && problem.text === 'notAnImage')
	);
}

function nameIn(path: string): string {
	return foreignText(path.slice(path.lastIndexOf('/') + 1));
}

function noImage(name: string): Error {
	return badImage(undefined, l10n.t('{0} is no PNG, JPEG or WebP image; take one that Figment made.', name));
}

function noRecipe(name: string): Error {
	return badImage(
		undefined,
		l10n.t('{0} does not say what made it; take one that Figment made, or write a prompt.', name),
	);
}
