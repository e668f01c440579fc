import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { focusSection } from '../shell/sections.ts';
import { StudioElement } from '../studioElement.ts';
import './compare.ts';
import type { TileSize } from './grid.ts';
import { GridElement } from './gridElement.ts';
import { clickInGrid, doDefault, dragFromGrid, openGridMenu, placeOf, pressInGrid } from './gridKeys.ts';
import { headerTemplate } from './header.ts';
import './menu.ts';
import { GalleryModel } from './model.ts';
import type { Overlay } from './model.ts';
import './viewer.ts';

/** The images of the library: a grid to look through, to choose from and to do things with. */
export class GalleryElement extends StudioElement {
	static override readonly properties = { ...StudioElement.properties, size: { state: true } };
	declare size: TileSize;
	#model: GalleryModel | undefined;
	#stop: (() => void) | undefined;
	#overlay: Overlay | undefined;
	#hadFocus = false;

	constructor() {
		super();
		this.size = 'medium';
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#model ??= new GalleryModel(this.store);
		this.#stop = this.#model.onChange(() => this.requestUpdate());
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#stop?.();
		this.#model?.thumbnails.dispose();
	}

	protected override willUpdate(changes: PropertyValues): void {
		super.willUpdate(changes);
		this.#hadFocus = this.contains(document.activeElement);
		this.#model?.refresh();
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		const overlay = this.#model?.overlay;
		if (overlay !== this.#overlay) {
			this.#overlay = overlay;
			const grid = this.querySelector<GridElement>('figment-gallery-grid');
			if (overlay === undefined && this.#model !== undefined && grid !== null) {
				void grid.reveal(this.#model.active, true);
				return;
			}
		}
		if (this.#hadFocus && overlay === undefined && document.activeElement === document.body) {
			// What had the focus is gone, such as the last image or a button that has done its work.
			this.querySelector<HTMLElement>('.gallery-body :is(input, vscode-button)')?.focus();
		}
	}

	protected override render(): TemplateResult | typeof nothing {
		const model = this.#model;
		if (model === undefined) {
			return nothing;
		}
		const { overlay } = model;
		const { images } = model;
		const isBusy = this.store.gallery.isLoading || (images.isStale && !images.hasFailed);
		return html`
			${this.#banner()}
			<div class="gallery-body" ?inert=${overlay !== undefined} aria-busy=${isBusy}>
				${
					model.isEmpty
						? nothing
						: headerTemplate(model, { size: this.size, resize: size => (this.size = size) })
				}
				<div class="progress" ?hidden=${!isBusy}></div>
				${this.#content(model)}
			</div>
			${
				overlay === undefined
					? nothing
					: overlay === 'viewer'
						? html`<figment-viewer .model=${model}></figment-viewer>`
						: html`<figment-compare .model=${model} .tiles=${overlay}></figment-compare>`
			}
			<figment-menu></figment-menu>
		`;
	}

	#banner(): TemplateResult | typeof nothing {
		const { pick } = this.store.gallery;
		const words = this.store.words.gallery;
		const end = () => void this.store.attempt(() => this.store.channel.ask({ name: 'endPick' }));
		return pick === undefined
			? nothing
			: html`<div class="banner pick" role="note">
					${icon('insert')}
					<p>${fill(words.pick, pick)}</p>
					<vscode-button secondary @click=${end}>${words.endPick}</vscode-button>
				</div>`;
	}

	#content(model: GalleryModel): TemplateResult {
		const words = this.store.words.gallery;
		const { images, count } = model;
		if (images.hasFailed) {
			return notice(icon('warning'), words.failed, [words.failedStep, () => images.retry()]);
		}
		if (count === 0 && (images.total === undefined || this.store.gallery.isLoading)) {
			return notice(icon('loading'), words.loading);
		}
		if (model.isEmpty) {
			return notice(icon('file-media'), words.empty, [words.emptyStep, () => void this.#write()]);
		}
		if (count === 0) {
			return notice(icon('search'), words.nothingFound, [words.nothingFoundStep, () => this.#clear(model)]);
		}
		return html`<figment-gallery-grid
			.model=${model}
			.size=${this.size}
			@keydown=${(event: KeyboardEvent) => this.#press(event, model)}
			@click=${(event: MouseEvent) => clickInGrid(event, model)}
			@dblclick=${(event: MouseEvent) => placeOf(event) !== undefined && doDefault(model)}
			@contextmenu=${(event: MouseEvent) => void openGridMenu(event, model)}
			@dragstart=${(event: DragEvent) => dragFromGrid(event, model)}
			@focusin=${(event: FocusEvent) => model.goTo(placeOf(event) ?? model.active)}
		></figment-gallery-grid>`;
	}

	#press(event: KeyboardEvent, model: GalleryModel): void {
		if (event.currentTarget instanceof GridElement && placeOf(event) !== undefined) {
			pressInGrid(event, event.currentTarget, model);
		}
	}

	#clear(model: GalleryModel): void {
		model.search({ query: '', favourites: false, drafts: 'all', unused: false });
		this.querySelector('input')?.focus();
	}

	async #write(): Promise<void> {
		const shell = this.closest<HTMLElement>('figment-studio');
		this.store.look({ section: 'form' });
		// The form may have been hidden.
		await new Promise(requestAnimationFrame);
		if (shell !== null) {
			focusSection(shell, 'form');
		}
	}
}

/** What shows in place of images, with its one next step. */
function notice(
	picture: TemplateResult,
	text: string,
	step?: readonly [label: string, take: () => void],
): TemplateResult {
	return html`<div class="notice">
		${picture}
		<p>${text}</p>
		${step === undefined ? nothing : html`<vscode-button @click=${step[1]}>${step[0]}</vscode-button>`}
	</div>`;
}

customElements.define('figment-gallery', GalleryElement);
