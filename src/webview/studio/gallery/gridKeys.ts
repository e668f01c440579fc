import { imageDragType } from '../../../protocol/studio/gallery.ts';
import { openMenu } from './deedButtons.ts';
import type { GridElement } from './gridElement.ts';
import { moveBy } from './grid.ts';
import type { MenuPlace } from './menu.ts';
import type { GalleryModel } from './model.ts';
import { perform } from './perform.ts';

/** Does what a key means in the grid. */
export function pressInGrid(event: KeyboardEvent, grid: GridElement, model: GalleryModel): void {
	const isControl = event.ctrlKey || event.metaKey;
	const isRightToLeft = getComputedStyle(grid).direction === 'rtl';
	const to = grid.shape && moveBy({ key: event.key, isControl, isRightToLeft }, model.active, grid.shape);
	if (event.altKey) {
		return;
	}
	if (to !== undefined) {
		walk(to, event.shiftKey, grid, model);
	} else if (isControl && event.key.toLowerCase() === 'a') {
		void model.store.attempt(() => model.chooseAll());
	} else if (isControl || !doByKey(event, grid, model)) {
		return;
	}
	event.preventDefault();
}

/** Does what is meant by Enter or by two clicks on an image. */
export function doDefault(model: GalleryModel): void {
	const { activeTile: tile, store } = model;
	if (tile !== undefined) {
		void perform(store.gallery.pick === undefined ? 'enlarge' : 'insert', [tile.id], model);
	}
}

/** Chooses what is clicked. */
export function clickInGrid(event: MouseEvent, model: GalleryModel): void {
	const index = placeOf(event);
	if (index !== undefined) {
		model.goTo(index);
		const how = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
		void model.store.attempt(() => model.choose(index, how));
	}
}

/** Opens the menu of an image, which is chosen alone unless it is among those that are. */
export async function openGridMenu(event: MouseEvent, model: GalleryModel): Promise<void> {
	const index = placeOf(event);
	const cell = event.target;
	if (index !== undefined && cell instanceof HTMLElement) {
		event.preventDefault();
		const { clientX: x, clientY: y } = event;
		model.goTo(index);
		const id = model.activeTile?.id;
		if (id !== undefined && !model.choice.has(id)) {
			await model.choose(index, 'only');
		}
		cell.focus({ preventScroll: true });
		openMenu(cell, model.targets, model, { x, y });
	}
}

/** Lets an image be dragged, and with it all that are chosen if it is. */
export function dragFromGrid(event: DragEvent, model: GalleryModel): void {
	const index = placeOf(event);
	const tile = index === undefined ? undefined : model.images.at(index);
	if (tile === undefined || event.dataTransfer === null) {
		return;
	}
	const ids = model.choice.has(tile.id) ? [...model.choice.ids] : [tile.id];
	const known = model.images.known(new Set(ids));
	event.dataTransfer.effectAllowed = 'copyLink';
	event.dataTransfer.setData(imageDragType, ids.join('\n'));
	event.dataTransfer.setData('text/plain', known.map(({ path }) => path).join('\n'));
	const image = model.thumbnails.imageOf(tile);
	if (image !== undefined) {
		// Below the pointer, so that one sees where it is dropped.
		event.dataTransfer.setDragImage(image, 0, 0);
	}
}

/** The place of the image that something happened to; undefined where there is none. */
export function placeOf({ target }: Event): number | undefined {
	const cell = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
	return cell === null ? undefined : Number(cell.dataset['index']);
}

function walk(to: number, isRange: boolean, grid: GridElement, model: GalleryModel): void {
	model.goTo(to);
	if (isRange) {
		void model.store.attempt(() => model.choose(to, 'range'));
	} else {
		model.choice.anchor = to;
	}
	void grid.reveal(to, true);
}

/** Held down they are meant once. */
const deedKeys: ReadonlySet<string> = new Set([' ', 'Enter', 'Delete', 'f', 'F']);

/** Returns whether the key means anything. */
function doByKey(event: KeyboardEvent, grid: GridElement, model: GalleryModel): boolean {
	const { active, activeTile: tile, targets } = model;
	if (event.repeat && deedKeys.has(event.key)) {
		return true;
	}
	switch (event.key) {
		case ' ':
			void model.store.attempt(() => model.choose(active, event.shiftKey ? 'range' : 'toggle'));
			return true;
		case 'Enter':
			doDefault(model);
			return true;
		case 'Delete':
			void perform('delete', targets, model);
			return true;
		case 'Escape':
			model.chooseNone();
			return true;
		case 'f':
		case 'F':
			void perform(tile?.isFavourite === true ? 'unfavourite' : 'favourite', targets, model);
			return true;
		case 'F10':
		case 'ContextMenu':
			if (event.key === 'F10' && !event.shiftKey) {
				return false;
			}
			openMenu(grid, targets, model, cornerOf(grid.cell(active)));
			return true;
		default:
			return false;
	}
}

function cornerOf(cell: HTMLElement | null): MenuPlace {
	const { left = 0, bottom = 0 } = cell?.getBoundingClientRect() ?? {};
	return { x: left, y: bottom };
}
