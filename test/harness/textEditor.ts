import type { Locator, Page } from 'playwright-core';
import { contains, waitFor } from './waiting.ts';

/** Where a piece of text is on the screen, in pixels of the window. */
export interface TextPlace {
	readonly left: number;
	readonly right: number;
	readonly y: number;
}

/** The text editor that has, or last had, the focus. */
export class TextEditor {
	readonly #page: Page;
	readonly #editor: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
	}

	/** Waits until its text has been drawn. */
	async waitUntilShown(): Promise<void> {
		await this.#editor.locator('.view-line').first().waitFor();
	}

	/** Puts the focus into the editor without moving the caret. */
	async focus(): Promise<void> {
		await this.#editor.locator('.native-edit-context, textarea.inputarea').first().focus();
	}

	/** The lines on the screen; long lines are wrapped, and nothing is scrolled. */
	async visibleLines(): Promise<readonly string[]> {
		return this.#editor
			.locator('.view-lines')
			.first()
			.evaluate(lines =>
				[...lines.querySelectorAll<HTMLElement>('.view-line')]
					.sort((left, right) => left.offsetTop - right.offsetTop)
					.map(line => (line.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200c', '')),
			);
	}

	/** What decorations show behind the text of lines, from the top; it is not in the document. */
	async marks(): Promise<readonly string[]> {
		return this.#editor
			.locator('.view-lines')
			.first()
			.evaluate(lines =>
				[...lines.querySelectorAll('.view-line span')]
					.map(span => getComputedStyle(span, '::after').content)
					.filter(content => content.startsWith('"'))
					.map(content => content.slice(1, -1).replaceAll('\u00a0', ' ')),
			);
	}

	/** Waits until a decoration shows `text`. */
	async waitForMark(text: string | RegExp): Promise<void> {
		await waitFor(
			`the mark ${text} in the editor`,
			async () => ((await this.marks()).some(mark => contains(mark, text)) ? true : undefined),
			async () => (await this.marks()).join('\n'),
		);
	}

	/** Waits until the lines on the screen contain `text` (within one line). */
	async waitForText(text: string | RegExp): Promise<void> {
		await waitFor(
			`the text ${text} in the editor`,
			async () => ((await this.visibleLines()).some(line => contains(line, text)) ? true : undefined),
			async () => (await this.visibleLines()).join('\n'),
		);
	}

	/** The whole text, copied as a person would; the selection is put back. */
	async text(): Promise<string> {
		await this.focus();
		await this.#page.evaluate(() => navigator.clipboard.writeText(''));
		await this.#page.keyboard.press('ControlOrMeta+a');
		await this.#page.keyboard.press('ControlOrMeta+c');
		const text = await waitFor('the copied text', async () => {
			const copied = await this.#page.evaluate(() => navigator.clipboard.readText());
			return copied === '' ? undefined : copied;
		});
		// Cursor Undo
		await this.#page.keyboard.press('ControlOrMeta+u');
		return text;
	}

	/** Waits until one line on the screen shows `text` and says where. */
	async place(text: string): Promise<TextPlace> {
		return waitFor(
			`the text ${text} in the editor`,
			() => this.#editor.locator('.view-lines').first().evaluate(placeOf, text),
			async () => (await this.visibleLines()).join('\n'),
		);
	}

	/** Selects `text`, which must be on one line on the screen, with the mouse. */
	async selectText(text: string): Promise<void> {
		const { left, right, y } = await this.place(text);
		const { mouse } = this.#page;
		await mouse.move(left, y);
		await mouse.down();
		await mouse.move((left + right) / 2, y);
		await mouse.move(right, y, { steps: 4 });
		await mouse.up();
		await this.waitForSelection(text.length);
	}

	/** Selects the next occurrence of `text` with the find box; it may be off the screen. */
	async findText(text: string): Promise<void> {
		await this.focus();
		await this.#page.keyboard.press('ControlOrMeta+f');
		const input = this.#editor.locator('.find-widget.visible textarea.input').first();
		await input.fill(text);
		await this.#editor.locator('.find-widget .matchesCount').filter({ hasText: / of /u }).waitFor();
		await input.press('Escape');
		await this.waitForSelection(text.length);
	}

	/** Puts the caret right behind `text`, which must be on the screen, with a click. */
	async clickAfter(text: string): Promise<void> {
		const { right, y } = await this.place(text);
		await this.#page.mouse.click(right, y);
	}

	/** Waits until the status bar tells that so many characters are selected. */
	async waitForSelection(length: number): Promise<void> {
		const position = this.#page.locator('[id="status.editor.selection"]');
		await waitFor(
			`${length} selected characters`,
			async () => ((await position.innerText()).includes(`(${length} selected)`) ? true : undefined),
			() => position.innerText(),
		);
	}

	/** Right-clicks in the middle of the selected `text`, or of any text on the screen. */
	async rightClick(text: string): Promise<void> {
		const { left, right, y } = await this.place(text);
		await this.#page.mouse.click((left + right) / 2, y, { button: 'right' });
	}

	/** Types at the caret, key by key. */
	async type(text: string): Promise<void> {
		await this.focus();
		await this.#page.keyboard.type(text);
	}
}

/** Runs in the page. */
function placeOf(lines: Element, text: string): TextPlace | undefined {
	for (const line of lines.querySelectorAll('.view-line')) {
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		const nodes: Node[] = [];
		let shown = '';
		const starts: number[] = [];
		while (walker.nextNode() !== null) {
			nodes.push(walker.currentNode);
			starts.push(shown.length);
			shown += walker.currentNode.textContent ?? '';
		}
		const start = shown.replaceAll('\u00a0', ' ').indexOf(text);
		if (start === -1) {
			continue;
		}
		const range = document.createRange();
		const locate = (offset: number, isEnd: boolean): [Node, number] | undefined => {
			const index = starts.findLastIndex(at => (isEnd ? at < offset : at <= offset));
			const node = nodes[index];
			return node === undefined ? undefined : [node, offset - (starts[index] ?? 0)];
		};
		const from = locate(start, false);
		const to = locate(start + text.length, true);
		if (from === undefined || to === undefined) {
			continue;
		}
		range.setStart(...from);
		range.setEnd(...to);
		const box = range.getBoundingClientRect();
		return { left: box.left, right: box.right, y: box.top + box.height / 2 };
	}
	return undefined;
}
