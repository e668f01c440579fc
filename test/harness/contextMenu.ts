import type { Locator, Page } from 'playwright-core';
import { waitFor } from './waiting.ts';

const retryMilliseconds = 1000;

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
			const next = path[depth + 1];
			const isDone = (): Promise<boolean> =>
				next === undefined ? this.#isHidden() : this.#item(next).isVisible();
			await this.#waitForItem(label);
			await this.#clickUntil(this.#item(label), isDone);
		}
	}

	/** Closes it without a choice. */
	async close(): Promise<void> {
		await this.#page.keyboard.press('Escape');
		await this.#menus.first().waitFor({ state: 'hidden' });
	}

	async #waitForItem(label: string): Promise<void> {
		await waitFor(
			`the menu item ${label}`,
			async () => ((await this.#item(label).isVisible()) ? true : undefined),
			async () => (await this.labels()).join(', '),
		);
	}

	/** For its first tenth of a second a menu ignores clicks; like a person, tries again when nothing happens. */
	async #clickUntil(item: Locator, isDone: () => Promise<boolean>): Promise<void> {
		let lastClick = 0;
		await waitFor('the menu to obey', async () => {
			if (await isDone()) {
				return true;
			}
			if (performance.now() - lastClick > retryMilliseconds) {
				await item.click({ timeout: retryMilliseconds }).catch(() => undefined);
				lastClick = performance.now();
			}
			return undefined;
		});
	}

	async #isHidden(): Promise<boolean> {
		return (await this.#menus.count()) === 0 || !(await this.#menus.first().isVisible());
	}

	#item(label: string): Locator {
		return this.#menus
			.locator('.action-menu-item')
			.filter({ has: this.#page.locator(`.action-label[aria-label=${JSON.stringify(label)}]`) })
			.first();
	}
}
