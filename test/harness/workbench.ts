import { basename, join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu.ts';
import { Dialog } from './dialog.ts';
import { Notifications } from './notifications.ts';
import { outputFolder } from './paths.ts';
import { QuickInput } from './quickInput.ts';
import type { VsCodeServer, WindowTarget } from './server.ts';
import { TextEditor } from './textEditor.ts';
import { themeAppearance, themeId } from './themes.ts';
import type { ColorTheme } from './themes.ts';
import { patienceMilliseconds } from './waiting.ts';

/** A window to open. */
export interface WorkbenchOptions extends WindowTarget {
	readonly browser: Browser;
	readonly server: VsCodeServer;
	/** 1280 x 800 when left out. */
	readonly viewport?: { readonly width: number; readonly height: number };
	readonly colorTheme?: ColorTheme;
	/** To share what the browser remembers (secrets among it) with another window. */
	readonly context?: BrowserContext;
}

/** A VS Code window in the browser, driven as a person would: with mouse and keyboard, by what shows. */
export class Workbench {
	readonly page: Page;
	readonly server: VsCodeServer;
	readonly quickInput: QuickInput;
	readonly notifications: Notifications;
	readonly dialog: Dialog;
	readonly contextMenu: ContextMenu;
	readonly editor: TextEditor;
	readonly #ownContext: BrowserContext | undefined;

	constructor(page: Page, server: VsCodeServer, ownContext: BrowserContext | undefined) {
		this.page = page;
		this.server = server;
		this.quickInput = new QuickInput(page);
		this.notifications = new Notifications(page);
		this.dialog = new Dialog(page);
		this.contextMenu = new ContextMenu(page);
		this.editor = new TextEditor(page);
		this.#ownContext = ownContext;
	}

	/** Waits for the workbench and until the extensions are known. */
	async waitUntilReady(): Promise<void> {
		await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
		await this.page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0);
	}

	/** Runs a command by its full title, such as `Figment: Generate Image`: F1, type, choose. */
	async runCommand(title: string): Promise<void> {
		await this.page.keyboard.press('F1');
		await this.quickInput.type(`>${title}`);
		await this.quickInput.choose(title);
	}

	/** Opens a file of the workspace by quick open. */
	async openFile(relativePath: string): Promise<void> {
		await this.page.keyboard.press('ControlOrMeta+p');
		await this.quickInput.type(relativePath);
		await this.quickInput.choose(basename(relativePath));
		await this.waitForTab(basename(relativePath));
		await this.editor.waitUntilShown();
	}

	/** Waits until the active tab has this label. */
	async waitForTab(label: string): Promise<void> {
		await this.page.locator('.tab.active').filter({ hasText: label }).first().waitFor();
	}

	/** Saves the active editor, whose tab must show the dot or be about to, and waits until the dot is gone. */
	async save(): Promise<void> {
		await this.page.locator('.tab.active.dirty').first().waitFor();
		await this.page.keyboard.press('ControlOrMeta+s');
		await this.page.locator('.tab.active:not(.dirty)').first().waitFor();
	}

	/**
	 * The content of the webview that shows, or of the one of this extension, such as `figment.figment`, where
	 * several show. Its frame is looked up anew for each action: VS Code replaces it with the page's content.
	 */
	webview(extensionId?: string): FrameLocator {
		const owner = extensionId === undefined ? '' : `[src*="extensionId=${extensionId}&"]`;
		return this.page.frameLocator(`iframe.webview.ready${owner}`).frameLocator('iframe#active-frame');
	}

	/** Changes the colour theme, by the list of themes as a person would, and waits until it shows. */
	async setColorTheme(theme: ColorTheme): Promise<void> {
		const { label, className } = themeAppearance(this.server.install, theme);
		const themed = this.page.locator(`.monaco-workbench.${className}`);
		if (!(await themed.isVisible())) {
			await this.runCommand('Preferences: Color Theme');
			await this.quickInput.type(label);
			await this.quickInput.choose(label);
			await this.quickInput.waitUntilHidden();
			await themed.waitFor();
		}
	}

	/** Takes a picture of the window, with running animations at their end: `test-output/screenshots/<name>.png`. Returns its path. */
	async screenshot(name: string): Promise<string> {
		const path = join(outputFolder('screenshots'), `${name}.png`);
		await this.page.screenshot({ path, animations: 'disabled' });
		return path;
	}

	/** Loads the page again, as with the browser's button. */
	async reload(): Promise<void> {
		await this.page.reload();
		await this.waitUntilReady();
	}

	/** Closes the window; what the browser remembers goes with it unless the context was given. */
	async close(): Promise<void> {
		await this.page.close();
		await this.#ownContext?.close();
	}
}

/** Opens a VS Code window and waits until it is ready. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
	const { browser, server, viewport = { width: 1280, height: 800 }, colorTheme } = options;
	if (colorTheme !== undefined) {
		server.setUserSettings({ 'workbench.colorTheme': themeId(server.install, colorTheme) });
	}
	const ownContext = options.context === undefined ? await browser.newContext() : undefined;
	const context = options.context ?? ownContext;
	if (context === undefined) {
		throw new Error('There is no browser context');
	}
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
	context.setDefaultTimeout(patienceMilliseconds);
	const page = await context.newPage();
	await page.setViewportSize(viewport);
	// Leaving a page with unsaved text asks; a reload in a test means it.
	page.on('dialog', dialog => void dialog.accept());
	await page.goto(server.windowUrl(options));
	const workbench = new Workbench(page, server, ownContext);
	await workbench.waitUntilReady();
	return workbench;
}

/** Opens a window for `use` and closes it; when `use` throws, `failed-<name>.png` shows the window then. */
export async function withWorkbench<Result>(
	name: string,
	options: WorkbenchOptions,
	use: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
	const workbench = await openWorkbench(options);
	try {
		return await screenshotFailure(name, workbench, () => use(workbench));
	} finally {
		await workbench.close();
	}
}

/** When `use` throws, `failed-<name>.png` shows the window then. */
export async function screenshotFailure<Result>(
	name: string,
	workbench: Workbench,
	use: () => Promise<Result>,
): Promise<Result> {
	try {
		return await use();
	} catch (error) {
		await workbench.screenshot(`failed-${name}`);
		throw error;
	}
}
