import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import { page, Stage } from './stage.ts';
import type { Scene } from './stage.ts';

const sentence = 'A red fox walks over a snowy meadow.';
const name = 'a-red-fox-walks-over-a-snowy-meadow.png';
const picture = `docs/guide/${name}`;

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

	/** With the picture of the page's sentence made, linked and saved. */
	const play = (title: string, use: (scene: Scene) => Promise<void>) =>
		stage.play(title, async scene => {
			const { workbench } = scene;
			const { contextMenu, editor } = workbench;
			await editor.selectText(sentence);
			await editor.rightClick(sentence);
			await contextMenu.choose('Generate Image from Selection');
			await editor.waitForText(name);
			await workbench.save();
			await use(scene);
		});

	it('is explained, made anew, compared, accepted and restored', () =>
		play('regenerating', async scene => {
			const { workbench } = scene;
			const { quickInput, notifications } = workbench;
			const before = bytesOf(scene);
			await openDetails(workbench);
			const view = workbench.webview();
			await workbench.screenshot('details');
			await view.getByRole('button', { name: 'Regenerate…' }).click();
			await quickInput.waitUntilShown(`Regenerate ${name} · 1024 × 768 · PNG · $0.039`);
			assert.equal(await quickInput.value(), sentence);
			await workbench.screenshot('regenerate-box');
			await quickInput.press('Enter');
			await view.getByRole('button', { name: 'Accept' }).waitFor();
			await workbench.screenshot('compare');
			assert.deepEqual(bytesOf(scene), before, 'nothing is replaced before it is accepted');
			await view.getByRole('button', { name: 'Try Again · $0.039' }).click();
			await view.getByText('Until you accept').waitFor({ state: 'hidden' });
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

	it('is found by words of its prompt and linked where the cursor was', () =>
		play('inserting', async ({ workbench }) => {
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
			await workbench.page.getByRole('treeitem', { name }).click();
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

	it('is shown in every theme, and again after a reload', () =>
		play('details-themes', async ({ workbench }) => {
			await openDetails(workbench);
			const view = workbench.webview();
			for (const theme of colorThemes) {
				await workbench.setColorTheme(theme);
				await workbench.screenshot(`details ${theme}`.replaceAll(' ', '-').toLowerCase());
			}
			await workbench.reload();
			await view.getByRole('button', { name: 'Regenerate…' }).waitFor();
		}));
});
