import type { Locator, Page } from 'playwright-core';
import { waitFor } from './waiting.ts';

/** The menu that a right click opens. */
export class ContextMenu {
	readonly #page: Page;
	readonly #menus: Locator;

	constructor(page: Page) {
		this.#page = page;
		// It lives in a shadow tree, which Playwright looks into.
		this.#menus = page.locator('.context-view .monaco-menu');
	}

	async waitUntilShown(): Promise<void> {
		await this.#menus.first().waitFor();
	}

	/** The labels that show, in menus and open submenus. */
	async labels(): Promise<readonly string[]> {
		const texts = await this.#menus.locator('.action-menu-item .action-label').allInnerTexts();
		return texts.map(text => text.trim()).filter(text => text !== '');
	}

	/** Clicks an item by its label; before the last label come those of submenus to open. */
	async choose(...path: readonly [string, ...string[]]): Promise<void> {
		for (const [depth, label] of path.entries()) {
			const item = await waitFor(
				`the menu item ${label}`,
				async () => {
					const found = this.#item(label);
					return (await found.isVisible()) ? found : undefined;
				},
				async () => (await this.labels()).join(', '),
			);
			await item.hover();
			if (depth === path.length - 1) {
				await item.click();
			}
		}
		await this.#menus.first().waitFor({ state: 'hidden' });
	}

	/** Closes it without a choice. */
	async close(): Promise<void> {
		await this.#page.keyboard.press('Escape');
		await this.#menus.first().waitFor({ state: 'hidden' });
	}

	#item(label: string): Locator {
		return this.#menus
			.locator('.action-menu-item')
			.filter({ has: this.#page.locator(`.action-label[aria-label=${JSON.stringify(label)}]`) })
			.first();
	}
}
