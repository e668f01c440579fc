import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { testKeys } from '../harness/secrets.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import { page } from './stage.ts';
import { Album } from './studio/album.ts';
import { pathOf, pictureFiles, subjects } from './studio/pictures.ts';
import { StudioStage } from './studio/studioStage.ts';
import type { StudioScene } from './studio/studioStage.ts';

const viewport = { width: 1900, height: 1000 };
const river = 'A river in spring';
const text = `# Winter\n\nA first line.\n\n![The river](../../${pathOf(river)})\n\nThe end.\n`;

/** The text in the clipboard, once there is any. */
async function copied(workbench: Workbench): Promise<string> {
	return waitFor('a text in the clipboard', async () => {
		const found = await workbench.page.evaluate(() => navigator.clipboard.readText());
		return found === '' ? undefined : found;
	});
}

describe('The gallery of the Studio', () => {
	const stage = new StudioStage('newest', { AIMLAPI_API_KEY: testKeys.person });

	/** On a workspace with pictures of earlier days, beside a document that shows one of them. */
	const show = (name: string, use: (scene: StudioScene) => Promise<void>) =>
		stage.show(
			name,
			async scene => {
				for (const [path, bytes] of Object.entries(await pictureFiles())) {
					scene.workspace.write(path, bytes);
				}
				await scene.workbench.openFile(page);
				await scene.studio.open();
				await scene.studio.waitForTiles(subjects.length);
				await use(scene);
			},
			{ viewport, files: { [page]: text } },
		);

	it('is searched, filtered, looked at, compared and used, by mouse', () =>
		show('gallery', async scene => {
			await scene.workbench.screenshot('studio-gallery');
			await search(scene);
			await look(scene);
			await useAndDelete(scene);
		}));

	it('does the same by keyboard alone', () =>
		show('gallery-keyboard', async ({ workbench, studio }) => {
			const { gallery, viewer } = studio;
			const press = (key: string) => workbench.page.keyboard.press(key);
			await studio.tabTo(gallery.getByRole('searchbox'));
			await workbench.page.keyboard.type('in');
			await gallery.getByText('3 of 8', { exact: true }).waitFor();
			await press('Escape');
			await studio.waitForTiles(8);
			await studio.tabTo(studio.tile('A red fox'));
			await press('ArrowRight');
			await studio.waitForFocus(studio.tile('An owl at night'));
			await press('ControlOrMeta+End');
			await studio.waitForFocus(studio.tile('A wooden tower'));
			await press('Home');
			await press('ControlOrMeta+Home');
			await studio.waitForFocus(studio.tile('A red fox'));
			await press(' ');
			await press('Shift+ArrowRight');
			await press('Shift+ArrowRight');
			await gallery.getByText('3 selected').waitFor();
			await press('f');
			await studio.tile('A red fox, favorite').waitFor();
			await press('Escape');
			await press('Enter');
			await viewer.waitFor();
			await press('ArrowLeft');
			await viewer.getByText('2 of 8').waitFor();
			await press('+');
			await press('0');
			await press('Escape');
			await studio.waitForFocus(studio.tile('An owl at night'));
			await press('Shift+F10');
			await studio.waitForFocus(studio.page.getByRole('menuitem', { name: 'Show Large' }));
			await workbench.screenshot('studio-menu');
			await press('End');
			await press('ArrowUp');
			await press('Escape');
			await studio.waitForFocus(studio.tile('An owl at night'));
			await press('ControlOrMeta+a');
			await gallery.getByText('8 selected').waitFor();
			await press('Escape');
			await press('Delete');
			const { message } = await workbench.dialog.waitUntilShown();
			assert.equal(message, `Delete ${pathOf('An owl at night')}?`);
			await press('Escape');
			assert.equal(await studio.grid.getByRole('gridcell').count(), 8);
		}));

	it('gives its images to documents and to the form, by dragging, from the Explorer and from a list', () =>
		show('gallery-giving', async scene => {
			await dropIntoDocument(scene);
			await useRecipes(scene);
			await pick(scene);
		}));

	it('keeps its place over a reload, and is narrow in the side bar', () =>
		stage.show(
			'side-bar',
			async ({ workbench, studio, workspace }) => {
				for (const [path, bytes] of Object.entries(await pictureFiles(60))) {
					workspace.write(path, bytes);
				}
				const { page: window } = workbench;
				await window.getByRole('tab', { name: 'Figment' }).click();
				await studio.prompt.waitFor();
				const album = new Album(workbench, 'Light 2026');
				for (const width of [300, 170]) {
					await studio.resizeSideBar(width);
					await studio.page.getByRole('tab', { name: 'Create' }).click();
					await album.add(`side bar ${width} form`);
					await studio.page.getByRole('tab', { name: 'Gallery' }).click();
					await studio.tile('A red fox').waitFor();
					await studio.checkWidth();
					await album.add(`side bar ${width} gallery`);
				}
				album.check();
				await studio.tile('A red fox').press('ControlOrMeta+End');
				await studio.waitForFocus(studio.tile('Pebble number 59'));
				await window.waitForTimeout(500);
				const loaded = window.waitForEvent('load');
				await workbench.runCommand('Developer: Reload Window');
				await loaded;
				await workbench.waitUntilReady();
				await studio.tile('Pebble number 59').waitFor();
			},
			{ files: { [page]: text } },
		));
});

