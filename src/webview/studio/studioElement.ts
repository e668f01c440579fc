import { LitElement } from 'lit';
import type { Store } from './store.ts';

/**
 * An element of the Studio: drawn anew when what the page knows changes. It has no shadow, so that the page has one
 * style sheet and labels may name what is in another element.
 */
export class StudioElement extends LitElement {
	static override readonly properties = { store: { attribute: false } };
	declare store: Store;
	#stop: (() => void) | undefined;

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#stop = this.store.onChange(() => this.requestUpdate());
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#stop?.();
	}
}
