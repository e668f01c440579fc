import type { GalleryState } from '../../../src/protocol/studio/gallery.ts';
import type { QueueState } from '../../../src/protocol/studio/queue.ts';
import { webviewFrame } from '../../harness/webviewPage.ts';
import type { Service } from '../../service/service.ts';
import type { Album } from './album.ts';
import { pictureFiles, subjects } from './pictures.ts';
import type { StudioScene } from './studioStage.ts';
import { tellPage } from './tellPage.ts';

/** A window that is taken through states of the Studio, one after the other, with a picture of each. */
export interface Tour extends StudioScene {
	readonly album: Album;
	readonly service: Service;
}

/** The gallery's element, with what the host last said of it. */
interface GalleryElement extends HTMLElement {
	readonly store: { readonly gallery: GalleryState };
}

/** A gallery without images, one that loads, and one with some. */
export async function showGallery({ workbench, studio, workspace, album }: Tour): Promise<void> {
	await studio.open();
	await studio.gallery.getByText('There are no generated images here yet.').waitFor();
	await album.add('empty');
	const frame = await webviewFrame(workbench, 'figment-studio');
	await tellPage(frame, { type: 'gallery', gallery: { revision: 0, isLoading: true, canInsert: false } });
	await album.add('loading');
	for (const [path, bytes] of Object.entries(await pictureFiles())) {
		workspace.write(path, bytes);
	}
	await studio.waitForTiles(subjects.length);
	await album.add('gallery');
	const shown = await frame
		.locator('figment-gallery')
		.evaluate(element => (element as GalleryElement).store.gallery);
	await tellPage(frame, { type: 'gallery', gallery: { ...shown, pick: 'winter.md' } });
	await studio.gallery.getByText('winter.md').first().waitFor();
	await studio.waitForTiles(subjects.length);
	await album.add('picking');
	await tellPage(frame, { type: 'gallery', gallery: shown });
}

/** A form with all that can be said of what is in it, and with a list open. */
export async function showForm({ workbench, studio, album }: Tour): Promise<void> {
	await studio.prompt.fill('A lighthouse, no people, in colours of #ff8800');
	await studio.choose('Custom');
	await studio.page.getByLabel('Width', { exact: true }).fill('1000');
	await studio.form.getByText('Where it goes').click();
	await studio.form.getByText('the nearest is 992').first().waitFor();
	await album.add('form');
	await studio.page.getByRole('button', { name: 'Prompt Templates' }).click();
	await album.add('templates', ['.form-options']);
	await workbench.page.keyboard.press('Escape');
	await studio.choose('Landscape 4:3 1024 × 768');
	await studio.form.getByText('Where it goes').click();
}

/** What failed, and a queue with running and waiting images. */
export async function showQueue({ workbench, studio, service, album }: Tour): Promise<void> {
	service.faults.next('generate', { kind: 'status', status: 400 });
	await studio.prompt.press('ControlOrMeta+Enter');
	await studio.queue.getByRole('heading', { name: 'Failed' }).waitFor();
	await album.add('failed');
	for (let held = 0; held < 3; held++) {
		service.faults.next('generate', { kind: 'hold' });
	}
	await studio.count.fill('3');
	await studio.page.getByRole('button', { name: 'Generate 3 Images' }).click();
	await studio.queue.getByText(/^Waiting, number 1/).waitFor();
	await album.add('queue');
	await service.waitForHeld(2);
	await studio.queue.getByRole('button', { name: 'Cancel All' }).click();
	await workbench.notifications.press('already sent', 'Drop Them');
	await tellPage(await webviewFrame(workbench, 'figment-studio'), { type: 'queue', queue: unfinished });
	await album.add('unfinished');
}

/** What an earlier window may leave, one of it asked for in a language that is read from right to left. */
const unfinished: QueueState = {
	now: 0,
	jobs: [],
	failed: [],
	unfinished: ['A red fox in the snow', 'منارة على صخرة في البحر (ليلا)'].map((prompt, index) => ({
		id: `job-${index}`,
		prompt,
		message: 'Was waiting for its turn; not sent.',
		detail: 'FLUX.2 [pro] · 1024 × 768 · PNG',
		goOn: 'Generate',
	})),
	goOnWithAll: 'Generate All 2 ($0.078)',
};

/** Chosen images, the menu of them, two compared, one large, and none found. */
export async function showImages({ workbench, studio, album }: Tour): Promise<void> {
	const { gallery, viewer } = studio;
	await studio.chooseOfTile('A river in spring', 'Add to Favorites');
	await studio.tile('A red fox').click();
	await studio.tile('Hills').click({ modifiers: ['ControlOrMeta'] });
	await album.add('selection');
	await studio.tile('Hills').press('Shift+F10');
	await studio.page.getByRole('menuitem').first().waitFor();
	await album.add('menu');
	await workbench.page.keyboard.press('Escape');
	await gallery.getByRole('button', { name: 'Compare' }).click();
	await viewer.getByRole('slider').waitFor();
	await album.add('compare');
	await viewer.getByRole('button', { name: 'Side by side' }).click();
	await album.add('side by side');
	await viewer.getByRole('button', { name: 'Close' }).click();
	await studio.tile('A red fox').dblclick();
	await viewer.getByRole('img').waitFor();
	await album.add('viewer');
	await viewer.getByRole('button', { name: 'Close' }).click();
	await gallery.getByRole('searchbox').fill('nothing like this size:x');
	await gallery.getByText('No image is found.').waitFor();
	await album.add('nothing found');
	await gallery.getByRole('searchbox').fill('');
}

/** All at 200 %, which is as large as in a window of half the size, and in a very wide window. */
export async function showSizes({ workbench, studio, album }: Tour): Promise<void> {
	const viewport = workbench.page.viewportSize();
	if (viewport === null) {
		throw new Error('The window has no size');
	}
	await workbench.page.setViewportSize({ width: viewport.width / 2, height: viewport.height / 2 });
	await studio.page.getByRole('tab', { name: 'Create' }).click();
	await album.add('zoomed form');
	await studio.page.getByRole('tab', { name: 'Gallery' }).click();
	await album.add('zoomed gallery');
	await workbench.page.setViewportSize({ width: 2560, height: 1440 });
	await album.add('wide');
	await workbench.page.setViewportSize(viewport);
}

/** All that can stand in the way. */
export async function showBanners({ workbench, album }: Tour): Promise<void> {
	const frame = await webviewFrame(workbench, 'figment-studio');
	for (const kind of ['noKey', 'noFolder', 'untrusted', 'offline', 'error'] as const) {
		const banners = [{ kind, message: `What is so: ${kind}.`, step: 'Next Step…' }];
		await tellPage(frame, { type: 'status', status: { banners, isTrusted: kind !== 'untrusted' } });
		await album.add(`banner ${kind}`);
	}
}
