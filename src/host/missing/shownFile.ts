import * as vscode from 'vscode';
import type { ImageLink } from '../../core/document/find/imageLink.ts';
import type { FolderListings } from '../../core/missing/folderListings.ts';
import { imagePlaces } from '../../core/missing/imagePlaces.ts';
import { readImageTarget } from '../../core/missing/imageTarget.ts';
import type { DocumentSettings } from '../../core/missing/missingIn.ts';
import { linkedFile } from '../assets/linkedFile.ts';

/** Where a link's document is, as far as that is in a workspace folder. */
export interface ShownPlace {
	readonly settings: DocumentSettings | undefined;
	readonly listings: FolderListings | undefined;
	/** The folder that the link starts from. */
	readonly folder: string | undefined;
}

/**
 * The image file that a link of a document, by its file, shows; undefined where there is none of a kind that Figment
 * makes. In the workspace folder it is looked for in the listings, and so never twice.
 */
export async function findShownFile(
	link: ImageLink,
	document: vscode.Uri,
	{ settings, listings, folder }: ShownPlace,
): Promise<vscode.Uri | undefined> {
	const target = readImageTarget(link);
	if (target === undefined) {
		return undefined;
	}
	if (settings === undefined || listings === undefined || folder === undefined) {
		return linkedFile(link.target.text, document);
	}
	const places = imagePlaces(link, target, settings.place, folder);
	if (places.path === undefined) {
		return linkedFile(link.target.text, document);
	}
	const path = (await firstOf(places.meant, listings)) ?? (await firstOf(places.others(), listings));
	return path === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(settings.root), path);
}

async function firstOf(paths: readonly string[], listings: FolderListings): Promise<string | undefined> {
	for (const path of paths) {
		if ((await listings.has(path)) === true) {
			return path;
		}
	}
	return undefined;
}
