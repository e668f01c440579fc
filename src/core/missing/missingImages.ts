import type { ImageLink } from '../document/find/imageLink.ts';
import type { Model } from '../models/model.ts';
import type { AllowedSize } from './allowedSize.ts';
import type { ImageFormat } from './imageTarget.ts';
import type { UnsavableImage, WantedImage } from './wantedImage.ts';

/** An image link in a document. */
export interface DocumentLink {
	/** The document's id. */
	readonly document: string;
	readonly link: ImageLink;
}

/** An image file that is not there, with all the links that show it. */
export interface MissingImage {
	/** The id of its workspace folder. */
	readonly root: string;
	/** Where it is to be saved, from there. */
	readonly path: string;
	readonly format: ImageFormat;
	/** The first alt text there is, on one line; empty where there is none. */
	readonly prompt: string;
	/** The largest that a link says, else the usual one of the first link's document. */
	readonly size: AllowedSize;
	/** Whether a link says a size. */
	readonly isSized: boolean;
	/** That of the first link's document. */
	readonly model: Model;
	/** In the order of the documents and in theirs. */
	readonly links: readonly [DocumentLink, ...DocumentLink[]];
}

/** A link whose file is not there and cannot be saved there. */
export interface UnsavableLink extends DocumentLink {
	readonly image: UnsavableImage;
}

/** What is missing. */
export interface MissingFindings {
	readonly images: readonly MissingImage[];
	readonly unsavable: readonly UnsavableLink[];
}

/** A link whose file is not there, and what it asks for. */
export interface MissingLink extends DocumentLink {
	readonly root: string;
	readonly model: Model;
	readonly image: WantedImage | UnsavableImage;
	/** What tells its path from others of the workspace folder. */
	readonly key: string;
}

/** One image for all links to one file, in the order of their first links. */
export function toFindings(links: readonly MissingLink[]): MissingFindings {
	const images = new Map<string, MissingImage>();
	const unsavable: UnsavableLink[] = [];
	for (const { image, root, model, key, ...found } of links) {
		if (image.kind === 'unsavable') {
			unsavable.push({ ...found, image });
			continue;
		}
		const known = images.get(`${root}\n${key}`);
		const { path, format, prompt, size, isSized } = image;
		images.set(
			`${root}\n${key}`,
			known === undefined
				? { root, path, format, prompt, size, isSized, model, links: [found] }
				: join(known, image, found),
		);
	}
	return { images: [...images.values()], unsavable };
}

function join(known: MissingImage, { prompt, size, isSized }: WantedImage, link: DocumentLink): MissingImage {
	const isLarger = isSized && (!known.isSized || pixelsOf(size) > pixelsOf(known.size));
	return {
		...known,
		prompt: known.prompt === '' ? prompt : known.prompt,
		size: isLarger ? size : known.size,
		isSized: known.isSized || isSized,
		links: [...known.links, link],
	};
}

function pixelsOf({ size: { width, height } }: AllowedSize): number {
	return width * height;
}
