import { fill } from '../fill.ts';
import { hostAction } from './actions.ts';
import type { Deed } from '../../../protocol/studio/gallery.ts';
import type { GalleryModel } from './model.ts';
import { readAsPng } from './picture.ts';

/** Does something with images, and shows why where it cannot be done. Never rejects. */
export async function perform(deed: Deed, ids: readonly string[], model: GalleryModel): Promise<void> {
	const [id] = ids;
	if (id !== undefined) {
		await model.store.attempt(() => doIt(deed, [id, ...ids.slice(1)], model));
	}
}

async function doIt(deed: Deed, ids: readonly [string, ...string[]], model: GalleryModel): Promise<void> {
	const { channel } = model.store;
	const [image] = ids;
	switch (deed) {
		case 'enlarge':
			model.show('viewer');
			break;
		case 'compare': {
			const [first, second] = model.images.known(new Set(ids));
			if (first !== undefined && second !== undefined) {
				model.show([first, second]);
			}
			break;
		}
		case 'copyImage':
			await copyImage(image, model);
			break;
		case 'useAll':
		case 'usePrompt':
		case 'useSeed': {
			const what = { useAll: 'all', usePrompt: 'prompt', useSeed: 'seed' } as const;
			await channel.ask({ name: 'useRecipe', image, what: what[deed] });
			break;
		}
		case 'favourite':
		case 'unfavourite':
			await channel.ask({ name: 'setFavourite', images: [...ids], isFavourite: deed === 'favourite' });
			break;
		default: {
			const action = hostAction(deed);
			if (action !== undefined) {
				await channel.ask({ name: 'act', action, images: [...ids] });
			}
		}
	}
}

async function copyImage(id: string, { images, store }: GalleryModel): Promise<void> {
	const { words } = store;
	const [tile] = images.known(new Set([id]));
	if (tile === undefined) {
		return;
	}
	try {
		// A promise, since a clipboard is only open to what was just pressed.
		await navigator.clipboard.write([new ClipboardItem({ 'image/png': readAsPng(tile.url) })]);
	} catch (error) {
		throw new Error(fill(words.gallery.cannotCopy, tile.name), { cause: error });
	}
	store.announce(fill(words.gallery.copied, tile.name));
}
