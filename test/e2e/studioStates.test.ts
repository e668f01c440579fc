import { describe, it } from 'node:test';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { page, pageText } from './stage.ts';
import { Album } from './studio/album.ts';
import { showBanners, showForm, showGallery, showImages, showQueue, showSizes } from './studio/states.ts';
import { StudioStage } from './studio/studioStage.ts';

describe('Every state of the Studio', () => {
	const stage = new StudioStage('newest', { AIMLAPI_API_KEY: testKeys.person });

	for (const theme of colorThemes) {
		it(`shows in ${theme}, and axe-core finds nothing`, () =>
			stage.show(
				`states-${theme}`,
				async scene => {
					const album = new Album(scene.workbench, theme);
					const tour = { ...scene, album, service: stage.service };
					await showGallery(tour);
					await showForm(tour);
					await showQueue(tour);
					await showImages(tour);
					await showSizes(tour);
					await showBanners(tour);
					album.check();
				},
				{
					viewport: { width: 1500, height: 900 },
					colorTheme: theme,
					files: { [page]: pageText, 'images/README.md': '# Images\n' },
				},
			));
	}
});

describe('What stands in the way of the Studio', () => {
	const stage = new StudioStage('newest');

	it('is a key that is not there: it is given, and the Studio goes on', () =>
		stage.show('no-key', async ({ workbench, studio }) => {
			const { quickInput } = workbench;
			await studio.open();
			const banner = studio.page.getByText(
				'Real images need an AI/ML API key. Drafts are free and need none.',
			);
			await banner.waitFor();
			await workbench.screenshot('studio-no-key');
			await studio.page.getByRole('button', { name: 'Set API Key…' }).click();
			await quickInput.waitUntilShown('Set API Key');
			await quickInput.answer(testKeys.person);
			await banner.waitFor({ state: 'hidden' });
		}));

	it('is a folder that is not open', () =>
		stage.show(
			'no-folder',
			async ({ workbench, studio }) => {
				await studio.open();
				await studio.page.getByText('No folder is open: each image will ask where it goes.').waitFor();
				await workbench.screenshot('studio-no-folder');
				await studio.page.getByRole('button', { name: 'Open Folder…' }).click();
				await workbench.quickInput.waitUntilShown('Open Folder');
			},
			{ isEmptyWindow: true, files: {} },
		));

	it('is Restricted Mode, until the folder is trusted', async () => {
		stage.server.setUserSettings({ 'security.workspace.trust.enabled': true });
		await stage.show('untrusted', async ({ workbench, studio }) => {
			await studio.open();
			const banner = studio.page.getByText('Restricted Mode: single images only, with your own settings.');
			await banner.waitFor();
			await workbench.screenshot('studio-untrusted');
			await studio.page.getByRole('button', { name: 'Manage Trust' }).click();
			await workbench.page.getByRole('button', { name: 'Trust', exact: true }).click();
			await workbench.page.keyboard.press('Escape');
			await studio.prompt.waitFor();
			await banner.waitFor({ state: 'hidden' });
		});
		stage.server.setUserSettings({ 'security.workspace.trust.enabled': false });
	});

	it('is a service that is not reached, or cannot be: drafts are made all the same', async () => {
		stage.server.setUserSettings({ 'figment.api.baseUrl': 'http://127.0.0.1:9' });
		await stage.show('offline', async ({ workbench, studio }) => {
			await studio.open();
			await studio.page
				.getByText('The service cannot be reached. Drafts can be made all the same.')
				.waitFor();
			await workbench.screenshot('studio-offline');
			await studio.choose('Free draft');
			await studio.prompt.fill('A hut');
			await studio.page.getByRole('button', { name: 'Generate Draft' }).click();
			await studio.page.getByRole('tab', { name: 'Gallery' }).click();
			await studio.waitForTiles(1);
			const settings = { 'figment.api.baseUrl': 'ftp://nowhere.example' };
			stage.server.setUserSettings(settings);
			await workbench.reload();
			await studio.page.getByText('The setting figment.api.baseUrl names no address').waitFor();
			await workbench.screenshot('studio-error');
		});
	});
});
