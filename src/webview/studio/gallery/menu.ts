import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { clamp } from './grid.ts';

/** One thing to choose. */
export interface MenuItem {
	readonly label: string;
	readonly run: () => void;
}

/** Where a menu opens: at a point of the page, in CSS pixels. */
export interface MenuPlace {
	readonly x: number;
	readonly y: number;
}

/** What a menu opens with. */
export interface MenuRequest {
	readonly label: string;
	readonly groups: readonly (readonly MenuItem[])[];
	readonly place: MenuPlace;
}

/** A menu such as VS Code's, which lies over everything and closes by itself. */
export class MenuElement extends LitElement {
	static override readonly properties = { request: { state: true } };
	declare request: MenuRequest | undefined;
	#opener: Element | null = null;

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#close();
	}

	/** Opens the menu and gives it the focus, which goes back when it closes. */
	async open(request: MenuRequest): Promise<void> {
		this.#opener = document.activeElement;
		this.request = request;
		await this.updateComplete;
		const { x, y } = request.place;
		const menu = this.#menu();
		menu?.showPopover();
		document.addEventListener('pointerdown', this.#pressOutside, true);
		const { width = 0, height = 0 } = menu?.getBoundingClientRect() ?? {};
		const isRightToLeft = getComputedStyle(this).direction === 'rtl';
		if (menu !== null) {
			menu.style.left = `${clamp(isRightToLeft ? x - width : x, 0, innerWidth - width)}px`;
			menu.style.top = `${clamp(y + height > innerHeight ? y - height : y, 0, innerHeight - height)}px`;
		}
		this.#items()[0]?.focus();
	}

	protected override render(): TemplateResult {
		const { label, groups } = this.request ?? { label: '', groups: [] };
		return html`<div
			class="menu"
			role="menu"
			popover="manual"
			aria-label=${label}
			@keydown=${(event: KeyboardEvent) => this.#press(event)}
			@focusout=${(event: FocusEvent) => this.#leave(event)}
		>
			${groups.map(
				(group, index) =>
					html`${index > 0 ? html`<div role="separator"></div>` : ''}
					${group.map(
						item =>
							html`<button
								type="button"
								role="menuitem"
								tabindex="-1"
								@click=${() => this.#run(item)}
								@pointerenter=${(event: PointerEvent) =>
									event.currentTarget instanceof HTMLElement && event.currentTarget.focus()}
							>
								${item.label}
							</button>`,
					)}`,
			)}
		</div>`;
	}

	#menu(): HTMLElement | null {
		return this.querySelector<HTMLElement>('.menu');
	}

	#items(): readonly HTMLElement[] {
		return [...this.querySelectorAll<HTMLElement>('[role="menuitem"]')];
	}

	#run(item: MenuItem): void {
		this.#close();
		this.#focusOpener();
		item.run();
	}

	#press(event: KeyboardEvent): void {
		const items = this.#items();
		const at = items.findIndex(item => item === document.activeElement);
		const next = itemByKey(event.key, at, items);
		if (event.key === 'Escape' || event.key === 'Tab') {
			this.#close();
			this.#focusOpener();
		} else if (next === undefined) {
			return;
		} else {
			items[next]?.focus();
		}
		event.preventDefault();
		// What is below would mind the key too.
		event.stopPropagation();
	}

	#leave({ relatedTarget }: FocusEvent): void {
		if (!this.#holds(relatedTarget)) {
			this.#close();
		}
	}

	/** Not left to the browser: it would close a menu that a button of the mouse opened when that goes up. */
	readonly #pressOutside = ({ target }: PointerEvent) => {
		if (!this.#holds(target)) {
			this.#close();
			this.#focusOpener();
		}
	};

	#holds(target: EventTarget | null): boolean {
		return target instanceof Node && this.contains(target);
	}

	#close(): void {
		document.removeEventListener('pointerdown', this.#pressOutside, true);
		this.#menu()?.hidePopover();
	}

	#focusOpener(): void {
		if (this.#opener instanceof HTMLElement) {
			this.#opener.focus({ preventScroll: true });
		}
	}
}

function itemByKey(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
	switch (key) {
		case 'ArrowDown':
			return (at + 1) % items.length;
		case 'ArrowUp':
			return (Math.max(at, 0) - 1 + items.length) % items.length;
		case 'Home':
			return 0;
		case 'End':
			return items.length - 1;
		default: {
			const isMatch = (item: HTMLElement) =>
				item.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
			const after = items.findIndex((item, index) => index > at && isMatch(item));
			const found = after < 0 ? items.findIndex(isMatch) : after;
			return key.length > 1 || key === ' ' || found < 0 ? undefined : found;
		}
	}
}

customElements.define('figment-menu', MenuElement);
