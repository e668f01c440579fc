import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { waitFor } from '../../harness/waiting.ts';
import type { Workbench } from '../../harness/workbench.ts';

/** The Studio as a person sees and uses it: in its tab, or in the side bar. */
export class StudioPage {
	readonly #workbench: Workbench;
	readonly page: FrameLocator;
	readonly prompt: Locator;
	/** The number of images. */
	readonly count: Locator;
	readonly generate: Locator;
	readonly form: Locator;
	readonly queue: Locator;
	readonly gallery: Locator;
	readonly grid: Locator;
	readonly viewer: Locator;

	constructor(workbench: Workbench) {
		this.#workbench = workbench;
		this.page = workbench.webview('figment.figment');
		this.prompt = this.page.getByRole('textbox', { name: 'Prompt', exact: true });
		this.count = this.page.getByRole('spinbutton', { name: 'Images', exact: true });
		// What the form's button is called tells what it does: an image, several, or a draft.
		this.generate = this.page.getByRole('button', { name: /^Generate(?: \d+)?(?: Images?| Drafts?)?$/ });
		this.form = this.page.getByLabel('Create', { exact: true });
		this.queue = this.page.getByLabel('Queue', { exact: true });
		this.gallery = this.page.getByLabel('Gallery', { exact: true });
		this.grid = this.page.getByRole('grid', { name: 'Images' });
		this.viewer = this.page.getByRole('dialog');
	}

	/** Opens it by its command, and waits until it can be typed in. */
	async open(): Promise<void> {
		await this.#workbench.runCommand('Figment: Open Studio');
		await this.prompt.waitFor();
	}

	/** The image of the gallery whose name, which is its prompt, begins so. */
	tile(name: string): Locator {
		return this.grid.getByRole('gridcell', { name });
	}

	/** Waits until the gallery shows so many images, each with its small picture. */
	async waitForTiles(count: number): Promise<void> {
		const cells = this.grid.getByRole('gridcell');
		await waitFor(
			`${count} images in the gallery`,
			async () => {
				const shown = await cells.evaluateAll(
					all => all.filter(cell => (cell as HTMLElement).style.backgroundImage !== '').length,
				);
				return shown === count && (await cells.count()) === count ? true : undefined;
			},
			async () => `${await cells.count()} cells`,
		);
	}

	/** Waits until the gallery has an image that is called so, with its small picture. */
	async waitForTile(name: string): Promise<void> {
		const painted = this.page.locator('[style*="background-image"]');
		await this.tile(name).and(painted).first().waitFor();
	}

	/** Waits until the foot of the form says this of the price. */
	async waitForPrice(text: string): Promise<void> {
		await this.form.getByText(text, { exact: true }).waitFor();
	}

	/** Waits until the prompt is this. */
	async waitForPrompt(prompt: string): Promise<void> {
		await waitFor(
			`the prompt ${prompt}`,
			async () => ((await this.prompt.inputValue()) === prompt ? true : undefined),
			() => this.prompt.inputValue(),
		);
	}

