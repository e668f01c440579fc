import type { Recipe } from '../recipe/recipe.ts';
import type { ImageContent } from './content.ts';
import type { KnownFile } from './fileReader.ts';
import { placeOf } from './place.ts';
import type { SidecarShelf } from './sidecarShelf.ts';

/** An image of the library. */
export interface LibraryImage {
	/** Its URI as text. */
	readonly id: string;
	/** The id of its workspace folder. */
	readonly folder: string;
	/** From its workspace folder, with slashes, nothing percent-encoded. */
	readonly path: string;
	/** In bytes. */
	readonly size: number;
	/** When the file was last changed, in milliseconds since 1970. */
	readonly mtime: number;
	/** When it was made, in milliseconds since 1970: as its recipe says, else when the file was last changed. */
	readonly time: number;
	readonly recipe: Recipe;
	/** Where the recipe is from: Figment wrote it into the file or beside it, or another tool did. */
	readonly from: 'figment' | 'sidecar' | 'parameters' | 'xmp';
	/** In pixels: as the file's head says, else as the recipe does. */
	readonly width: number | undefined;
	readonly height: number | undefined;
}

/** Whether Figment made an image, as far as can be told. */
export function isOwn({ from }: LibraryImage): boolean {
	return from === 'figment' || from === 'sidecar';
}

/** The newest first. */
export function byTime(one: LibraryImage, other: LibraryImage): number {
	return other.time - one.time || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** What the library shows of a file; undefined when nothing says what made it, or it is in no workspace folder. */
export function toImage(
	id: string,
	{ stamp, content }: KnownFile<ImageContent>,
	folders: readonly string[],
	sidecars: SidecarShelf,
): LibraryImage | undefined {
	const place = placeOf(id, folders);
	if (place === undefined) {
		return undefined;
	}
	const { found, hash } = content;
	const beside =
		found?.from === 'figment' || hash === undefined
			? undefined
			: sidecars.find(hash, stamp.size, place.folder);
	const { recipe, from } =
		beside === undefined ? (found ?? nothing) : { recipe: beside, from: 'sidecar' as const };
	if (recipe === undefined) {
		return undefined;
	}
	const { width = recipe.size?.width, height = recipe.size?.height } = content;
	const time = recipe.at === undefined ? NaN : Date.parse(recipe.at);
	return {
		id,
		...place,
		...stamp,
		time: Number.isNaN(time) ? stamp.mtime : time,
		recipe,
		from,
		width,
		height,
	};
}

const nothing = { recipe: undefined, from: undefined };
