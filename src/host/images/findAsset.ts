import * as vscode from 'vscode';
import { badImage } from '../assets/imageFile.ts';
import { linkedFile } from '../assets/linkedFile.ts';
import type { AssetArguments } from '../commands/assetArguments.ts';
import { resolveTarget } from '../editor/target.ts';
import type { ImageTools } from './imageTools.ts';

/**
 * The image that a command is about: the one it names, the one that a menu was opened on, the one in the active
 * tab, or the one that the link under the cursor shows. Throws a Failure `invalidRequest` when there is none.
 */
export async function findAsset(
	{ activeAsset }: Pick<ImageTools, 'activeAsset'>,
	{ asset, resource }: AssetArguments,
): Promise<vscode.Uri> {
	const named = asset ?? (resource !== undefined && isImage(resource) ? resource : undefined);
	const shown = resource === undefined ? (activeAsset() ?? imageOfTab()) : undefined;
	const found = named ?? shown ?? (await imageUnderCursor());
	if (found === undefined) {
		throw badImage(undefined, 'noImage');
	}
	return found;
}

/** Whether a file is an image of a kind that Figment makes, by its name. */
export function isImage({ path }: vscode.Uri): boolean {
	return /\.(png|jpe?g|webp)$/i.test(path);
}

/** The image that the active tab shows. */
function imageOfTab(): vscode.Uri | undefined {
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	const isFile = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
	return isFile && isImage(input.uri) ? input.uri : undefined;
}

async function imageUnderCursor(): Promise<vscode.Uri | undefined> {
	const { document, editor, link } = await resolveTarget(undefined);
	const shown = editor?.document ?? document;
	return link === undefined || shown === undefined ? undefined : linkedFile(link.target.text, shown.uri);
}
