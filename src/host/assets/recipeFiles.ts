import * as vscode from 'vscode';
import { embedRecipe } from '../../core/recipe/embed.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { formatSidecar, sidecarFolder, sidecarName } from '../../core/recipe/sidecar.ts';
import type { Settings } from '../settings.ts';

/** An image as it goes to disk. */
export interface ImageFile {
	readonly bytes: Uint8Array;
	/** Its recipe as the text of a sidecar, where it must not or cannot be in the file. */
	readonly sidecar: string | undefined;
	/** What made it, whether or not the file says so. */
	readonly recipe: Recipe;
	/** Makes the picture what it was, where the file was made of its own bytes; the file is not to be used then. */
	readonly giveBack?: (() => void) | undefined;
}

/** How a recipe is to be written. */
interface RecipeOptions extends Pick<Settings, 'metadata' | 'promptWriter'> {
	/** How many bytes of the buffer before the image's are nobody's and may be used for the file. */
	readonly room?: number | undefined;
}

/** Puts a recipe into an image's bytes as far as the settings say, or beside it where the file must stay as it is. */
export function withRecipe(
	bytes: Uint8Array,
	recipe: Recipe,
	{ metadata: level, promptWriter: writer, room }: RecipeOptions,
): ImageFile {
	const written = embedRecipe(bytes, recipe, { level, writer, room });
	const isEmbedded = typeof written === 'object' && !written.leftOut.includes('xmp');
	const file = typeof written === 'object' ? written.bytes : bytes;
	// Only the whole recipe is worth a file of its own.
	return {
		bytes: file,
		recipe,
		giveBack: typeof written === 'object' ? written.giveBack : undefined,
		sidecar: isEmbedded || level !== 'recipe' ? undefined : formatSidecar({ recipe, size: file.length }),
	};
}

/**
 * Writes the sidecar of the image with this SHA-256 into the folder that has them. Throws when that cannot be
 * written to, or may lead elsewhere.
 */
export async function writeSidecar(root: vscode.Uri, hash: string, sidecar: string): Promise<void> {
	const folder = vscode.Uri.joinPath(root, sidecarFolder);
	const stat = await vscode.workspace.fs.stat(folder).then(undefined, () => undefined);
	if (stat !== undefined && (stat.type & vscode.FileType.SymbolicLink) !== 0) {
		throw new Error(vscode.l10n.t('{0} is a symbolic link', sidecarFolder));
	}
	const file = vscode.Uri.joinPath(folder, sidecarName(hash));
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(sidecar));
}

/** The folder whose sidecars an image's recipe is among: its workspace folder, or the one it is in. */
export function sidecarRoot(image: vscode.Uri): vscode.Uri {
	return vscode.workspace.getWorkspaceFolder(image)?.uri ?? vscode.Uri.joinPath(image, '..');
}
