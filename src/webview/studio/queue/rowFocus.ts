/** Keeps the focus near where it was when a row goes while it is in it. */
export class RowFocus {
	readonly #root: HTMLElement;
	#held: Element | undefined;
	#index = 0;

	/** Rows, and what takes the focus when none is left, are the elements in `root` with a `data-row`. */
	constructor(root: HTMLElement) {
		this.#root = root;
	}

	/** Before rows may go. */
	remember(): void {
		const { activeElement } = document;
		this.#held = activeElement !== null && this.#root.contains(activeElement) ? activeElement : undefined;
		const row = this.#held?.closest('[data-row]') ?? undefined;
		this.#index = row === undefined ? 0 : this.#rows().findIndex(each => each === row);
	}

	/** After rows may have gone: the row in the place of the one that went has it, and none of its buttons. */
	restore(): void {
		if (this.#held?.isConnected === false) {
			const rows = this.#rows();
			// A button that nobody chose could do what nobody wants when a key is pressed once more.
			rows[Math.min(this.#index, rows.length - 1)]?.focus();
		}
		this.#held = undefined;
	}

	#rows(): readonly HTMLElement[] {
		return [...this.#root.querySelectorAll<HTMLElement>('[data-row]')];
	}
}
