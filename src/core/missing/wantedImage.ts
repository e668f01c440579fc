import { toLine } from '../document/altText.ts';
import type { ImageLink } from '../document/find/imageLink.ts';
import type { ImageSize, Model } from '../models/model.ts';
import { allowedSize } from './allowedSize.ts';
import type { AllowedSize, SizeWish } from './allowedSize.ts';
import { imagePlaces } from './imagePlaces.ts';
import type { DocumentPlace, PlaceFault } from './imagePlaces.ts';
import { readImageTarget } from './imageTarget.ts';
import type { ImageFormat } from './imageTarget.ts';

/** By what a link's words are understood. */
export interface WantOptions {
	readonly model: Model;
	readonly place: DocumentPlace;
	/** The folder that the link starts from, where that is not the document's own. See `linkFolders`. */
	readonly folder?: string | undefined;
	/** The size that the settings say, for links that say none. */
	readonly usual?: ImageSize | undefined;
}

/** The image that a link asks for. */
export interface WantedImage {
	readonly kind: 'wanted';
	/** Where it is to be saved, from the workspace folder. */
	readonly path: string;
	readonly format: ImageFormat;
	/** The alt text on one line; empty when there is none. */
	readonly prompt: string;
	readonly size: AllowedSize;
	/** Whether the link says a size. */
	readonly isSized: boolean;
	/** What follows the path in the link, as `?raw=true`: it is no part of the file's name. */
	readonly rest: string;
}

/** A link to an image that cannot be made there: its path is at fault, or its format none of the model's. */
export interface UnsavableImage {
	readonly kind: 'unsavable';
	readonly fault: PlaceFault | 'format';
	/** The path as the link has it. */
	readonly path: string;
}

/** What an image link asks for; undefined where it means no file that Figment could make. */
export function wantedImage(link: ImageLink, options: WantOptions): WantedImage | UnsavableImage | undefined {
	const { model, place, folder, usual } = options;
	const target = readImageTarget(link);
	if (target === undefined) {
		return undefined;
	}
	const places = imagePlaces(link, target, place, folder);
	const { path } = places;
	const fault = places.fault();
	const { values, experimental } = model.outputFormat;
	if (path === undefined || fault !== undefined) {
		return { kind: 'unsavable', fault: fault ?? 'outside', path: target.parts.join('/') };
	}
	if (![...values, ...experimental].includes(target.format)) {
		return { kind: 'unsavable', fault: 'format', path };
	}
	const { prompt, wish } = readWish(link);
	return {
		kind: 'wanted',
		path,
		format: target.format,
		prompt,
		size: allowedSize(model.imageSize, wish, usual),
		isSized: (wish.width ?? 0) > 0 || (wish.height ?? 0) > 0,
		rest: target.rest,
	};
}

/** Whether a draft can stand in for an image of a format: there are none in WebP. */
export function canBeDraft(format: ImageFormat): boolean {
	return format !== 'webp';
}

/** What Obsidian and others write behind the alt text, as in `![A fox|300x200](fox.png)`. */
const sizeInAlt = /\s*\|\s*(\d{1,6})(?:x(\d{1,6}))?\s*$/;

function readWish({ kind, alt, width, height }: ImageLink): {
	readonly prompt: string;
	readonly wish: SizeWish;
} {
	const isMarkdown = kind === 'inline' || kind === 'reference';
	const match = isMarkdown ? sizeInAlt.exec(alt.text) : null;
	const prompt = toLine(match === null ? alt.text : alt.text.slice(0, match.index));
	if (match === null || width !== undefined || height !== undefined) {
		return { prompt, wish: { width, height } };
	}
	return {
		prompt,
		wish: { width: Number(match[1]), height: match[2] === undefined ? undefined : Number(match[2]) },
	};
}
