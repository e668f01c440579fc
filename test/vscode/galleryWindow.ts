import * as vscode from 'vscode';
import { Replacements } from '../../src/core/version/replacements.ts';
import { VersionStore } from '../../src/core/version/versionStore.ts';
import { assetFiles, assetSidecars } from '../../src/host/assets/assetFiles.ts';
import { LastEditor } from '../../src/host/editor/lastEditor.ts';
import type { ImageTools } from '../../src/host/images/imageTools.ts';
import { WorkspaceLibrary } from '../../src/host/library/workspaceLibrary.ts';
import { outside } from '../../src/host/outside.ts';
import { StorageFolder } from '../../src/host/storageFolder.ts';
import { GalleryPart } from '../../src/host/studio/gallery/galleryPart.ts';
import { readImages } from '../../src/protocol/studio/calls.ts';
import type { GallerySearch, ImagesAnswer } from '../../src/protocol/studio/gallery.ts';
import type { PageHandle } from '../../src/host/studio/studioPage.ts';
import { openWindow } from './otherWindow.ts';

/** A page that loads files from where they are. */
export const page: PageHandle = { id: 'page', urlOf: file => file.toString() };

/** Everything, the newest first. */
export const plainSearch: GallerySearch = {
	query: '',
	favourites: false,
	drafts: 'all',
	unused: false,
	sort: 'newest',
};

/** A gallery of the test's own, over the workspace of this window. */
export class GalleryWindow implements vscode.Disposable {
	readonly tools: ImageTools;
	readonly gallery: GalleryPart;
	readonly announced: string[] = [];
	/** How often the gallery was brought to the front. */
	shown = 0;
	readonly #library = new WorkspaceLibrary(undefined);
	readonly #lastEditor = new LastEditor();

	/** `storage` is a folder of the test's own. */
	constructor(storage: vscode.Uri) {
		const values = new Map<string, unknown>();
		const folder = (name: string) => new StorageFolder(vscode.Uri.joinPath(storage, name));
		const versions = new VersionStore(folder('versions'), outside.now, folder('records'));
		const { now, sleep } = outside;
		this.tools = {
			deps: openWindow(storage, { values }).deps,
			versions,
			tidySoon: () => undefined,
			replacements: new Replacements({ versions, files: assetFiles, sidecars: assetSidecars, now, sleep }),
			versionFolder: vscode.Uri.joinPath(storage, 'versions'),
			library: this.#library,
			lastEditor: this.#lastEditor,
			refreshDetails: () => Promise.resolve(),
			activeAsset: () => undefined,
			dist: storage,
		};
		this.gallery = new GalleryPart({
			images: this.tools,
			memory: {
				keys: () => [...values.keys()],
				get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
				update: (key, value) => Promise.resolve(void values.set(key, value)),
			},
			storage,
			announce: text => void this.announced.push(text),
			showGallery: () => {
				this.shown++;
				return Promise.resolve();
			},
		});
	}

	/** Asks for tiles as a page does, again until all images are known. */
	async images(search: Partial<GallerySearch>, from = 0, count = 200): Promise<ImagesAnswer> {
		const call = { name: 'images', search: { ...plainSearch, ...search }, from, count } as const;
		for (;;) {
			const changed = this.#changed();
			const answer = readImages(await this.gallery.answer(call, page));
			if (answer === undefined) {
				throw new Error('no page reads it');
			}
			if (!this.gallery.stateFor().isLoading) {
				return answer;
			}
			await changed;
		}
	}

	/** The names of what a search finds. */
	async names(search: Partial<GallerySearch>): Promise<string[]> {
		return (await this.images(search)).tiles.map(({ name }) => name);
	}

	/** Until the gallery says that something has changed. */
	#changed(): Promise<void> {
		return new Promise(resolve => {
			const stop = this.gallery.onChange(() => {
				stop();
				resolve();
			});
		});
	}

	dispose(): void {
		this.gallery.dispose();
		this.#library.dispose();
		this.#lastEditor.dispose();
	}
}
