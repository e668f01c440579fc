import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';

/** One of what can be picked. */
export interface PickItem {
	readonly label: string;
	/** What it stands for, shown beneath; equal to the label where that says it all. */
	readonly text: string;
}

/** What a list of texts is told. */
export interface PickListOptions {
	readonly label: string;
	readonly filter: string;
	/** Said in place of an empty list, and of one in which nothing matches. */
	readonly empty: string;
	readonly nothingFound: string;
	readonly items: readonly PickItem[];
	/** Told which one was picked, or that the list is left; `byKey` when the focus is to go back. */
	readonly picked: (item: PickItem) => void;
	readonly left: (byKey: boolean) => void;
}

/** More than these are found by typing. */
const mostShown = 100;

/** A list to pick one text from, by mouse or keyboard, filtered by typing. */
export class PickList extends LitElement {
	static override readonly properties = {
		options: { attribute: false },
		query: { state: true },
		active: { state: true },
	};
	declare options: PickListOptions;
	declare query: string;
	declare active: number;

	constructor() {
		super();
		this.query = '';
		this.active = 0;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.addEventListener('focusout', this.#leaveWithFocus);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.removeEventListener('focusout', this.#leaveWithFocus);
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override firstUpdated(): void {
		this.querySelector('input')?.focus();
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
	}

	protected override render(): TemplateResult {
		const { label, filter, empty, nothingFound, items } = this.options;
		const found = this.#found();
		const said = items.length === 0 ? empty : found.length === 0 ? nothingFound : '';
		return html`<input
				class="input"
				type="text"
				role="combobox"
				aria-expanded="true"
				aria-controls="figment-picks"
				aria-autocomplete="list"
				aria-activedescendant=${found.length > 0 ? `figment-pick-${this.active}` : nothing}
				aria-label=${label}
				placeholder=${filter}
				spellcheck="false"
				autocomplete="off"
				@input=${({ target }: { target: HTMLInputElement }) => this.#search(target.value)}
				@keydown=${(event: KeyboardEvent) => this.#press(event, found)}
			/>
			<ul id="figment-picks" role="listbox" aria-label=${label} ?hidden=${found.length === 0}>
				${found.map((item, index) => this.#item(item, index))}
			</ul>
			<p class=${said === '' ? 'unseen' : 'quiet'} role="status">${said}</p>`;
	}

	#item(item: PickItem, index: number): TemplateResult {
		const { label, text } = item;
		return html`<li
			role="option"
			id="figment-pick-${index}"
			aria-selected=${index === this.active}
			title=${text}
			@mousedown=${(event: MouseEvent) => event.preventDefault()}
			@click=${() => this.options.picked(item)}
		>
			<span class="pick-label">${label}</span>
			${text === label ? nothing : html`<span class="quiet pick-text">${text}</span>`}
		</li>`;
	}

	#found(): readonly PickItem[] {
		const words = this.query.toLocaleLowerCase().split(/\s+/);
		const matches = ({ label, text }: PickItem) => {
			const searched = `${label} ${text}`.toLocaleLowerCase();
			return words.every(word => searched.includes(word));
		};
		return this.options.items.filter(matches).slice(0, mostShown);
	}

	#search(query: string): void {
		this.query = query;
		this.active = 0;
	}

	#press(event: KeyboardEvent, found: readonly PickItem[]): void {
		const last = found.length - 1;
		switch (event.key) {
			case 'ArrowDown':
				this.active = this.active >= last ? 0 : this.active + 1;
				break;
			case 'ArrowUp':
				this.active = this.active <= 0 ? Math.max(0, last) : this.active - 1;
				break;
			case 'PageDown':
				this.active = Math.max(0, Math.min(this.active + 8, last));
				break;
			case 'PageUp':
				this.active = Math.max(0, this.active - 8);
				break;
			case 'Enter': {
				const item = event.isComposing ? undefined : found[this.active];
				if (item !== undefined) {
					this.options.picked(item);
				}
				break;
			}
			case 'Escape':
				this.options.left(true);
				break;
			default:
				return;
		}
		event.preventDefault();
		event.stopPropagation();
	}

	readonly #leaveWithFocus = ({ relatedTarget }: FocusEvent) => {
		if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) {
			this.options.left(false);
		}
	};
}

customElements.define('figment-pick-list', PickList);