	/** Waits until a document beside the Studio shows this text within one line. */
	async waitForDocument(text: string): Promise<void> {
		const lines = this.#workbench.page.locator('.editor-instance .view-line');
		const shown = () =>
			lines.evaluateAll(all =>
				all
					.map(line => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
					.sort((one, other) => one.top - other.top)
					.map(line => line.text.replaceAll('\u00a0', ' ')),
			);
		await waitFor(
			`the text ${text} in a document`,
			// A line that is too long for the window goes on in the next one.
			async () => ((await shown()).join('').includes(text) ? true : undefined),
			async () => (await shown()).join('\n'),
		);
	}

	/** Chooses one of a few by the words on it. */
	async choose(name: string): Promise<void> {
		// The round button itself is drawn as something else.
		await this.page.getByRole('radio', { name, exact: true }).check({ force: true });
	}

	/** Waits until a text field holds this. */
	async waitForField(name: string, value: string): Promise<void> {
		const field = this.page.getByRole('textbox', { name, exact: true });
		await waitFor(
			`${value} in ${name}`,
			async () => ((await field.inputValue()) === value ? true : undefined),
			() => field.inputValue(),
		);
	}

	/**
	 * Drags with the mouse from the middle of the one to the middle of the other. What comes from VS Code itself is let
	 * into a webview with Shift alone.
	 */
	async drag(from: Locator, to: Locator, how?: 'with Shift'): Promise<void> {
		const { mouse, keyboard } = this.#workbench.page;
		const [start, end] = [await from.boundingBox(), await to.boundingBox()];
		if (start === null || end === null) {
			throw new Error('What is dragged is not in sight');
		}
		await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
		await mouse.down();
		await mouse.move(start.x + start.width / 2 + 10, start.y + start.height / 2 + 10, { steps: 3 });
		if (how === 'with Shift') {
			await keyboard.down('Shift');
		}
		await mouse.move(end.x + end.width / 2, end.y + Math.min(end.height / 2, 60), { steps: 10 });
		await mouse.up();
		await keyboard.up('Shift');
		// VS Code takes a drag out of a webview for ended when the mouse moves without a button.
		await mouse.move(1, 1, { steps: 3 });
	}

	/** Drags the border of the side bar until the Studio in it has about this width, in CSS pixels. */
	async resizeSideBar(width: number): Promise<void> {
		const { mouse } = this.#workbench.page;
		const bar = await this.#workbench.page.locator('.part.sidebar').boundingBox();
		if (bar === null) {
			throw new Error('The side bar is not in sight');
		}
		const y = bar.y + bar.height / 2;
		await mouse.move(bar.x + bar.width, y);
		await mouse.down();
		await mouse.move(bar.x + width, y, { steps: 5 });
		await mouse.up();
	}

	/** Throws when the page is wider than its room. */
	async checkWidth(): Promise<void> {
		const wider = await this.page.locator('body').evaluate(body =>
			[...body.querySelectorAll('*')]
				.filter(each => each.clientWidth > 0 && each.getBoundingClientRect().right > window.innerWidth + 1)
				.filter(each => each.closest('.unseen') === null)
				.map(each => `${each.tagName}.${each.className}`),
		);
		assert.deepEqual(wider, [], 'elements that are wider than the page');
	}

	/** Waits until this has the focus. */
	async waitForFocus(wanted: Locator): Promise<void> {
		await waitFor(
			'the focus',
			async () => ((await wanted.and(this.page.locator(':focus')).count()) > 0 ? true : undefined),
			() => this.#focused(),
		);
	}

	/** Goes to an element as somebody without a mouse does, who must reach it by the Tab key. */
	async tabTo(wanted: Locator): Promise<void> {
		await this.#walk('Tab', wanted);
	}

	/** As {@link tabTo}, the other way. */
	async tabBackTo(wanted: Locator): Promise<void> {
		await this.#walk('Shift+Tab', wanted);
	}

	async #walk(key: string, wanted: Locator): Promise<void> {
		const passed: string[] = [];
		for (let step = 0; step < 60; step++) {
			if ((await wanted.and(this.page.locator(':focus')).count()) > 0) {
				return;
			}
			passed.push(await this.#focused());
			await this.#workbench.page.keyboard.press(key);
		}
		throw new Error(`The element is not reached by ${key}; on the way there was: ${passed.join(' | ')}`);
	}

	async #focused(): Promise<string> {
		const focused = this.page.locator(':focus').last();
		return (await focused.count()) === 0 ? 'nothing' : ((await focused.ariaSnapshot()).split('\n')[0] ?? '');
	}

	/** Waits until this is said aloud: a screen reader reads out what comes into such a region. */
	async waitToHear(text: string): Promise<void> {
		await this.page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
	}

	/** Chooses an entry of the menu of an image. */
	async chooseOfTile(tile: string, entry: string): Promise<void> {
		await this.tile(tile).click({ button: 'right' });
		await this.page.getByRole('menuitem', { name: entry, exact: true }).click();
	}
}
