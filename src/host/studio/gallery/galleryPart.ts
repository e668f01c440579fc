import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Asked, IdsAnswer } from '../../../protocol/studio/calls.ts';
import type { GallerySearch, GalleryState, ImagesAnswer } from '../../../protocol/studio/gallery.ts';
import type { Target } from '../../editor/target.ts';
import type { ChosenImages } from '../../images/imageLinks.ts';
import type { ImageTools } from '../../images/imageTools.ts';
import { StorageFolder } from '../../storageFolder.ts';
import type { StudioPart } from '../part.ts';
import type { PageHandle } from '../studioPage.ts';
import { Favourites } from './favourites.ts';
import { GalleryActs } from './galleryActs.ts';
import { GalleryPick } from './galleryPick.ts';
import { asksForUnused, ImageSearches } from './imageSearches.ts';
import type { Found } from './imageSearches.ts';
import { LiveImages } from './liveImages.ts';
import { Thumbnails, versionOf } from './thumbnails.ts';
import { tileTimes, toTile } from './tiles.ts';

/** What a page asks of the gallery. */
export type GalleryCallName = 'images' | 'imageIds' | 'keepThumbnail' | 'setFavourite' | 'act' | 'endPick';

/** What the gallery needs. */
export interface GalleryTools {
	readonly images: ImageTools;
	/** Remembers the favourites of the workspace. */
	readonly memory: vscode.Memento;
	/** Figment's storage for all windows. */
	readonly storage: vscode.Uri;
	/** Has a text said aloud. */
	readonly announce: (text: string) => void;
	/** Brings a page with the gallery to the front. */
	readonly showGallery: () => Promise<void>;
}

/** The gallery of the Studio: the library of the workspace, searched, and what is done with its images. */
export class GalleryPart implements StudioPart<GalleryState, GalleryCallName>, vscode.Disposable {
	/** The folder of the thumbnails, which pages load them from. */
	readonly thumbnailFolder: vscode.Uri;
	readonly #tools: GalleryTools;
	readonly #live: LiveImages;
	readonly #searches = new ImageSearches();
	readonly #favourites: Favourites;
	readonly #thumbnails: Thumbnails;
	readonly #pick = new GalleryPick();
	readonly #acts: GalleryActs;
	readonly #listeners = new Set<() => void>();
	readonly #subscription: vscode.Disposable;
	#canInsert: boolean;

