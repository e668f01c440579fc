import type { Locator, Page } from 'playwright-core';

/** The modal dialog in the middle of the window. */
export class Dialog {
	readonly #box: Locator;

	constructor(page: Page) {
		this.#box = page.locator('.monaco-dialog-box');
	}

	/** Waits until it shows and gives its message and detail. */
	async waitUntilShown(): Promise<{ readonly message: string; readonly detail: string }> {
		await this.#box.waitFor();
		const message = this.#box.locator('.dialog-message-text');
		const detail = this.#box.locator('.dialog-message-detail');
		return {
			message: (await message.innerText()).trim(),
			detail: (await detail.isVisible()) ? (await detail.innerText()).trim() : '',
		};
	}

	/** The labels of its buttons. */
	async buttons(): Promise<readonly string[]> {
		const texts = await this.#box.locator('.dialog-buttons .monaco-button').allInnerTexts();
		return texts.map(text => text.trim());
	}

	/** Clicks a button and waits until the dialog is gone. */
	async press(button: string): Promise<void> {
		await this.#box.getByRole('button', { name: button, exact: true }).click();
		await this.#box.waitFor({ state: 'hidden' });
	}
}
