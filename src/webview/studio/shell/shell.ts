import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Banner, Section } from '../../../protocol/studio/messages.ts';
import { fill } from '../fill.ts';
import '../form/form.ts';
import { acceptDrops } from '../form/drop.ts';
import '../gallery/gallery.ts';
import { icon } from '../icon.ts';
import '../queue/queue.ts';
import { StudioElement } from '../studioElement.ts';
import { focusSection, sectionByKey, sections } from './sections.ts';

/** Below this width the parts of the page are shown one at a time, in CSS pixels. */
const narrowBelow = 680;

/** The whole page: what stands in the way, and the form, the queue and the gallery, side by side or as tabs. */
export class StudioShell extends StudioElement {
	static override readonly properties = {
		...StudioElement.properties,
		layout: { attribute: false },
		isNarrow: { state: true },
	};
	declare layout: string;
	declare isNarrow: boolean;
	readonly #sizes = new ResizeObserver(([entry]) => {
		this.isNarrow = (entry?.contentRect.width ?? 0) < narrowBelow;
	});
	#ends: readonly (() => void)[] = [];
	#isInQueue = false;
	#lastFailed: string | undefined;
	#isInHeader = false;

	override connectedCallback(): void {
		super.connectedCallback();
		this.isNarrow = this.clientWidth < narrowBelow;
		this.#sizes.observe(this);
		this.#ends = [acceptDrops(this, this.store), this.store.onFocus(section => void this.#go(section))];
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#sizes.disconnect();
		this.#ends.forEach(end => end());
	}

	protected override firstUpdated(): void {
		// Somebody who works in another part of the window is not to be disturbed by a page that comes back.
		if (this.layout === 'panel' && document.hasFocus()) {
			void this.#go(this.store.view.section);
		}
	}

	protected override willUpdate(): void {
		this.#tellFailure();
		const isIn = (part: string) => this.querySelector(part)?.contains(document.activeElement) === true;
		this.#isInQueue = isIn('[data-section="queue"]');
		this.#isInHeader = isIn('header');
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		this.classList.toggle('narrow', this.isNarrow);
		if (this.#isInQueue && this.#queued === 0 && !this.isNarrow) {
			// The queue is gone with its last row, and the focus would be nowhere.
			requestAnimationFrame(() => focusSection(this, 'form'));
		}
		if (this.#isInHeader && document.activeElement === document.body) {
			// The button that had the focus is gone with what it was for.
			focusSection(this, this.isNarrow ? this.store.view.section : 'form');
		}
	}

	protected override render(): TemplateResult {
		const { words, status, announcement } = this.store;
		return html`
			<header>
				<h1 class="unseen">${words.shell.title}</h1>
				${status.banners.map(banner => this.#banner(banner))} ${this.#trouble()}
				${this.isNarrow ? this.#tabs() : nothing}
			</header>
			<main class="studio">
				${this.#section('form', html`<figment-form .store=${this.store}></figment-form>`)}
				${this.#section('queue', html`<figment-queue .store=${this.store}></figment-queue>`)}
				${this.#section('gallery', html`<figment-gallery .store=${this.store}></figment-gallery>`)}
			</main>
			<div class="unseen" role="status">${announcement}</div>
		`;
	}

	async #go(section: Section): Promise<void> {
		if (section !== this.store.view.section) {
			this.store.look({ section });
		}
		await this.updateComplete;
		// What is in the part is drawn after it.
		await new Promise(requestAnimationFrame);
		focusSection(this, section);
	}

	#banner({ kind, message, step }: Banner): TemplateResult {
		const take = () => void this.store.attempt(() => this.store.channel.ask({ name: 'takeStep', kind }));
		return html`<div class="banner ${kind}" role="note">
			${kind === 'error' ? icon('error') : kind === 'offline' ? icon('debug-disconnect') : icon('info')}
			<p>${message}</p>
			<vscode-button secondary @click=${take}>${step}</vscode-button>
		</div>`;
	}

	#trouble(): TemplateResult {
		const { trouble, words } = this.store;
		// The region is there before what it says, or nobody would hear of that.
		return html`<div class="trouble ${trouble === '' ? '' : 'shown'}" role="alert">
			${
				trouble === ''
					? nothing
					: html`${icon('warning')}
							<p>${trouble}</p>
							<button
								type="button"
								class="icon-button"
								aria-label=${words.shell.close}
								title=${words.shell.close}
								@click=${() => this.store.settleTrouble()}
							>
								${icon('close')}
							</button>`
			}
		</div>`;
	}

	#tabs(): TemplateResult {
		const { view, words } = this.store;
		const walk = (event: KeyboardEvent) => {
			const next = sectionByKey(event.key, view.section, getComputedStyle(this).direction === 'rtl');
			if (next !== undefined) {
				event.preventDefault();
				this.store.look({ section: next });
				this.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
			}
		};
		return html`<div class="tabs" role="tablist" aria-label=${words.shell.sections} @keydown=${walk}>
			${sections.map(
				section =>
					html`<button
						type="button"
						role="tab"
						id="tab-${section}"
						aria-controls="panel-${section}"
						aria-selected=${section === view.section}
						tabindex=${section === view.section ? 0 : -1}
						@click=${() => this.store.look({ section })}
					>
						${this.#label(section)}
					</button>`,
			)}
		</div>`;
	}

	/** In a narrow page the row of what failed may be in a tab that nobody sees. */
	#tellFailure(): void {
		const [newest] = this.store.queue.failed;
		const isNew = newest !== undefined && newest.id !== this.#lastFailed;
		if (isNew && this.hasUpdated && this.isNarrow && this.store.view.section !== 'queue') {
			this.store.trouble = newest.message;
		}
		this.#lastFailed = newest?.id ?? this.#lastFailed;
	}

	get #queued(): number {
		const { jobs, failed, unfinished } = this.store.queue;
		return jobs.length + failed.length + unfinished.length;
	}

	#label(section: Section): string {
		const { words } = this.store;
		const count = this.#queued;
		return section === 'queue' && count > 0 ? fill(words.shell.queueCount, count) : words.shell[section];
	}

	#section(section: Section, content: TemplateResult): TemplateResult {
		const { words, view } = this.store;
		const isTab = this.isNarrow;
		return html`<section
			class="area ${section}"
			data-section=${section}
			id="panel-${section}"
			role=${isTab ? 'tabpanel' : 'region'}
			aria-label=${isTab ? nothing : words.shell[section]}
			aria-labelledby=${isTab ? `tab-${section}` : nothing}
			?hidden=${isTab ? view.section !== section : section === 'queue' && this.#queued === 0}
		>
			${content}
		</section>`;
	}
}

customElements.define('figment-studio', StudioShell);