/** Narrows the gallery down in every way, and back. */
async function search({ studio }: StudioScene): Promise<void> {
	const { gallery } = studio;
	await gallery.getByRole('searchbox', { name: 'Search images' }).fill('market');
	await studio.waitForTiles(1);
	await gallery.getByText('1 of 8', { exact: true }).waitFor();
	await gallery.getByRole('searchbox').fill('nothing like this');
	await gallery.getByRole('button', { name: 'Clear Search' }).click();
	await studio.waitForTiles(8);
	await gallery.getByRole('combobox', { name: 'Drafts' }).selectOption('Only drafts');
	await studio.waitForTiles(1);
	await gallery.getByRole('combobox', { name: 'Drafts' }).selectOption('With drafts');
	await gallery.getByRole('button', { name: 'Only images that no document links' }).click();
	await studio.waitForTiles(7);
	await gallery.getByRole('button', { name: 'Only images that no document links' }).click();
	await studio.waitForTiles(8);
	await studio.chooseOfTile('A lighthouse', 'Add to Favorites');
	await gallery.getByRole('button', { name: 'Only favorites' }).click();
	await studio.waitForTiles(1);
	await gallery.getByRole('button', { name: 'Only favorites' }).click();
	await studio.waitForTiles(8);
}

/** Looks at one image large, and at two beside each other. */
async function look({ workbench, studio }: StudioScene): Promise<void> {
	const { gallery, viewer } = studio;
	await studio.tile('A red fox').dblclick();
	await viewer.getByRole('img', { name: 'A red fox' }).waitFor();
	await viewer.getByRole('button', { name: 'Actual size' }).click();
	await viewer.getByText('100 %').waitFor();
	await viewer.getByRole('button', { name: 'Zoom in' }).click();
	await viewer.getByText('125 %').waitFor();
	await workbench.screenshot('studio-viewer');
	await viewer.getByRole('button', { name: 'Next image' }).click();
	await viewer.getByText('2 of 8').waitFor();
	await viewer.getByRole('button', { name: 'Close' }).click();
	await studio.tile('A red fox').click();
	await studio.tile('Hills').click({ modifiers: ['ControlOrMeta'] });
	await gallery.getByText('2 selected').waitFor();
	await gallery.getByRole('button', { name: 'Compare' }).click();
	await viewer.getByRole('slider', { name: 'Divider' }).press('ArrowRight');
	assert.equal(await viewer.getByRole('slider').getAttribute('aria-valuenow'), '51');
	await workbench.screenshot('studio-compare');
	await viewer.getByRole('button', { name: 'Side by side' }).click();
	assert.equal(await viewer.getByRole('img').count(), 2);
	await viewer.getByRole('button', { name: 'Close' }).click();
}

