import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { GallerySearch } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { deedButtons } from './deedButtons.ts';
import { formatCount } from './formatCount.ts';
import { tileSizes } from './grid.ts';
import type { TileSize } from './grid.ts';
import type { GalleryModel } from './model.ts';

/** How large tiles are, and what changes that. */
export interface Sizing {
	readonly size: TileSize;
	readonly resize: (size: TileSize) => void;
}

/** What is above the grid: what is looked for, how many are found, or what can be done with the chosen ones. */
export function headerTemplate(model: GalleryModel, sizing: Sizing): TemplateResult {
	const { images, choice, store } = model;
	const words = store.words.gallery;
	const chosen = [...choice.ids];
	return html`
		<div class="gallery-search" role="search" aria-label=${words.search}>
			${searchField(model)} ${filters(model)}
		</div>
		${
			images.ignored.length === 0
				? nothing
				: html`<p class="gallery-ignored quiet">
						${icon('info')} ${fill(words.ignored, images.ignored.join(' '))}
					</p>`
		}
		<div class="gallery-line">
			${
				chosen.length > 0
					? html`<span class="gallery-count">${fill(words.chosen, formatCount(chosen.length))}</span>
							${deedButtons(chosen, model)}
							<button
								type="button"
								class="icon-button"
								aria-label=${words.chooseNone}
								title=${words.chooseNone}
								@click=${() => model.chooseNone()}
							>
								${icon('close')}
							</button>`
					: html`<span class="gallery-count quiet">${countText(model)}</span>${sizeButtons(model, sizing)}`
			}
		</div>
	`;
}

function searchField(model: GalleryModel): TemplateResult {
	const { store } = model;
	const words = store.words.gallery;
	const { query, favourites, unused } = store.view.search;
	const type = ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLInputElement) {
			model.search({ query: currentTarget.value });
		}
	};
	const press = (event: KeyboardEvent) => {
		if (event.key === 'Escape' && query !== '') {
			event.preventDefault();
			model.search({ query: '' });
		}
	};
	return html`<div class="search-box">
		<input
			type="text"
			role="searchbox"
			maxlength="1000"
			spellcheck="false"
			aria-label=${words.search}
			placeholder=${words.searchHint}
			.value=${live(query)}
			@input=${type}
			@keydown=${press}
		/>
		<button
			type="button"
			class="toggle"
			aria-pressed=${favourites}
			aria-label=${words.onlyFavourites}
			title=${words.onlyFavourites}
			@click=${() => model.search({ favourites: !favourites })}
		>
			${favourites ? icon('star-full') : icon('star-empty')}
		</button>
		<button
			type="button"
			class="toggle"
			aria-pressed=${unused}
			aria-label=${words.onlyUnused}
			title=${words.onlyUnused}
			@click=${() => model.search({ unused: !unused })}
		>
			${icon('debug-disconnect')}
		</button>
	</div>`;
}

function filters(model: GalleryModel): TemplateResult {
	const words = model.store.words.gallery;
	const { drafts, sort } = model.store.view.search;
	return html`<div class="gallery-filters">
		${select(
			words.drafts,
			drafts,
			{ all: words.draftsAll, only: words.draftsOnly, none: words.draftsNone },
			value => model.search({ drafts: value }),
		)}
		${select(
			words.sort,
			sort,
			{ newest: words.sortNewest, oldest: words.sortOldest, name: words.sortName },
			value => model.search({ sort: value }),
		)}
	</div>`;
}

function select<const Value extends GallerySearch['drafts'] | GallerySearch['sort']>(
	label: string,
	current: Value,
	options: Readonly<Record<Value, string>>,
	choose: (value: Value) => void,
): TemplateResult {
	const values = Object.keys(options).filter((value): value is Value => value in options);
	const change = ({ currentTarget }: Event) => {
		const value =
			currentTarget instanceof HTMLSelectElement ? values[currentTarget.selectedIndex] : undefined;
		if (value !== undefined) {
			choose(value);
		}
	};
	return html`<span class="select-box">
		<select class="select" aria-label=${label} title=${label} @change=${change}>
			${values.map(value => html`<option value=${value} ?selected=${value === current}>${options[value]}</option>`)}
		</select>
		${icon('chevron-down')}
	</span>`;
}

function sizeButtons({ store }: GalleryModel, { size, resize }: Sizing): TemplateResult {
	const words = store.words.gallery;
	const at = tileSizes.indexOf(size);
	const button = (label: string, to: TileSize | undefined, content: TemplateResult) =>
		html`<button
			type="button"
			class="icon-button"
			aria-label=${label}
			aria-disabled=${to === undefined}
			title=${label}
			@click=${() => to !== undefined && resize(to)}
		>
			${content}
		</button>`;
	return html`<div class="deeds">
		${button(words.smaller, at > 0 ? tileSizes[at - 1] : undefined, icon('zoom-out'))}
		${button(words.larger, tileSizes[at + 1], icon('zoom-in'))}
	</div>`;
}

function countText({ images, count, store }: GalleryModel): string {
	const words = store.words.gallery;
	if (images.total === undefined || (images.all === 0 && store.gallery.isLoading)) {
		return store.gallery.isLoading ? words.loading : '';
	}
	if (count === 1 && images.all === 1) {
		return words.countOne;
	}
	return count === images.all
		? fill(words.countAll, formatCount(count))
		: fill(words.count, formatCount(count), formatCount(images.all));
}
