import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { waitForLook } from '../harness/looks.ts';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import { page, pageText, Stage } from './stage.ts';
import type { Scene } from './stage.ts';

const sentence = 'A red fox walks over a snowy meadow.';
const name = 'a-red-fox-walks-over-a-snowy-meadow.png';
const picture = `docs/guide/${name}`;
const boxTitle = `Regenerate ${name} · 1024 × 768 · PNG · $0.039`;

/** Opens the page of the picture from the link under the cursor. */
async function openDetails(workbench: Workbench): Promise<void> {
	await workbench.editor.findText(name);
	await workbench.runCommand('Figment: Show Image Details');
	await workbench.webview().getByRole('heading', { level: 1, name }).waitFor();
}

function bytesOf({ workspace }: Scene): Buffer {
	return readFileSync(workspace.path(picture));
}

describe('A generated image', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	type Play = (title: string, use: (scene: Scene) => Promise<void>) => Promise<void>;
	/** With the picture of the page's sentence made, linked and saved. */
	const withPicture =
		(play: Play): Play =>
		(title, use) =>
			play(title, async scene => {
				const { workbench } = scene;
				const { contextMenu, editor } = workbench;
				await editor.selectText(sentence);
				await editor.rightClick(sentence);
				await contextMenu.choose('Generate Image from Selection');
				await editor.waitForText(name);
				await workbench.save();
				await use(scene);
			});
	/** In a window of its own: what is restored depends on what was made in the window before. */
	const play = withPicture((title, use) => stage.play(title, use));
	const playOn = withPicture((title, use) => stage.playOn(title, use));

	it('is explained, made anew, compared, accepted and restored', () =>
		play('regenerating', async scene => {
			const { workbench } = scene;
			const { quickInput, notifications } = workbench;
			const before = bytesOf(scene);
			await openDetails(workbench);
			const view = workbench.webview();
			await workbench.screenshot('details');
			await view.getByRole('button', { name: 'Regenerate…' }).click();
			await quickInput.waitUntilShown(boxTitle);
			assert.equal(await quickInput.value(), sentence);
			await workbench.screenshot('regenerate-box');
			await quickInput.press('Enter');
			await view.getByRole('button', { name: 'Accept' }).waitFor();
			await workbench.screenshot('compare');
			assert.deepEqual(bytesOf(scene), before, 'nothing is replaced before it is accepted');
			stage.service.faults.next('generate', { kind: 'hold' });
			await view.getByRole('button', { name: 'Try Again · $0.039' }).click();
			await stage.service.waitForHeld(1);
			await view.getByText('Until you accept').waitFor({ state: 'hidden' });
			stage.service.release();
			await view.getByText('Until you accept').waitFor();
			await workbench.page.keyboard.press('ControlOrMeta+Enter');
			await view.getByText('Earlier versions').waitFor();
			const after = bytesOf(scene);
			assert.notDeepEqual(await sharp(after).raw().toBuffer(), await sharp(before).raw().toBuffer());
			assert.equal(stage.service.totals().billedCount, 3);
			await view.getByRole('button', { name: 'Restore Previous Image' }).click();
			await quickInput.waitUntilShown('Restore Previous Image');
			await workbench.screenshot('restore');
			const items = await quickInput.items();
			assert.deepEqual(
				items.map(({ description }) => description),
				['was here', 'was made for this place and not accepted'],
			);
			await quickInput.press('Enter');
			await waitFor('the first picture is back', () => bytesOf(scene).equals(before) || undefined);
			assert.deepEqual(await notifications.list(), []);
		}));

	it('is compared with the new one also when that took a second try, and then varied', () =>
		playOn('second-try', async ({ workbench, workspace }) => {
			const { editor, notifications, quickInput } = workbench;
			stage.service.faults.next('generate', { kind: 'status', status: 500 });
			await editor.findText(name);
			await workbench.runCommand('Figment: Regenerate…');
			await quickInput.waitUntilShown(boxTitle);
			await quickInput.press('Enter');
			await notifications.press('The service had an error', 'Try Again');
			const view = workbench.webview();
			await view.getByRole('button', { name: 'Discard' }).click();
			await editor.waitUntilShown();
			await workbench.runCommand('Figment: Make Variations…');
			await quickInput.waitUntilShown(`Make Variations of ${name} · 1024 × 768 · PNG · × 4 · $0.156`);
			await workbench.screenshot('variations-box');
			await quickInput.pressButton('Number of images: 4');
			await quickInput.choose('2 images');
			await quickInput.waitUntilShown(`Make Variations of ${name} · 1024 × 768 · PNG · × 2 · $0.078`);
			await quickInput.press('Enter');
			await notifications.waitFor('Saved docs/guide/');
			assert.ok(existsSync(workspace.path(picture.replace('.png', '-2.png'))));
		}));

	it('is seen to change in the preview of a document when a new one is accepted', () =>
		playOn('preview', async ({ workbench }) => {
			const { editor, quickInput } = workbench;
			await editor.findText(name);
			await workbench.runCommand('Markdown: Open Preview to the Side');
			const shown = workbench.webview('vscode.markdown-language-features').locator('img');
			const before = await waitForLook(shown);
			await workbench.page.locator('.view-line').filter({ hasText: 'a-red-fox' }).first().click();
			await workbench.runCommand('Figment: Regenerate…');
			await quickInput.waitUntilShown(boxTitle);
			await quickInput.press('Enter');
			await workbench.webview('figment.figment').getByRole('button', { name: 'Accept' }).click();
			await waitForLook(shown, before);
			await workbench.screenshot('preview-follows');
		}));

	it('is found by words of its prompt and linked where the cursor was', () =>
		playOn('inserting', async ({ workbench }) => {
			const { editor, quickInput } = workbench;
			await editor.clickAfter('The end.');
			await workbench.runCommand('Figment: Insert Generated Image…');
			await quickInput.waitUntilShown('Insert Generated Image');
			await quickInput.type('meadow FOX');
			await waitFor('the picture is found', async () =>
				(await quickInput.items()).find(({ label }) => label === sentence),
			);
			await workbench.waitForTab(name);
			await workbench.screenshot('insert-image');
			await quickInput.press('Enter');
			await editor.waitForText(`The end.![${sentence}](`);
		}));

	it('is restored after it was deleted in the Explorer, where a document still links it', () =>
		play('deleted-elsewhere', async scene => {
			const { workbench } = scene;
			const { notifications } = workbench;
			const before = bytesOf(scene);
			const file = workbench.page.getByRole('treeitem', { name });
			await file.click({ button: 'right' });
			await workbench.contextMenu.choose('Figment', 'Show Image Details');
			await workbench.webview().getByRole('heading', { level: 1, name }).waitFor();
			await file.click();
			await workbench.page.keyboard.press('Delete');
			const dialog = workbench.page.locator('.monaco-dialog-box');
			await dialog.getByRole('button', { name: /Delete|Move/ }).click();
			await notifications.waitFor(`${picture} was deleted and is still linked in ${page}.`);
			await workbench.screenshot('deleted');
			await notifications.press('was deleted', 'Restore');
			await waitFor('the picture is back', () => existsSync(scene.workspace.path(picture)) || undefined);
			assert.deepEqual(bytesOf(scene), before);
		}));

	it('is deleted only after a list of what links it, and comes back from its page', () =>
		play('deleting', async scene => {
			const { workbench } = scene;
			const before = bytesOf(scene);
			await openDetails(workbench);
			const view = workbench.webview();
			await view.getByRole('button', { name: 'Delete…' }).click();
			const { message, detail } = await workbench.dialog.waitUntilShown();
			assert.equal(message, `Delete ${picture}? It is still linked.`);
			assert.ok(detail.includes(`${page}, line 5`), detail);
			await workbench.screenshot('delete');
			await workbench.dialog.press('Delete');
			await view.getByText('This image is not there any more.').waitFor();
			await workbench.screenshot('missing');
			await view.getByRole('button', { name: 'Restore Previous Image' }).click();
			await view.getByRole('button', { name: 'Regenerate…' }).waitFor();
			assert.deepEqual(bytesOf(scene), before);
		}));

	it('is made in the project’s style, which is seen before anything is sent', () =>
		stage.play(
			'style',
			async ({ workbench, workspace }) => {
				const { editor, quickInput } = workbench;
				await workbench.openFile(page);
				await editor.selectText(sentence);
				await workbench.runCommand('Figment: Generate Image');
				await quickInput.waitForMessage(`Sent as: ${sentence}, flat vectors`);
				await workbench.screenshot('style-box');
				await quickInput.pressButton('Style: used. See it or leave it out');
				await quickInput.choose('No style this time');
				await quickInput.waitUntilShown(
					'Generate Image · 1024 × 768 · PNG · without safety checker · $0.039',
				);
				await quickInput.pressButton('Style: not used. See or use it');
				await quickInput.choose('Use the style');
				await quickInput.waitForMessage('flat vectors');
				await quickInput.press('Enter');
				await editor.waitForText(name);
				const [request] = stage.service.requests('generate');
				assert.equal(JSON.parse(request?.body ?? '').prompt, `${sentence}, flat vectors`);
				await openDetails(workbench);
				await workbench.webview().getByText('Sent as').waitFor();
				await workbench.screenshot('details-style');
				assert.ok(existsSync(workspace.path(picture)));
			},
			{
				files: {
					[page]: pageText,
					'.vscode/settings.json': JSON.stringify({
						'figment.style': '{prompt}, flat vectors',
						'figment.enableSafetyChecker': false,
					}),
				},
			},
		));

	it('is shown in every theme, and again after a reload', () =>
		playOn('details-themes', async ({ workbench }) => {
			await openDetails(workbench);
			const view = workbench.webview();
			for (const theme of colorThemes) {
				await workbench.setColorTheme(theme);
				await workbench.screenshot(`details ${theme}`.replaceAll(' ', '-').toLowerCase());
			}
			// The browser's own reload may come before VS Code has written down which tabs are open.
			const loaded = workbench.page.waitForEvent('load');
			await workbench.runCommand('Developer: Reload Window');
			await loaded;
			await view.getByRole('button', { name: 'Regenerate…' }).waitFor();
		}));
});
