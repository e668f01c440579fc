import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Tile } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { deedButtons, openMenu } from './deedButtons.ts';
import { formatCount } from './formatCount.ts';
import { clamp } from './grid.ts';
import type { GalleryModel } from './model.ts';
import { overlayButton } from './overlayButton.ts';
import { PanZoom } from './panZoom.ts';
import { perform } from './perform.ts';
import { tileLabel } from './tile.ts';
import { zoomStep } from './zoom.ts';

/** The image that the keyboard is at, large, with all that is known of it. */
export class ViewerElement extends LitElement {
	static override readonly properties = {
		model: { attribute: false },
		percent: { state: true },
		broken: { state: true },
	};
	declare model: GalleryModel;
	/** How large the picture is shown, in percent. */
	declare percent: number | undefined;
	/** The URL of a picture that cannot be shown. */
	declare broken: string | undefined;
	readonly #panZoom = new PanZoom(() => this.#place());
	readonly #sizes = new ResizeObserver(() => this.#place());
	#stop: (() => void) | undefined;
	#shown: string | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#stop = this.model.onChange(() => this.requestUpdate());
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#stop?.();
		this.#sizes.disconnect();
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override firstUpdated(): void {
		const stage = this.#stage();
		if (stage !== null) {
			stage.focus({ preventScroll: true });
			this.#sizes.observe(stage);
		}
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		const id = this.model.activeTile?.id;
		if (id !== this.#shown) {
			this.#shown = id;
			this.#panZoom.fit();
		}
	}

	protected override render(): TemplateResult {
		const { model } = this;
		const { activeTile: tile, active, count, store } = model;
		const words = store.words.gallery;
		const step = (label: string, to: number, content: TemplateResult) =>
			overlayButton(label, content, () => this.#go(to), to < 0 || to >= count);
		return html`<div
			class="overlay viewer"
			role="dialog"
			tabindex="-1"
			aria-label=${tile === undefined ? words.loading : tileLabel(tile, model)}
			@keydown=${(event: KeyboardEvent) => this.#press(event)}
		>
			<div class="overlay-bar">
				<h2>${tile?.name}</h2>
				<span class="quiet">${fill(words.place, formatCount(active + 1), formatCount(count))}</span>
				<div class="deeds">
					${step(words.previous, active - 1, icon('chevron-left'))}
					${step(words.next, active + 1, icon('chevron-right'))}
				</div>
				<div class="deeds">
					${overlayButton(words.zoomOut, icon('zoom-out'), () => this.#panZoom.by(1 / zoomStep))}
					<span class="percent quiet"
						>${this.percent === undefined ? '' : fill(words.zoomed, this.percent)}</span
					>
					${overlayButton(words.zoomIn, icon('zoom-in'), () => this.#panZoom.by(zoomStep))}
					${overlayButton(words.zoomFit, icon('screen-normal'), () => this.#panZoom.fit())}
					${overlayButton(words.zoomFull, icon('screen-full'), () => this.#full())}
				</div>
				${overlayButton(words.close, icon('close'), () => model.show(undefined))}
			</div>
			<div
				class="stage"
				tabindex="0"
				role="group"
				aria-label=${words.picture}
				@wheel=${this.#panZoom.wheel}
				@pointerdown=${this.#panZoom.drag}
				@pointermove=${this.#panZoom.drag}
				@pointerup=${this.#panZoom.drag}
				@pointercancel=${this.#panZoom.drag}
				@contextmenu=${(event: MouseEvent) => this.#openMenu(event)}
			>
				${tile === undefined ? nothing : this.#picture(tile)}
			</div>
			${tile === undefined ? nothing : this.#details(tile)}
		</div>`;
	}

	#picture(tile: Tile): TemplateResult {
		if (this.broken === tile.url) {
			return html`<p class="stage-note">
				${icon('file-media')} ${this.model.store.words.gallery.cannotShow}
			</p>`;
		}
		return html`<img
			draggable="false"
			alt=${tileLabel(tile, this.model)}
			src=${tile.url}
			@load=${() => this.#place()}
			@error=${() => (this.broken = tile.url)}
		/>`;
	}

	#details(tile: Tile): TemplateResult {
		return html`<div class="overlay-details">
			${deedButtons([tile.id], this.model)}
			<p class="prompt">${tile.prompt}</p>
			<p class="quiet">${[tile.path, tile.facts].filter(text => text !== '').join(' · ')}</p>
		</div>`;
	}

	#press(event: KeyboardEvent): void {
		const { model } = this;
		const isRightToLeft = getComputedStyle(this).direction === 'rtl';
		const targets = model.targets;
		if (event.ctrlKey || event.metaKey || event.altKey) {
			return;
		} else if (event.key === 'Escape') {
			model.show(undefined);
		} else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
			this.#go(model.active + ((event.key === 'ArrowRight') === isRightToLeft ? -1 : 1));
		} else if (event.key === 'Delete') {
			if (!event.repeat) {
				void perform('delete', targets, model);
			}
		} else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
			const { left = 0, top = 0 } = this.#stage()?.getBoundingClientRect() ?? {};
			openMenu(this, targets, model, { x: left, y: top });
		} else if (event.key === '1') {
			this.#full();
		} else if (event.key.toLowerCase() === 'f') {
			void perform(model.activeTile?.isFavourite === true ? 'unfavourite' : 'favourite', targets, model);
		} else if (!this.#panZoom.press(event.key)) {
			return;
		}
		event.preventDefault();
	}

	#go(to: number): void {
		const { model } = this;
		model.goTo(clamp(to, 0, model.count - 1));
		const { activeTile: tile, store } = model;
		if (tile !== undefined) {
			store.announce(tileLabel(tile, model));
		}
	}

	#openMenu(event: MouseEvent): void {
		event.preventDefault();
		openMenu(this, this.model.targets, this.model, { x: event.clientX, y: event.clientY });
	}

	#full(): void {
		const image = this.querySelector('img');
		const stage = this.#stage();
		if (image !== null && stage !== null) {
			this.#panZoom.full(image, stage);
		}
	}

	#place(): void {
		const image = this.querySelector('img');
		const stage = this.#stage();
		if (image !== null && stage !== null && image.naturalWidth > 0) {
			this.percent = Math.round(this.#panZoom.place(image, stage) * 100);
			image.classList.add('placed');
		}
	}

	#stage(): HTMLElement | null {
		return this.querySelector<HTMLElement>('.stage');
	}
}

customElements.define('figment-viewer', ViewerElement);
