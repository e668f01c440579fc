import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import type { Tile } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { clamp } from './grid.ts';
import type { GalleryModel } from './model.ts';
import { overlayButton } from './overlayButton.ts';
import { PanZoom } from './panZoom.ts';
import { tileLabel } from './tile.ts';
import { zoomStep } from './zoom.ts';

/** Two images, one over the other with a divider between them, or side by side, looked at alike. */
export class CompareElement extends LitElement {
	static override readonly properties = {
		model: { attribute: false },
		tiles: { attribute: false },
		isSideBySide: { state: true },
		share: { state: true },
	};
	declare model: GalleryModel;
	declare tiles: readonly [Tile, Tile];
	declare isSideBySide: boolean;
	/** How much of the first one is seen, in percent of the width. */
	declare share: number;
	readonly #panZoom = new PanZoom(() => this.#place());
	readonly #sizes = new ResizeObserver(() => this.#place());

	constructor() {
		super();
		this.isSideBySide = false;
		this.share = 50;
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#sizes.disconnect();
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override firstUpdated(): void {
		this.querySelector<HTMLElement>('[role="slider"]')?.focus();
	}

	protected override updated(): void {
		this.querySelectorAll('.stage').forEach(stage => this.#sizes.observe(stage));
		const divider = this.querySelector<HTMLElement>('.divider');
		if (divider !== null) {
			const covered = this.#isRightToLeft() ? 100 - this.share : this.share;
			divider.style.left = `${covered}%`;
			const over = this.querySelector<HTMLElement>('.over');
			if (over !== null) {
				over.style.clipPath = this.#isRightToLeft()
					? `inset(0 0 0 ${covered}%)`
					: `inset(0 ${100 - covered}% 0 0)`;
			}
		}
		this.#place();
	}

	protected override render(): TemplateResult {
		const { model, tiles, isSideBySide } = this;
		const words = model.store.words.gallery;
		const title = fill(words.comparing, tiles[0].name, tiles[1].name);
		return html`<div
			class="overlay compare"
			role="dialog"
			tabindex="-1"
			aria-label=${title}
			@keydown=${(event: KeyboardEvent) => this.#press(event)}
		>
			<div class="overlay-bar">
				<h2>${title}</h2>
				<div class="deeds">
					${this.#mode(words.compareSlider, false, icon('versions'))}
					${this.#mode(words.compareSide, true, icon('split-horizontal'))}
				</div>
				<div class="deeds">
					${overlayButton(words.zoomOut, icon('zoom-out'), () => this.#panZoom.by(1 / zoomStep))}
					${overlayButton(words.zoomIn, icon('zoom-in'), () => this.#panZoom.by(zoomStep))}
					${overlayButton(words.zoomFit, icon('screen-normal'), () => this.#panZoom.fit())}
				</div>
				${overlayButton(words.close, icon('close'), () => model.show(undefined))}
			</div>
			<div class="stages ${isSideBySide ? 'side' : 'stacked'}">
				${
					isSideBySide
						? tiles.map(tile => this.#stage(tile, ''))
						: html`${this.#stage(tiles[1], '')}${this.#stage(tiles[0], 'over')}${this.#divider()}`
				}
			</div>
			<div class="overlay-names">
				<span title=${tiles[0].prompt}>${tiles[0].name}</span>
				<span title=${tiles[1].prompt}>${tiles[1].name}</span>
			</div>
		</div>`;
	}

	#mode(label: string, isSideBySide: boolean, content: TemplateResult): TemplateResult {
		return html`<button
			type="button"
			class="toggle"
			aria-pressed=${this.isSideBySide === isSideBySide}
			aria-label=${label}
			title=${label}
			@click=${() => (this.isSideBySide = isSideBySide)}
		>
			${content}
		</button>`;
	}

	#stage(tile: Tile, name: string): TemplateResult {
		return html`<div
			class="stage ${name}"
			@wheel=${this.#panZoom.wheel}
			@pointerdown=${this.#panZoom.drag}
			@pointermove=${this.#panZoom.drag}
			@pointerup=${this.#panZoom.drag}
			@pointercancel=${this.#panZoom.drag}
		>
			<img
				draggable="false"
				alt=${tileLabel(tile, this.model)}
				src=${tile.url}
				@load=${() => this.#place()}
			/>
		</div>`;
	}

	#divider(): TemplateResult {
		const words = this.model.store.words.gallery;
		const drag = (event: PointerEvent) => {
			const { currentTarget: divider } = event;
			if (divider instanceof HTMLElement && event.type === 'pointerdown') {
				divider.setPointerCapture(event.pointerId);
			} else if (divider instanceof HTMLElement && divider.hasPointerCapture(event.pointerId)) {
				const { left = 0, width = 1 } = divider.parentElement?.getBoundingClientRect() ?? {};
				const percent = ((event.clientX - left) / width) * 100;
				this.#divide(this.#isRightToLeft() ? 100 - percent : percent);
			}
		};
		return html`<div
			class="divider"
			role="slider"
			tabindex="0"
			aria-label=${words.compareDivider}
			aria-orientation="horizontal"
			aria-valuemin="0"
			aria-valuemax="100"
			aria-valuenow=${this.share}
			aria-valuetext=${fill(words.compareShare, this.share, this.tiles[0].name)}
			@pointerdown=${drag}
			@pointermove=${drag}
		></div>`;
	}

	#press(event: KeyboardEvent): void {
		const isDivider = event.target instanceof Element && event.target.role === 'slider';
		const share = isDivider ? shareByKey(event.key, this.share, this.#isRightToLeft()) : undefined;
		if (event.ctrlKey || event.metaKey || event.altKey) {
			return;
		} else if (event.key === 'Escape') {
			this.model.show(undefined);
		} else if (share !== undefined) {
			this.#divide(share);
		} else if (!this.#panZoom.press(event.key)) {
			return;
		}
		event.preventDefault();
	}

	#divide(percent: number): void {
		this.share = Math.round(clamp(percent, 0, 100));
	}

	#isRightToLeft(): boolean {
		return getComputedStyle(this).direction === 'rtl';
	}

	#place(): void {
		for (const stage of this.querySelectorAll<HTMLElement>('.stage')) {
			const image = stage.querySelector('img');
			if (image !== null && image.naturalWidth > 0) {
				this.#panZoom.place(image, stage);
				image.classList.add('placed');
			}
		}
	}
}

function shareByKey(key: string, share: number, isRightToLeft: boolean): number | undefined {
	switch (key) {
		case 'ArrowRight':
		case 'ArrowLeft':
			return share + ((key === 'ArrowRight') === isRightToLeft ? -1 : 1);
		case 'ArrowUp':
			return share + 1;
		case 'ArrowDown':
			return share - 1;
		case 'PageUp':
			return share + 10;
		case 'PageDown':
			return share - 10;
		case 'Home':
			return 0;
		case 'End':
			return 100;
		default:
			return undefined;
	}
}

customElements.define('figment-compare', CompareElement);
