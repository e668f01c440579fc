import type { ImageLink } from '../document/find/imageLink.ts';
import { Pacer } from '../library/pacer.ts';
import type { ImageSize, Model } from '../models/model.ts';
import type { FolderListings } from './folderListings.ts';
import { imagePlaces } from './imagePlaces.ts';
import type { DocumentPlace, ImagePlaces } from './imagePlaces.ts';
import { readImageTarget } from './imageTarget.ts';
import { linkFolders } from './linkFolders.ts';
import type { MissingLink } from './missingImages.ts';
import { wantedImage } from './wantedImage.ts';

/** A document with its image links, and what holds in it. */
export interface LinkedDocument {
	readonly id: string;
	/** By VS Code's id. */
	readonly languageId: string;
	readonly text: string;
	readonly links: readonly ImageLink[];
	readonly settings: DocumentSettings;
}

/** Where a document is, and what images are asked of which model there. */
export interface DocumentSettings {
	/** The id of its workspace folder. */
	readonly root: string;
	readonly place: DocumentPlace;
	readonly model: Model;
	/** The size that the settings say. */
	readonly imageSize?: ImageSize | undefined;
}

/**
 * Those links of a document whose files are not there, in their order. A link of which that cannot be told is none
 * of them. Waits between slices of work; rejects with the signal's reason when it is aborted.
 */
export async function missingIn(
	document: LinkedDocument,
	listings: FolderListings,
	signal?: AbortSignal,
	pacer: Pacer = new Pacer(),
): Promise<readonly MissingLink[]> {
	const { id, languageId, text, links, settings } = document;
	const { root, place, model, imageSize: usual } = settings;
	const folderAt = linkFolders(languageId, text, place.path);
	/** Links to one file are looked for once. */
	const known = new Map<string, boolean>();
	const missing: MissingLink[] = [];
	for (const link of links) {
		const folder = folderAt(link);
		const looked = `${folder}\n${link.kind === 'html'}\n${link.target.text}`;
		const isMissing =
			folder !== undefined && (known.get(looked) ?? (await isGone(link, { place, folder, listings })));
		known.set(looked, isMissing);
		const image = isMissing ? wantedImage(link, { model, place, folder, usual }) : undefined;
		if (image !== undefined) {
			missing.push({ document: id, link, root, model, image, key: listings.keyOf(image.path) });
		}
		while (pacer.isDue) {
			await pacer.rest();
			signal?.throwIfAborted();
		}
	}
	return missing;
}

/** Where to look for a link's file. */
interface Search {
	readonly place: DocumentPlace;
	readonly folder: string;
	readonly listings: FolderListings;
}

/** Whether a link means an image file of the workspace folder that is not there. */
async function isGone(link: ImageLink, { place, folder, listings }: Search): Promise<boolean> {
	const target = readImageTarget(link);
	const places = target && imagePlaces(link, target, place, folder);
	if (places?.path === undefined) {
		return false;
	}
	return (await isNone(places.meant, listings)) && isNone(places.others(), listings);
}

/** Whether it can be told of all paths that nothing is there. */
async function isNone(paths: ImagePlaces['meant'], listings: FolderListings): Promise<boolean> {
	for (const path of paths) {
		if ((await listings.has(path)) !== false) {
			return false;
		}
	}
	return true;
}
