import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { VsCodeServer } from '../harness/server.ts';
import { withWorkbench } from '../harness/workbench.ts';
import type { Workbench } from '../harness/workbench.ts';

/** Where the demo plays. */
interface Stage {
	readonly browser: Browser;
	readonly server: VsCodeServer;
	readonly folder: string;
	readonly hasKey: boolean;
}

/** What the demo left behind; absolute paths. */
export interface DemoResult {
	readonly files: readonly string[];
	readonly document: string;
	readonly screenshots: Readonly<Record<'prompt' | 'menu' | 'preview' | 'studio', string>>;
}

const sentence = 'A red fox walks over a snowy meadow in the first light of the morning.';

/** Does what a person would do first: types a prompt into Generate Image, then illustrates a sentence. */
export async function play({ browser, server, folder, hasKey }: Stage): Promise<DemoResult> {
	const viewport = { width: 1280, height: 720 };
	return withWorkbench('demo', { browser, server, folder, viewport }, async workbench => {
		const { contextMenu, editor, quickInput } = workbench;
		await workbench.openFile('docs/guide/winter.md');
		await editor.clickAfter('There is one hut, and it is always open.');
		await workbench.page.keyboard.press('Enter');
		await workbench.page.keyboard.press('Enter');

		await workbench.runCommand('Figment: Generate Image');
		await quickInput.type('A wooden hut in deep snow at night, light in its window');
		const prompt = await workbench.screenshot('demo-prompt');
		await quickInput.press('Enter');
		await takeDraftWithoutKey(workbench, hasKey);
		await waitForLink(workbench, folder, 'a-wooden-hut-in-deep-snow-at-night-light-in-its-window');

		await editor.selectText(sentence);
		await editor.rightClick(sentence);
		await contextMenu.waitUntilShown();
		const menu = await workbench.screenshot('demo-menu');
		await contextMenu.choose('Generate Image from Selection');
		await takeDraftWithoutKey(workbench, hasKey);
		await waitForLink(workbench, folder, 'a-red-fox-walks-over-a-snowy-meadow-in-the-first-light-of');
		await workbench.save();

		await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
		await workbench.runCommand('Markdown: Open Preview to the Side');
		await workbench.webview().locator('img').first().waitFor();
		await workbench
			.webview()
			.locator('img')
			.first()
			.evaluate((image: HTMLImageElement) => image.decode());
		// Off every button, so that no tooltip is in the picture.
		await workbench.page.mouse.move(viewport.width / 2, viewport.height - 1);
		await workbench.page
			.locator('.monaco-hover')
			.filter({ visible: true })
			.first()
			.waitFor({ state: 'hidden' });
		const preview = await workbench.screenshot('demo-preview');
		const studio = await explore(workbench);

		const images = path.join(folder, 'docs/guide');
		const files = readdirSync(images).filter(name => !name.endsWith('.md'));
		return {
			files: files.map(name => path.join(images, name)),
			document: path.join(images, 'winter.md'),
			screenshots: { prompt, menu, preview, studio },
		};
	});
}

/** Makes a few drafts in the Studio, which cost nothing whoever runs the demo. */
async function explore(workbench: Workbench): Promise<string> {
	await workbench.runCommand('View: Close All Editors');
	await workbench.runCommand('Figment: Open Studio');
	const view = workbench.webview();
	await view.getByLabel('Free draft').check();
	await view.getByLabel('Images', { exact: true }).first().fill('3');
	let made = 2;
	for (const prompt of ['A mountain pass in thick fog', 'A ridge above the clouds at dawn']) {
		await view.getByLabel('Prompt', { exact: true }).fill(prompt);
		await workbench.page.keyboard.press('ControlOrMeta+Enter');
		made += 3;
		await view.getByText(`${made} images`).waitFor();
	}
	// Every picture shows as it is kept for the next time.
	await workbench.page.waitForTimeout(2000);
	return workbench.screenshot('demo-studio');
}

/** Without a key Figment offers a draft. */
async function takeDraftWithoutKey({ quickInput }: Workbench, hasKey: boolean): Promise<void> {
	if (!hasKey) {
		await quickInput.waitUntilShown('No API Key Yet');
		await quickInput.choose('Make a Free Draft');
	}
}

/** The real service takes half a minute: longer than the harness's patience. */
async function waitForLink(workbench: Workbench, folder: string, stem: string): Promise<void> {
	const isThere = () =>
		['png', 'jpg', 'webp'].some(end => existsSync(path.join(folder, 'docs/guide', `${stem}.${end}`)));
	const deadline = Date.now() + 180_000;
	while (!isThere()) {
		if (Date.now() > deadline) {
			throw new Error(`${stem} was not made; ${JSON.stringify(await workbench.notifications.list())}`);
		}
		await workbench.page.waitForTimeout(200);
	}
	await workbench.editor.waitForText(`${stem}.`);
}
