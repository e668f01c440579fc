import type { Locator, Page } from 'playwright-core';
import { contains, waitFor } from './waiting.ts';

/** A notification as it shows. */
export interface ShownNotification {
	readonly severity: 'info' | 'warning' | 'error';
	readonly text: string;
	readonly buttons: readonly string[];
}

/** The notifications at the lower right of the window. */
export class Notifications {
	readonly #page: Page;
	readonly #items: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#items = page.locator('.notification-list-item').filter({ visible: true });
	}

	/** What shows now, the newest first. */
	async list(): Promise<readonly ShownNotification[]> {
		return this.#items.evaluateAll(items =>
			items.map(item => {
				const icon = item.querySelector('.notification-list-item-icon')?.className ?? '';
				const severity = icon.includes('codicon-error')
					? 'error'
					: icon.includes('codicon-warning')
						? 'warning'
						: 'info';
				const buttons = item.querySelectorAll('.notification-list-item-buttons-container .monaco-button');
				return {
					severity,
					text: (item.querySelector('.notification-list-item-message')?.textContent ?? '').trim(),
					buttons: [...buttons].map(button => (button.textContent ?? '').trim()).filter(text => text !== ''),
				} as const;
			}),
		);
	}

	/** Waits for a notification whose text contains `text`. */
	async waitFor(text: string | RegExp): Promise<ShownNotification> {
		return waitFor(
			`the notification ${text}`,
			async () => (await this.list()).find(each => contains(each.text, text)),
			async () => JSON.stringify(await this.list()),
		);
	}

	/** Waits until no notification contains `text`. */
	async waitUntilGone(text: string | RegExp): Promise<void> {
		await this.#with(text).first().waitFor({ state: 'hidden' });
	}

	/** Waits for a notification that contains `text` and clicks one of its buttons. */
	async press(text: string | RegExp, button: string): Promise<void> {
		await this.waitFor(text);
		await this.#with(text).first().getByRole('button', { name: button, exact: true }).click();
	}

	/** Closes a notification that contains `text`. */
	async dismiss(text: string | RegExp): Promise<void> {
		await this.waitFor(text);
		const item = this.#with(text).first();
		// The close button shows under the mouse only.
		await item.hover();
		await item.locator('.codicon-notifications-clear').click();
	}

	/** Closes all. */
	async dismissAll(): Promise<void> {
		while ((await this.#items.count()) > 0) {
			const item = this.#items.first();
			await item.hover();
			await item.locator('.codicon-notifications-clear').click();
			await this.#page.mouse.move(0, 0);
		}
	}

	#with(text: string | RegExp): Locator {
		return this.#items.filter({
			has: this.#page.locator('.notification-list-item-message', { hasText: text }),
		});
	}
}
