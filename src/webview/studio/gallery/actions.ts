import type { Deed, GalleryState, ImageAction, Tile } from '../../../protocol/studio/gallery.ts';

/** The menu of these images: what makes sense for them, in groups. `count` says how many there are, known or not. */
export function menuOf(tiles: readonly Tile[], count: number, gallery: GalleryState): readonly Deed[][] {
	return groups
		.map(group => group.filter(deed => makesSense(deed, { tiles, count, gallery })))
		.filter(group => group.length > 0);
}

/** What of the menu has buttons of its own. */
export function buttonsOf(tiles: readonly Tile[], count: number, gallery: GalleryState): readonly Deed[] {
	return main.filter(deed => makesSense(deed, { tiles, count, gallery }));
}

/** What the host does of all this under the same name; undefined for what it does not. */
export function hostAction(deed: Deed): ImageAction | undefined {
	switch (deed) {
		case 'enlarge':
		case 'compare':
		case 'copyImage':
		case 'usePrompt':
		case 'useSeed':
		case 'useAll':
		case 'favourite':
		case 'unfavourite':
			return undefined;
		case 'insert':
		case 'copyLink':
		case 'copyPrompt':
		case 'reveal':
		case 'open':
		case 'details':
		case 'vary':
		case 'regenerate':
		case 'delete':
			return deed;
	}
}

const groups: readonly (readonly Deed[])[] = [
	['enlarge', 'insert'],
	['copyLink', 'copyImage', 'copyPrompt'],
	['useAll', 'usePrompt', 'useSeed'],
	['vary', 'regenerate', 'compare'],
	['open', 'reveal', 'details'],
	['favourite', 'unfavourite', 'delete'],
];
const main: readonly Deed[] = [
	'insert',
	'compare',
	'copyLink',
	'useAll',
	'vary',
	'favourite',
	'unfavourite',
	'delete',
];

interface Case {
	readonly tiles: readonly Tile[];
	readonly count: number;
	readonly gallery: GalleryState;
}

function makesSense(deed: Deed, { tiles, count, gallery }: Case): boolean {
	const only = count === 1 ? tiles[0] : undefined;
	const areFavourites = tiles.length === count && tiles.every(({ isFavourite }) => isFavourite);
	switch (deed) {
		case 'insert':
			return gallery.canInsert || gallery.pick !== undefined;
		case 'copyLink':
		case 'delete':
			return true;
		case 'favourite':
			return !areFavourites;
		case 'unfavourite':
			return areFavourites;
		case 'compare':
			return count === 2 && tiles.length === 2;
		case 'enlarge':
		case 'copyImage':
		case 'open':
		case 'reveal':
		case 'details':
			return only !== undefined;
		case 'useSeed':
			return only?.hasSeed === true;
		case 'copyPrompt':
		case 'useAll':
		case 'usePrompt':
		case 'vary':
		case 'regenerate':
			// What was not generated has no recipe, and what has one has a prompt.
			return only !== undefined && only.prompt !== '';
	}
}