	constructor(tools: GalleryTools) {
		const { images, memory, storage, announce } = tools;
		this.#tools = tools;
		this.thumbnailFolder = vscode.Uri.joinPath(storage, 'thumbnails');
		this.#live = new LiveImages(images.library, () => this.#tell());
		this.#favourites = new Favourites(memory);
		this.#thumbnails = new Thumbnails(new StorageFolder(this.thumbnailFolder));
		this.#acts = new GalleryActs(images, this.#pick, announce);
		this.#canInsert = images.lastEditor.isThere;
		const look = () => this.#lookForDocument();
		this.#subscription = vscode.Disposable.from(
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#live.refresh()),
			vscode.window.onDidChangeActiveTextEditor(look),
			vscode.window.tabGroups.onDidChangeTabs(look),
			vscode.workspace.onDidCloseTextDocument(look),
		);
	}

	/** What every page of the gallery shows now. */
	stateFor(): GalleryState {
		const { revision, isLoading } = this.#live;
		const { name } = this.#pick;
		return {
			revision,
			isLoading,
			...(name === undefined ? {} : { pick: name }),
			canInsert: name !== undefined || this.#canInsert,
		};
	}

	/** Calls a function whenever {@link stateFor} may say something else. Gives what ends that. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Does what a page asks for. Throws a Failure, or an Error in words for people, where it cannot be done. */
	async answer(call: Asked<GalleryCallName>, page: PageHandle): Promise<unknown> {
		switch (call.name) {
			case 'images':
				return this.#images(call, page);
			case 'imageIds':
				return this.#imageIds(call);
			case 'keepThumbnail':
				return this.#keepThumbnail(call);
			case 'setFavourite':
				await this.#favourites.set(ids(await this.#chosen(call.images)), call.isFavourite);
				return this.#live.renew();
			case 'act': {
				const images = await this.#chosen(call.images);
				const { document } = this.#pick;
				try {
					return await this.#acts.run(call.action, images);
				} finally {
					if (document !== this.#pick.document) {
						this.#tell();
					}
				}
			}
			case 'endPick':
				return this.endPick();
		}
	}

	/**
	 * Lets the person choose in the gallery what is put in where they point. Gives the text of the links; undefined
	 * when they leave, or where there is no document.
	 */
	async pickFor(target: Target): Promise<string | undefined> {
		const { document } = target;
		const text = document && this.#pick.start(document, target);
		this.#tell();
		try {
			await this.#tools.showGallery();
		} catch (error) {
			this.endPick();
			throw error;
		}
		return text;
	}

	/** Lets the place go that an image is chosen for: nobody sees the gallery any more. */
	endPick(): void {
		if (this.#pick.document !== undefined) {
			this.#pick.end();
			this.#tell();
		}
	}

	/** Follows files that were renamed or moved. */
	async moved(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
		const moves = files.map(({ oldUri, newUri }) => [oldUri.toString(), newUri.toString()] as const);
		if (await this.#favourites.moved(moves)) {
			this.#live.renew();
		}
	}

	dispose(): void {
		this.#listeners.clear();
		this.#subscription.dispose();
		this.#live.dispose();
		this.#pick.end();
	}

	async #images({ search, from, count }: Asked<'images'>, page: PageHandle): Promise<ImagesAnswer> {
		// Meanwhile, for the first tiles are waited for. Without thumbnails there are images all the same.
		void this.#thumbnails.list().catch(() => undefined);
		const { revision, all, images, ignored } = await this.#find(search);
		const shown = images.slice(from, from + count);
		const names = await Promise.all(shown.map(image => this.#thumbnails.find(image).catch(() => undefined)));
		const times = tileTimes();
		const tiles = shown.map((image, index) => {
			const name = names[index];
			const thumbnail = name === undefined ? undefined : vscode.Uri.joinPath(this.thumbnailFolder, name);
			return toTile(image, { page, thumbnail, isFavourite: this.#favourites.ids.has(image.id), times });
		});
		return { revision, total: images.length, all, ignored: [...ignored], tiles };
	}

	async #imageIds({ search, from, to }: Asked<'imageIds'>): Promise<IdsAnswer> {
		const { images } = await this.#find(search);
		return { ids: ids(images.slice(from, to)) };
	}

	async #find(search: GallerySearch): Promise<Found & { readonly revision: number; readonly all: number }> {
		await this.#live.begin();
		if (asksForUnused(search)) {
			await this.#live.unused();
		}
		const { revision, images, failure } = this.#live;
		if (failure !== undefined && images.length === 0) {
			throw new Error(l10n.t('The images could not be looked through ({0})', failure));
		}
		const unused = this.#live.knownUnused ?? none;
		const searched = { images, unused, favourites: this.#favourites.ids };
		return { ...(await this.#searches.find(search, searched, Date.now())), revision, all: images.length };
	}

	async #keepThumbnail({ image: id, version, bytes }: Asked<'keepThumbnail'>): Promise<void> {
		const [image] = await this.#chosen([id]);
		if (versionOf(image) !== version || !(await this.#thumbnails.keep(image, bytes))) {
			throw new Error(l10n.t('This is no thumbnail of the image.'));
		}
	}

	/** The images of the library that have these ids, all of them. */
	async #chosen(wanted: readonly string[]): Promise<ChosenImages> {
		const different = [...new Set(wanted)];
		const [first, ...others] = await this.#tools.images.library.find(different);
		if (first === undefined || others.length + 1 < different.length) {
			throw new Error(l10n.t('An image is not there any more.'));
		}
		return [first, ...others];
	}

	#lookForDocument(): void {
		const canInsert = this.#tools.images.lastEditor.isThere;
		if (canInsert !== this.#canInsert) {
			this.#canInsert = canInsert;
			this.#tell();
		}
	}

	#tell(): void {
		this.#listeners.forEach(listener => listener());
	}
}

const none: ReadonlySet<string> = new Set();

function ids(images: readonly { readonly id: string }[]): string[] {
	return images.map(({ id }) => id);
}
