import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../harness/chromium.ts';
import { startVsCode } from '../harness/server.ts';
import type { VsCodeServer } from '../harness/server.ts';
import type { Settings } from '../harness/settings.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { waitFor } from '../harness/waiting.ts';
import { openWorkbench, screenshotFailure, withWorkbench } from '../harness/workbench.ts';
import type { Workbench, WorkbenchOptions } from '../harness/workbench.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import type { TestWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';
import type { Service } from '../service/service.ts';
import { tidyingKeybindings, tidyUp } from './keptWindow.ts';

/** The text most tests write into: a document in a sub-folder. */
export const page = 'docs/guide/winter.md';
export const pageText = [
	'# Winter in the hills',
	'',
	'A red fox walks over a snowy meadow.',
	'',
	'The end.',
	'',
].join('\n');

/** One window on one workspace. */
export interface Scene {
	readonly workbench: Workbench;
	readonly workspace: TestWorkspace;
}

/** How a window is opened. */
export interface PlayOptions extends Partial<WorkbenchOptions> {
	/** The workspace's files; the page of most tests when left out. */
	readonly files?: Readonly<Record<string, string | Uint8Array>>;
	/** Opens no folder. */
	readonly isEmptyWindow?: boolean;
}

/** The real VS Code with the packed Figment, and the emulator as its service, for the tests of a file. */
export class Stage {
	readonly #version: 'newest' | 'oldest';
	readonly #env: Readonly<Record<string, string>>;
	readonly #userSettings: Settings;
	readonly #open = new AsyncDisposableStack();
	#kept: Scene | undefined;
	service!: Service;
	server!: VsCodeServer;
	browser!: Browser;

	constructor(
		version: 'newest' | 'oldest',
		env: Readonly<Record<string, string>> = {},
		userSettings: Settings = {},
	) {
		this.#version = version;
		this.#env = env;
		this.#userSettings = userSettings;
		before(() => this.#raise());
		beforeEach(() => this.service.reset());
		// All of it is closed, also when closing some of it fails.
		after(() => this.#open.disposeAsync());
	}

	/** Opens a window on a fresh workspace with {@link page} shown, unless `options` say otherwise. */
	async play(name: string, use: (scene: Scene) => Promise<void>, options: PlayOptions = {}): Promise<void> {
		const { files, isEmptyWindow = false, ...window } = options;
		const workspace = makeWorkspace(files ?? { [page]: pageText });
		const target = isEmptyWindow ? {} : { folder: workspace.folder };
		try {
			await withWorkbench(
				name,
				{ browser: this.browser, server: this.server, ...target, ...window },
				async workbench => {
					if (files === undefined) {
						await workbench.openFile(page);
					}
					await use({ workbench, workspace });
				},
			);
		} finally {
			await workspace.close();
		}
	}

	/**
	 * As {@link play} without options, but in one window for all such plays of the file, with nothing open and a
	 * fresh folder: for stories that a person could go through one after the other. A window in which one has
	 * failed is not used again.
	 */
	async playOn(name: string, use: (scene: Scene) => Promise<void>): Promise<void> {
		const scene = this.#kept ?? (await this.#openKept());
		this.#kept = undefined;
		const { workbench, workspace } = scene;
		await screenshotFailure(name, workbench, async () => {
			await tidyUp(workbench, workspace);
			workspace.write(page, pageText);
			await workbench.openFile(page);
			// A text that VS Code still remembers is renewed when it learns of the file.
			await waitFor(
				'the page as it is on disk',
				async () => ((await workbench.editor.visibleLines()).join('\n') === pageText ? true : undefined),
				async () => (await workbench.editor.visibleLines()).join('\n'),
			);
			await use(scene);
		});
		this.#kept = scene;
	}

	async #openKept(): Promise<Scene> {
		const workspace = this.#keep(makeWorkspace());
		const { browser, server } = this;
		const workbench = this.#keep(await openWorkbench({ browser, server, folder: workspace.folder }));
		return { workbench, workspace };
	}

	async #raise(): Promise<void> {
		if (!existsSync('figment.vsix')) {
			throw new Error('figment.vsix is not there: npm run package');
		}
		this.service = this.#keep(await startService());
		const install = await obtainVsCode(this.#version);
		this.server = this.#keep(
			await startVsCode({
				install,
				env: this.#env,
				userSettings: { 'figment.api.baseUrl': this.service.url, ...this.#userSettings },
				keybindings: tidyingKeybindings,
				installVsix: [path.resolve('figment.vsix')],
			}),
		);
		this.browser = this.#keep(await launchChromium());
	}

	#keep<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
		return this.#open.adopt(thing, each => each.close());
	}
}
