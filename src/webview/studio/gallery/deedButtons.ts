import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icon.ts';
import { buttonsOf, menuOf } from './actions.ts';
import { deedIcon } from './deedIcon.ts';
import type { MenuElement, MenuPlace } from './menu.ts';
import type { GalleryModel } from './model.ts';
import { perform } from './perform.ts';

/** Buttons for what is done most with these images, and one that opens the menu of all. */
export function deedButtons(ids: readonly string[], model: GalleryModel): TemplateResult {
	const { images, store } = model;
	const words = store.words.gallery;
	const tiles = images.known(new Set(ids));
	const open = ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLElement) {
			const { left, bottom } = currentTarget.getBoundingClientRect();
			openMenu(currentTarget, ids, model, { x: left, y: bottom });
		}
	};
	return html`<div class="deeds" role="group" aria-label=${words.actions}>
		${buttonsOf(tiles, ids.length, store.gallery).map(
			deed =>
				html`<button
					type="button"
					class="icon-button"
					data-deed=${deed}
					aria-label=${words[deed]}
					title=${words[deed]}
					@click=${() => void perform(deed, ids, model)}
				>
					${deedIcon(deed)}
				</button>`,
		)}
		<button
			type="button"
			class="icon-button"
			aria-label=${words.more}
			aria-haspopup="menu"
			title=${words.more}
			@click=${open}
		>
			${icon('ellipsis')}
		</button>
	</div>`;
}

/** Opens the menu of all that can be done with these images, from an element of the gallery. */
export function openMenu(from: Element, ids: readonly string[], model: GalleryModel, place: MenuPlace): void {
	const { images, store } = model;
	const words = store.words.gallery;
	const menu = from.closest('figment-gallery')?.querySelector<MenuElement>('figment-menu');
	if (ids.length > 0) {
		const groups = menuOf(images.known(new Set(ids)), ids.length, store.gallery);
		void menu?.open({
			label: words.actions,
			place,
			groups: groups
				.map(group => group.filter(deed => deed !== 'enlarge' || model.overlay === undefined))
				.map(group => group.map(deed => ({ label: words[deed], run: () => void perform(deed, ids, model) })))
				.filter(group => group.length > 0),
		});
	}
}
