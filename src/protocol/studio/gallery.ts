import * as z from 'zod/mini';
import { count, imageId, text } from './parts.ts';

/** The most images that one answer gives. */
export const mostTiles = 200;
/** The longest side of a thumbnail, in pixels. */
export const thumbnailSide = 256;
/** The most bytes of a thumbnail. */
export const mostThumbnailBytes = 65_536;
/** The MIME type of what is dragged out of the gallery: the ids of images, a line each. */
export const imageDragType = 'application/x-figment-image';

export const galleryState = z.strictObject({
	/** Another one when any image that is asked for may have changed. */
	revision: count,
	isLoading: z.boolean(),
	/** The document that an image is chosen for, in words; undefined while none is. */
	pick: z.optional(z.string()),
	/** Whether there is a document that images can be inserted into. */
	canInsert: z.boolean(),
});
export type GalleryState = z.infer<typeof galleryState>;

export const gallerySearch = z.strictObject({
	/** As it is typed: words and filters, as in Insert Generated Image. */
	query: text(1000),
	favourites: z.boolean(),
	drafts: z.enum(['all', 'only', 'none']),
	unused: z.boolean(),
	sort: z.enum(['newest', 'oldest', 'name']),
});
/** Which images of the library are shown, and in which order. */
export type GallerySearch = z.infer<typeof gallerySearch>;

const tile = z.strictObject({
	id: imageId,
	/** The last part of its path, and the path from its workspace folder. */
	name: z.string(),
	path: z.string(),
	/** Where the page loads the whole picture from, and the thumbnail if there is one. */
	url: z.string(),
	thumbnail: z.optional(z.string()),
	/** Another one for other content of the file. */
	version: z.string(),
	prompt: z.string(),
	/** In pixels. */
	width: z.optional(count),
	height: z.optional(count),
	/** What is known of it besides, in words. */
	facts: z.string(),
	isDraft: z.boolean(),
	isFavourite: z.boolean(),
	hasSeed: z.boolean(),
});
export type Tile = z.infer<typeof tile>;

export const imagesAnswer = z.strictObject({
	/** The gallery's revision that this is of. */
	revision: count,
	/** How many are found, and how many there are whatever is looked for. */
	total: count,
	all: count,
	/** Filters that make no sense as they are typed, and do nothing. */
	ignored: z.array(z.string()),
	tiles: z.array(tile),
});
export type ImagesAnswer = z.infer<typeof imagesAnswer>;

/** What can be done with images of the gallery by the host. */
export const imageActions = [
	'insert',
	'copyLink',
	'copyPrompt',
	'reveal',
	'open',
	'details',
	'vary',
	'regenerate',
	'delete',
] as const;
export type ImageAction = (typeof imageActions)[number];

/** All that can be done with images, in the order of the menu. */
export const deeds = [
	'enlarge',
	'insert',
	'copyLink',
	'copyImage',
	'copyPrompt',
	'useAll',
	'usePrompt',
	'useSeed',
	'vary',
	'regenerate',
	'compare',
	'open',
	'reveal',
	'details',
	'favourite',
	'unfavourite',
	'delete',
] as const;
/** What can be done with images: by the host, or by the page. */
export type Deed = (typeof deeds)[number];
