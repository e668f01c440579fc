import * as vscode from 'vscode';
import { splitName } from '../../../core/asset/fileName.ts';
import type { LibraryImage } from '../../../core/library/libraryImage.ts';
import type { Tile } from '../../../protocol/studio/gallery.ts';
import { modelText } from '../../pages/facts.ts';
import { formatText, pixelsText } from '../../pages/figures.ts';
import { pictureUrl } from '../../pages/pictureUrl.ts';
import type { PageHandle } from '../studioPage.ts';
import { versionOf } from './thumbnails.ts';

/** More of a prompt is not shown, in UTF-16 code units: another tool's may be of any length. */
const longestPrompt = 10_000;

/** What a tile shows besides its image. */
export interface TileDetails {
	readonly page: PageHandle;
	/** The file of its thumbnail. */
	readonly thumbnail: vscode.Uri | undefined;
	readonly isFavourite: boolean;
	/** Writes times as the person does. */
	readonly times: Intl.DateTimeFormat;
}

/** Writes when images were made; making one takes longer than using it. */
export function tileTimes(): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** An image as a page of the gallery shows it. */
export function toTile(image: LibraryImage, { page, thumbnail, isFavourite, times }: TileDetails): Tile {
	const { id, path, width, height, recipe } = image;
	const version = versionOf(image);
	const { prompt } = recipe;
	return {
		id,
		name: path.slice(path.lastIndexOf('/') + 1),
		path,
		url: pictureUrl(file => page.urlOf(file), vscode.Uri.parse(id), version),
		...(thumbnail === undefined ? {} : { thumbnail: page.urlOf(thumbnail) }),
		version,
		prompt: prompt.length > longestPrompt ? `${prompt.slice(0, longestPrompt - 1)}…` : prompt,
		...(width === undefined || height === undefined ? {} : { width, height }),
		facts: factsOf(image, times),
		isDraft: recipe.draft ?? false,
		isFavourite,
		hasSeed: recipe.seed !== undefined,
	};
}

function factsOf({ path, width, height, time, recipe }: LibraryImage, times: Intl.DateTimeFormat): string {
	return [
		...(width === undefined || height === undefined ? [] : [pixelsText({ width, height })]),
		formatText(splitName(path).ending.slice(1).toLowerCase()),
		times.format(time),
		modelText(recipe) ?? [],
	]
		.flat()
		.join(' · ');
}