/** Takes links of one image, and deletes another one that a document shows. */
async function useAndDelete({ workbench, studio, workspace }: StudioScene): Promise<void> {
	const { gallery } = studio;
	const link = '![A wooden tower](../../images/a-wooden-tower.png)';
	await studio.tile('A wooden tower').click();
	await gallery.getByRole('button', { name: 'Copy Link' }).click();
	assert.equal(await copied(workbench), link);
	await gallery.getByRole('button', { name: 'Insert at Cursor' }).click();
	await studio.waitForDocument(link);
	await studio.chooseOfTile(river, 'Delete…');
	const { message, detail } = await workbench.dialog.waitUntilShown();
	assert.equal(message, `Delete ${pathOf(river)}? It is still linked.`);
	assert.match(detail, /winter\.md, line \d/);
	await workbench.dialog.press('Delete');
	await studio.waitForTiles(7);
	assert.equal(existsSync(workspace.path(pathOf(river))), false);
}

/** To where the mouse lets go, wherever the cursor is. */
async function dropIntoDocument({ workbench, studio }: StudioScene): Promise<void> {
	const end = workbench.page.locator('.view-line', { hasText: 'The end.' }).last();
	await studio.drag(studio.tile('A lighthouse'), end);
	await studio.waitForDocument('The end.![A lighthouse](../../images/a-lighthouse.png)');
	await workbench.screenshot('studio-dropped');
}

/** In parts, which can be undone, and whole: by the Explorer's menu, and dropped from there or from the gallery. */
async function useRecipes({ workbench, studio }: StudioScene): Promise<void> {
	const { page: window, contextMenu } = workbench;
	await studio.prompt.fill('What I have typed');
	await studio.chooseOfTile('Hills', 'Use Seed');
	await studio.waitForField('Seed', '1002');
	assert.equal(await studio.prompt.inputValue(), 'What I have typed');
	await studio.chooseOfTile('Hills', 'Use Prompt');
	await studio.waitForPrompt('Hills in the mist');
	await studio.form.getByRole('button', { name: 'Undo' }).click();
	await studio.waitForPrompt('What I have typed');
	await window.getByRole('treeitem', { name: 'images', exact: true }).click();
	await window.getByRole('treeitem', { name: 'a-paper-lantern.png' }).click({ button: 'right' });
	await contextMenu.choose('Figment', 'Open in Studio');
	await studio.waitForPrompt('A paper lantern');
	await studio.waitForField('Seed', '1003');
	await studio.drag(
		window.getByRole('treeitem', { name: 'a-market-in-the-rain.png' }),
		studio.form,
		'with Shift',
	);
	await studio.waitForPrompt('A market in the rain');
	await studio.drag(studio.tile('A red fox'), studio.form);
	await studio.waitForPrompt('A red fox');
}

/** Chooses in the Studio what is inserted where the cursor was. */
async function pick({ workbench, studio }: StudioScene): Promise<void> {
	const { page: window, quickInput, editor } = workbench;
	const line = 'A first line.';
	// A document is found by its text once its group is the active one.
	await window.locator('.view-line', { hasText: line }).first().click();
	await editor.clickAfter(line);
	await workbench.runCommand('Figment: Insert Generated Image…');
	await quickInput.waitUntilShown('Insert Generated Image');
	await quickInput.pressButton('Browse in Studio');
	await studio.gallery.getByText('Choose an image to insert into winter.md').waitFor();
	await workbench.screenshot('studio-pick');
	await studio.tile('A market').dblclick();
	await studio.waitForDocument(`${line}![A market in the rain](../../images/a-market-in-the-rain.png)`);
	await studio.gallery.getByText('Choose an image').waitFor({ state: 'hidden' });
}
