import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Tile } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import type { GalleryModel } from './model.ts';

/** An image of the grid: one element, whatever there is to see, since there may be hundreds. */
export function tileTemplate(index: number, column: number, model: GalleryModel): TemplateResult {
	const { images, thumbnails, choice, active, store } = model;
	const words = store.words.gallery;
	const tile = images.at(index);
	const isBroken = tile !== undefined && thumbnails.urlOf(tile) === '';
	return html`<div
		role="gridcell"
		class="tile"
		data-index=${index}
		data-state=${tile === undefined ? 'unknown' : isBroken ? 'broken' : 'known'}
		data-badge=${tile?.isDraft === true ? words.draft : nothing}
		?data-favourite=${tile?.isFavourite === true}
		aria-colindex=${column + 1}
		aria-selected=${tile !== undefined && choice.has(tile.id)}
		aria-label=${
			tile === undefined
				? words.loading
				: isBroken
					? fill(words.labelBroken, tile.name)
					: tileLabel(tile, model)
		}
		title=${tile === undefined ? nothing : [tile.name, tile.facts].filter(text => text !== '').join('\n')}
		tabindex=${index === active ? 0 : -1}
		draggable=${tile === undefined ? 'false' : 'true'}
	>
		${isBroken ? tile.name : nothing}
	</div>`;
}

/** What an image is called: by its prompt, else its name, and what is marked on it. */
export function tileLabel({ prompt, name, isDraft, isFavourite }: Tile, { store }: GalleryModel): string {
	const words = store.words.gallery;
	const called = prompt === '' ? name : prompt.length > mostSaid ? `${prompt.slice(0, mostSaid)}…` : prompt;
	const drafted = isDraft ? fill(words.labelDraft, called) : called;
	return isFavourite ? fill(words.labelFavourite, drafted) : drafted;
}

/** Shows the small picture of the image that an element stands for, as far as there is one. */
export function paintTile(cell: HTMLElement, { images, thumbnails }: GalleryModel): void {
	const tile = images.at(Number(cell.dataset['index']));
	const url = tile && thumbnails.urlOf(tile);
	const before = painted.get(cell);
	// A picture that shows stays until there is another one: the grid must not flicker.
	if (before?.id !== tile?.id || (url !== undefined && url !== before?.url)) {
		painted.set(cell, { id: tile?.id, url });
		cell.style.backgroundImage = url ? `url("${url.replaceAll(/["\\\n]/g, encodeURIComponent)}")` : '';
	}
}

/** What elements show, as they cannot be asked for it as it was told to them. */
const painted = new WeakMap<Element, { readonly id: string | undefined; readonly url: string | undefined }>();
/** A prompt of pages is not read out from its beginning at each step. */
const mostSaid = 200;
