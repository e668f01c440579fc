import type { Locator, Page } from 'playwright-core';
import { TextEditor } from '../../harness/textEditor.ts';
import { contains, waitFor } from '../../harness/waiting.ts';

/** How long something that VS Code closes by itself is waited for before it is asked for again. */
const againMilliseconds = 5000;

/** What Figment offers in the text editor that has the focus: marks, lenses, fixes, hovers and paths. */
export class Offers {
	readonly #page: Page;
	readonly #editor: Locator;
	readonly #suggestions: Locator;
	/** The menu of quick fixes. */
	readonly menu: Locator;
	/** The hovers that show. */
	readonly hover: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
		this.menu = page.locator('.action-widget').filter({ visible: true });
		this.hover = this.#editor.locator('.monaco-hover').filter({ visible: true });
		this.#suggestions = page.locator('.suggest-widget.visible');
	}

	/** The lenses that show, from the top, one text for each line: `Generate ($0.039) | Draft`. */
	async lenses(): Promise<readonly string[]> {
		return this.#editor.locator('.codelens-decoration').evaluateAll(lenses =>
			lenses
				.filter(lens => lens.getBoundingClientRect().height > 0)
				.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
				.map(lens => (lens.textContent ?? '').replaceAll('\u00a0', ' ').trim())
				.filter(text => text !== ''),
		);
	}

	/** Waits until exactly these lenses show. */
	async waitForLenses(...wanted: readonly (string | RegExp)[]): Promise<void> {
		await waitFor(
			`the lenses ${wanted.join(', ')}`,
			async () => (isAs(await this.lenses(), wanted) ? true : undefined),
			async () => (await this.lenses()).join(', '),
		);
	}

	/** Clicks the first lens with this title. */
	async pressLens(title: string | RegExp): Promise<void> {
		await this.#editor.locator('.codelens-decoration').getByText(title).first().click();
	}

	/** Waits until no link is marked. */
	async waitForNoMarks(): Promise<void> {
		const editor = new TextEditor(this.#page);
		await waitFor(
			'no marks',
			async () => ((await editor.marks()).length === 0 ? true : undefined),
			async () => (await editor.marks()).join(', '),
		);
	}

	/** Clicks a link of the hover. */
	async pressInHover(title: string): Promise<void> {
		await this.hover.getByText(title, { exact: true }).first().click();
	}

	/** Whether all of something in the hover can be seen without scrolling. */
	async isAllShown(part: Locator): Promise<boolean> {
		const [inner, outer] = [await part.boundingBox(), await this.hover.first().boundingBox()];
		return (
			inner !== null &&
			outer !== null &&
			inner.y >= outer.y &&
			inner.y + inner.height <= outer.y + outer.height
		);
	}

	/** Opens the quick fixes at the caret by the keyboard. */
	async openFixes(): Promise<readonly string[]> {
		await this.#askUntil(
			'the quick fixes',
			() => this.menu.first().isVisible(),
			() => this.#page.keyboard.press('ControlOrMeta+.'),
		);
		const titles = await this.menu.locator('.monaco-list-row.action .title').allInnerTexts();
		return titles.map(clean);
	}

	/** Shows what is said at the caret by the keyboard, and waits until it contains `text`. */
	async showHover(text: string | RegExp): Promise<string> {
		const press = async () => {
			await this.#page.keyboard.press('ControlOrMeta+k');
			await this.#page.keyboard.press('ControlOrMeta+i');
		};
		let shown = '';
		return waitFor(
			`the hover ${text}`,
			async () => {
				await this.#askUntil('a hover', () => this.hover.first().isVisible(), press);
				shown = (await this.hover.allInnerTexts()).map(clean).join('\n');
				return contains(shown, text) ? shown : undefined;
			},
			() => shown,
		);
	}

	/**
	 * Waits until exactly these paths are suggested, from the top; the one that Enter takes has a `>` before it. Where
	 * VS Code does not suggest anything by itself, as while its Markdown is starting, it is asked to.
	 */
	async waitForSuggestions(...wanted: readonly string[]): Promise<void> {
		await this.#askUntil(
			'the suggestions to show',
			async () => (await this.#suggestions.count()) > 0,
			() => this.#page.keyboard.press('Control+Space'),
			againMilliseconds,
		);
		await waitFor(
			`the suggestions ${wanted.join(', ')}`,
			async () => (isAs(await this.#suggested(), wanted) ? true : undefined),
			async () => (await this.#suggested()).join(', '),
		);
	}

	async #suggested(): Promise<readonly string[]> {
		return this.#suggestions.locator('.monaco-list-row').evaluateAll(rows =>
			rows.map(row => {
				const label = (row.querySelector('.label-name')?.textContent ?? '').replaceAll('\u00a0', ' ');
				return (row.classList.contains('focused') ? '> ' : '') + label;
			}),
		);
	}

	/** What an extension's answer comes too late for is asked for again, as a person would. */
	async #askUntil(
		what: string,
		isShown: () => Promise<boolean>,
		ask: () => Promise<void>,
		firstAfter = 0,
	): Promise<void> {
		let askAt = performance.now() + firstAfter;
		await waitFor(what, async () => {
			if (await isShown()) {
				return true;
			}
			if (performance.now() >= askAt) {
				askAt = performance.now() + againMilliseconds;
				await ask();
			}
			return undefined;
		});
	}
}

function clean(text: string): string {
	return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '').trim();
}

function isAs(shown: readonly string[], wanted: readonly (string | RegExp)[]): boolean {
	return (
		shown.length === wanted.length &&
		wanted.every((each, index) => {
			const text = shown[index] ?? '';
			return typeof each === 'string' ? text === each : each.test(text);
		})
	);
}
