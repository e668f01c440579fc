import * as vscode from 'vscode';
import { sha256 } from '../../core/asset/contentHash.ts';
import { readMetadata } from '../../core/image/metadata/readMetadata.ts';
import { recogniseImage } from '../../core/image/recognise.ts';
import type { ImageFacts } from '../../core/image/recognise.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { recipeIn } from '../../core/recipe/embed.ts';
import type { FoundRecipe } from '../../core/recipe/embed.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { parseSidecar, sidecarFolder, sidecarName } from '../../core/recipe/sidecar.ts';
import { ifThere } from '../storageFolder.ts';
import { sidecarRoot } from './recipeFiles.ts';

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
	const bytes = await ifThere(vscode.workspace.fs.readFile(uri));
	if (bytes === undefined) {
		throw badImage(uri, 'notThere');
	}
	const facts = recogniseImage(bytes);
	if (facts === undefined) {
		throw badImage(uri, 'notAnImage');
	}
	const metadata = readMetadata(bytes);
	const embedded = metadata && recipeIn(metadata);
	const found = embedded?.from === 'figment' ? embedded : ((await findBeside(uri, bytes)) ?? embedded);
	return { uri, bytes, facts, hasManifest: metadata?.hasManifest ?? false, found };
}

/** The failure of an image that a command cannot use. */
export function badImage(uri: vscode.Uri | undefined, problem: string): Error {
	const received = uri && vscode.workspace.asRelativePath(uri);
	return invalidRequest([{ path: 'asset', problem: { kind: 'other', text: problem }, received }]);
}

/** The text of the sidecar of an image with this SHA-256; undefined when there is none. */
export async function readSidecar(image: vscode.Uri, hash: string): Promise<string | undefined> {
	const file = vscode.Uri.joinPath(sidecarRoot(image), sidecarFolder, sidecarName(hash));
	const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
	return bytes && new TextDecoder().decode(bytes);
}

async function findBeside(image: vscode.Uri, bytes: Uint8Array): Promise<KnownRecipe | undefined> {
	const text = await readSidecar(image, await sha256(bytes));
	const sidecar = text === undefined ? undefined : parseSidecar(text);
	return sidecar && { recipe: sidecar.recipe, from: 'sidecar' };
}
