import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GallerySearch } from '../../../protocol/studio/gallery.ts';
import { clamp, rowsAt, scrollTo, shapeGrid, tilesAt, tilesOf } from './grid.ts';
import type { GridRoom, GridShape, Range, TileSize } from './grid.ts';
import type { GalleryModel } from './model.ts';
import { paintTile, tileTemplate } from './tile.ts';

/** So long nothing was scrolled when the grid counts as still, in milliseconds. */
const stillAfterMs = 150;

/** All images that are found, of which only those in sight are on the page. It scrolls by itself. */
export class GridElement extends LitElement {
	static override readonly properties = { model: { attribute: false }, size: { attribute: false } };
	declare model: GalleryModel;
	declare size: TileSize;
	readonly #sizes = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect));
	#room: GridRoom = { width: 0, height: 0 };
	#shape: GridShape | undefined;
	/** Where it is scrolled to, in CSS pixels. */
	#top = 0;
	/** Whether it is still to be scrolled there. */
	#isMoved = false;
	/** The first image in sight, which stays there when the grid is laid out anew. */
	#first = 0;
	#drawn: Range = { from: 0, to: 0 };
	#shown: GallerySearch | undefined;
	#isStill = true;
	#hasFocus = false;
	#stillTimer = 0;
	#stop: (() => void) | undefined;

	/** How it is laid out now; undefined while it has no room or no images. */
	get shape(): GridShape | undefined {
		return this.#shape;
	}

	/** Scrolls to an image, whether it is on the page yet or not, and gives it the focus. */
	async reveal(index: number, withFocus: boolean): Promise<void> {
		if (this.#shape !== undefined) {
			this.scrollTop = scrollTo(this.#shape, this.#room, this.scrollTop, index);
		}
		this.requestUpdate();
		await this.updateComplete;
		if (withFocus) {
			this.cell(index)?.focus({ preventScroll: true });
		}
	}

	/** The element of an image; null while it is not on the page. */
	cell(index: number): HTMLElement | null {
		return this.querySelector<HTMLElement>(`[data-index="${index}"]`);
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#first = this.model.store.view.first;
		this.#stop = this.model.onChange(() => this.requestUpdate());
		this.#sizes.observe(this);
		this.addEventListener('scroll', this.#scrolled, { passive: true });
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#stop?.();
		this.#sizes.disconnect();
		this.removeEventListener('scroll', this.#scrolled);
		clearTimeout(this.#stillTimer);
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override willUpdate(): void {
		const focused = document.activeElement;
		this.#hasFocus = focused?.role === 'gridcell' && this.contains(focused);
		const { count, images } = this.model;
		if (count === 0 || this.#room.width === 0) {
			this.#shape = undefined;
			return;
		}
		const before = this.#shape;
		const shape = shapeGrid(this.#room, count, this.size);
		this.#shape = shape;
		const isOther = images.shown !== this.#shown;
		if (isOther) {
			this.#first = this.#shown === undefined ? this.#first : 0;
			this.#shown = images.shown;
		}
		this.#isMoved ||= isOther || before?.columns !== shape.columns || before.pitch !== shape.pitch;
		this.#top = this.#isMoved ? topOf(shape, this.#room, this.#first) : this.scrollTop;
		this.#drawn = rowsAt(shape, this.#room, this.#top);
	}

	protected override render(): TemplateResult | typeof nothing {
		const { active, store } = this.model;
		const shape = this.#shape;
		if (shape === undefined) {
			return nothing;
		}
		const { from, to } = this.#drawn;
		const rows = numbers(from, to);
		// The image that the keyboard is at stays on the page, or the focus would be lost.
		const own = Math.floor(active / shape.columns);
		if (own < from) {
			rows.unshift(own);
		} else if (own >= to && own < shape.rows) {
			rows.push(own);
		}
		return html`<div
			class="tiles"
			role="grid"
			aria-label=${store.words.gallery.images}
			aria-multiselectable="true"
			aria-rowcount=${shape.rows}
			aria-colcount=${shape.columns}
		>
			${repeat(
				rows,
				row => row,
				row => this.#row(row, shape),
			)}
		</div>`;
	}

	protected override updated(): void {
		const grid = this.querySelector<HTMLElement>('.tiles');
		const shape = this.#shape;
		if (grid === null || shape === undefined) {
			return;
		}
		grid.style.height = `${shape.height}px`;
		grid.style.setProperty('--tile', `${shape.tile}px`);
		grid.style.setProperty('--columns', String(shape.columns));
		for (const row of grid.children) {
			if (row instanceof HTMLElement) {
				row.style.transform = `translateY(${Number(row.dataset['row']) * shape.pitch}px)`;
			}
		}
		if (this.#isMoved) {
			this.#isMoved = false;
			this.scrollTop = this.#top;
		}
		this.#want(shape);
		for (const cell of grid.querySelectorAll<HTMLElement>('.tile')) {
			paintTile(cell, this.model);
		}
		// The image that has the focus may have got another place, or have been the last and be gone.
		const own = this.cell(this.model.active);
		if (this.#hasFocus && document.activeElement !== own) {
			own?.focus({ preventScroll: true });
		}
	}

	#row(row: number, shape: GridShape): TemplateResult {
		const { from, to } = tilesOf(shape, row);
		return html`<div role="row" class="tile-row" data-row=${row} aria-rowindex=${row + 1}>
			${repeat(
				numbers(from, to),
				index => index,
				index => tileTemplate(index, index - from, this.model),
			)}
		</div>`;
	}

	readonly #scrolled = () => {
		const shape = this.#shape;
		if (shape === undefined || this.#room.height === 0) {
			return;
		}
		this.#first = tilesAt(shape, this.#room, this.scrollTop).from;
		this.#isStill = false;
		clearTimeout(this.#stillTimer);
		this.#stillTimer = window.setTimeout(() => {
			this.#isStill = true;
			if (this.model.store.view.first !== this.#first) {
				this.model.store.look({ first: this.#first });
			}
			this.requestUpdate();
		}, stillAfterMs);
		const { from, to } = rowsAt(shape, this.#room, this.scrollTop);
		if (from !== this.#drawn.from || to !== this.#drawn.to) {
			this.requestUpdate();
		}
	};

	#fit(rect: DOMRectReadOnly | undefined): void {
		this.#room = { width: rect?.width ?? 0, height: rect?.height ?? 0 };
		this.requestUpdate();
	}

	#want(shape: GridShape): void {
		const { images, thumbnails } = this.model;
		const { from, to } = tilesAt(shape, this.#room, this.#top);
		const around = to - from;
		images.want({ from: Math.max(from - around, 0), to: Math.min(to + around, shape.count) });
		const { columns, count } = shape;
		const drawn = { from: this.#drawn.from * columns, to: Math.min(this.#drawn.to * columns, count) };
		// Those that come into sight next come last.
		const places = [numbers(from, to), numbers(to, drawn.to), numbers(drawn.from, from)].flat();
		thumbnails.want(
			places.flatMap(index => images.at(index) ?? []),
			this.#isStill,
		);
	}
}

/** How far to scroll for a tile to be in the first row in sight, as far as there is something below it. */
function topOf(shape: GridShape, room: GridRoom, index: number): number {
	return clamp(Math.floor(index / shape.columns) * shape.pitch, 0, Math.max(shape.height - room.height, 0));
}

/** Those from the one to before the other. */
function numbers(from: number, to: number): number[] {
	return Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
}

customElements.define('figment-gallery-grid', GridElement);
