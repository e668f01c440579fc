import type { Locator, Page } from 'playwright-core';
import { waitFor } from './waiting.ts';

/** An entry of a quick pick as it shows. */
export interface QuickPickItem {
	readonly label: string;
	readonly description: string;
	readonly detail: string;
}

/** How long a list that is filled anew may be without one of its entries. */
const refillMilliseconds = 3000;

/** The box at the top of the window: command palette, quick open, input boxes and quick picks. */
export class QuickInput {
	/** The whole box. */
	readonly box: Locator;
	readonly #input: Locator;
	readonly #rows: Locator;

	constructor(page: Page) {
		this.box = page.locator('.quick-input-widget').filter({ visible: true });
		this.#input = this.box.locator(
			'.quick-input-header input[type="text"], .quick-input-header input[type="password"]',
		);
		this.#rows = this.box.locator('.quick-input-list .monaco-list-row');
	}

	/** Waits until it shows; with `title`, until it shows under that title. */
	async waitUntilShown(title?: string): Promise<void> {
		await this.box.waitFor();
		if (title !== undefined) {
			await waitFor(
				`the box titled ${title}`,
				async () => ((await this.title()) === title ? true : undefined),
				() => this.title(),
			);
		}
	}

	async waitUntilHidden(): Promise<void> {
		await this.box.waitFor({ state: 'hidden' });
	}

	/** The title, '' when there is none. */
	async title(): Promise<string> {
		return visibleText(this.box.locator('.quick-input-title'));
	}

	/** The line under the input: the prompt, or what is wrong with the value. */
	async message(): Promise<string> {
		return visibleText(this.box.locator('.quick-input-message'));
	}

	/** Waits until the line under the input contains `text`. */
	async waitForMessage(text: string): Promise<void> {
		await waitFor(
			`the message ${text}`,
			async () => ((await this.message()).includes(text) ? true : undefined),
			() => this.message(),
		);
	}

	async value(): Promise<string> {
		return this.#input.inputValue();
	}

	async placeholder(): Promise<string> {
		return (await this.#input.getAttribute('placeholder')) ?? '';
	}

	/** Whether the value is shown as dots. */
	async isPassword(): Promise<boolean> {
		return (await this.#input.getAttribute('type')) === 'password';
	}

	/** Replaces the value. */
	async type(text: string): Promise<void> {
		await this.#input.waitFor();
		await this.#input.fill(text);
	}

	async press(key: string): Promise<void> {
		await this.#input.press(key);
	}

	/** Replaces the value and presses Enter. */
	async answer(text: string): Promise<void> {
		await this.type(text);
		await this.press('Enter');
	}

	/** The entries on the screen. */
	async items(): Promise<readonly QuickPickItem[]> {
		return this.#rows.evaluateAll(rows =>
			rows.map(row => {
				const text = (selector: string): string =>
					(row.querySelector(selector)?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
				return {
					label: text('.quick-input-list-row:first-child .label-name'),
					description: text('.quick-input-list-row:first-child .label-description'),
					detail: text('.quick-input-list-row:nth-child(2)'),
				};
			}),
		);
	}

	/** Clicks the entry with this label, once it shows; `description` tells equal labels apart. */
	async choose(label: string, description?: string): Promise<void> {
		let triedAt: number | undefined;
		await waitFor(
			`the entry ${label}`,
			async () => {
				const found = (await this.items()).findIndex(
					item => item.label === label && (description === undefined || item.description === description),
				);
				if (found === -1) {
					// A click that seemed to fail on a busy machine may have hit: then the entry does not come back.
					return triedAt !== undefined && performance.now() - triedAt > refillMilliseconds ? true : undefined;
				}
				// A list that is filled anew may have lost the entry by now: it is looked for again.
				return await this.#rows
					.nth(found)
					.click({ timeout: 2000 })
					.then(
						() => true as const,
						() => {
							triedAt = performance.now();
							return undefined;
						},
					);
			},
			async () => JSON.stringify(await this.items()),
		);
	}

	/** The tooltips of the buttons in the title and beside the input. */
	async buttons(): Promise<readonly string[]> {
		return this.#buttons().evaluateAll(buttons =>
			buttons.map(button => button.getAttribute('aria-label') ?? ''),
		);
	}

	/** Clicks the button with this tooltip. */
	async pressButton(tooltip: string): Promise<void> {
		await this.#buttons()
			.and(this.box.getByRole('button', { name: tooltip, exact: true }))
			.first()
			.click();
	}

	#buttons(): Locator {
		return this.box
			.locator('.quick-input-titlebar, .quick-input-header')
			.locator('.action-label[aria-label]')
			.filter({ visible: true });
	}
}

async function visibleText(locator: Locator): Promise<string> {
	const texts = await locator.filter({ visible: true }).allInnerTexts();
	return texts.join(' ').trim();
}
