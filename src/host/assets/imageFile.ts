import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { sha256 } from '../../core/asset/contentHash.ts';
import { readMetadata } from '../../core/image/metadata/readMetadata.ts';
import { detailOf } from '../../core/failure.ts';
import { recogniseImage } from '../../core/image/recognise.ts';
import type { ImageFacts } from '../../core/image/recognise.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { recipeIn } from '../../core/recipe/embed.ts';
import type { FoundRecipe } from '../../core/recipe/embed.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { parseSidecar, sidecarFolder, sidecarName } from '../../core/recipe/sidecar.ts';
import { sidecarRoot } from './recipeFiles.ts';

/** No larger sidecar is read, in bytes. */
const largestSidecar = 1_000_000;

/** How many of the folders above an image may have its sidecar. */
const mostAbove = 8;

/** An image's recipe, and where it was found. */
export interface KnownRecipe {
	readonly recipe: Recipe;
	readonly from: FoundRecipe['from'] | 'sidecar';
}

/** An image file that was read. */
export interface ReadImage {
	readonly uri: vscode.Uri;
	readonly bytes: Uint8Array;
	readonly facts: ImageFacts;
	/** Whether the file is signed (C2PA). */
	readonly hasManifest: boolean;
	readonly found: KnownRecipe | undefined;
}

/** Reads an image and its recipe. Throws a Failure `invalidRequest` when there is no such file or it is no image. */
export async function readImage(uri: vscode.Uri): Promise<ReadImage> {
	const bytes = await readFile(uri);
	const facts = recogniseImage(bytes);
	if (facts === undefined) {
		throw badImage(uri, 'notAnImage');
	}
	const metadata = readMetadata(bytes);
	const embedded = metadata && recipeIn(metadata);
	const found = embedded?.from === 'figment' ? embedded : ((await findBeside(uri, bytes)) ?? embedded);
	return { uri, bytes, facts, hasManifest: metadata?.hasManifest ?? false, found };
}

async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
	// In a browser VS Code would load it.
	if (/^https?$/i.test(uri.scheme)) {
		throw badImage(uri, l10n.t('an image on the web cannot be used; give that of a file.'));
	}
	try {
		return await vscode.workspace.fs.readFile(uri);
	} catch (error) {
		switch (error instanceof vscode.FileSystemError ? error.code : undefined) {
			case 'FileNotFound':
				throw badImage(uri, 'notThere');
			case 'FileIsADirectory':
				throw badImage(uri, 'notAnImage');
			default:
				throw badImage(uri, l10n.t('the file cannot be read ({0}).', detailOf(error)));
		}
	}
}

/** The failure of an image that a command cannot use. */
export function badImage(uri: vscode.Uri | undefined, problem: string): Error {
	const received = uri && vscode.workspace.asRelativePath(uri);
	return invalidRequest([{ path: 'asset', problem: { kind: 'other', text: problem }, received }]);
}

/**
 * The text of the sidecar of an image with this SHA-256, from its own workspace folder, another one or a folder
 * above the image; undefined when there is none.
 */
export async function readSidecar(image: vscode.Uri, hash: string): Promise<string | undefined> {
	for (const folder of sidecarFolders(image)) {
		const file = vscode.Uri.joinPath(folder, sidecarFolder, sidecarName(hash));
		const stat = await vscode.workspace.fs.stat(file).then(undefined, () => undefined);
		if (stat !== undefined && stat.size <= largestSidecar) {
			const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
			if (bytes !== undefined) {
				return new TextDecoder().decode(bytes);
			}
		}
	}
	return undefined;
}

/** The likeliest first: an image may have been moved, or its project may be open from another folder than before. */
function sidecarFolders(image: vscode.Uri): readonly vscode.Uri[] {
	const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
	const above: vscode.Uri[] = [];
	for (let at = vscode.Uri.joinPath(image, '..'); above.length < mostAbove;) {
		above.push(at);
		const next = vscode.Uri.joinPath(at, '..');
		if (next.path === at.path) {
			break;
		}
		at = next;
	}
	const all = [sidecarRoot(image), ...open, ...above];
	return [...new Map(all.map(folder => [folder.toString(), folder])).values()];
}

async function findBeside(image: vscode.Uri, bytes: Uint8Array): Promise<KnownRecipe | undefined> {
	const text = await readSidecar(image, await sha256(bytes));
	const sidecar = text === undefined ? undefined : parseSidecar(text);
	return sidecar && { recipe: sidecar.recipe, from: 'sidecar' };
}
