import { mostThumbnailBytes } from '../../../protocol/studio/gallery.ts';
import type { Tile } from '../../../protocol/studio/gallery.ts';
import { loadPicture, makeThumbnail } from './picture.ts';

/** What is shown of an image, if anything can be. */
interface Look {
	readonly url: string;
	readonly image: HTMLImageElement | undefined;
	/** Whether it is the whole picture: such are only shown while nothing moves. */
	readonly isWhole: boolean;
}

/** What is being loaded or made. */
interface Work {
	readonly abort: AbortController;
	readonly isMaking: boolean;
}

const broken: Look = { url: '', image: undefined, isWhole: false };
/** Small pictures in memory: more than are ever drawn at once. */
const mostLooks = 800;
/** How many are loaded, and made of whole pictures, at the same time. */
const mostLoading = 8;
const mostMaking = 2;

/** The small pictures of the gallery: loaded where the host has them, else made here and given to the host. */
export class Thumbnails {
	readonly #keep: (tile: Tile, bytes: Uint8Array<ArrayBuffer>) => void;
	readonly #onChange: () => void;
	/** In the order of their last use. */
	readonly #looks = new Map<string, Look>();
	readonly #works = new Map<string, Work>();
	/** Those that the host has, and that cannot be loaded. */
	readonly #lost = new Set<string>();
	#wanted: readonly Tile[] = [];
	#isStill = true;

	/** `keep` is given what was made; `onChange` is called when there is more to show. */
	constructor(keep: (tile: Tile, bytes: Uint8Array<ArrayBuffer>) => void, onChange: () => void) {
		this.#keep = keep;
		this.#onChange = onChange;
	}

	/** What to show of an image now; undefined while there is nothing, and '' for one that cannot be shown. */
	urlOf(tile: Tile): string | undefined {
		const look = this.#looks.get(keyOf(tile));
		return look === undefined || (look.isWhole && !this.#isStill) ? undefined : look.url;
	}

	/** The small picture of an image, to drag. */
	imageOf(tile: Tile): HTMLImageElement | undefined {
		return this.#looks.get(keyOf(tile))?.image;
	}

	/** Works for these images alone, the first of them first. Whole pictures wait until nothing moves. */
	want(tiles: readonly Tile[], isStill: boolean): void {
		this.#wanted = tiles;
		this.#isStill = isStill;
		const keys = new Set(tiles.map(keyOf));
		for (const [key, { abort }] of this.#works) {
			if (!keys.has(key)) {
				abort.abort();
			}
		}
		for (const key of keys) {
			const look = this.#looks.get(key);
			if (look !== undefined) {
				this.#looks.delete(key);
				this.#looks.set(key, look);
			}
		}
		this.#start();
	}

	/** Lets go of all of them. */
	dispose(): void {
		this.want([], false);
		this.#looks.forEach(letGo);
		this.#looks.clear();
	}

	#start(): void {
		for (const tile of this.#wanted) {
			const key = keyOf(tile);
			const isMaking = tile.thumbnail === undefined || this.#lost.has(key);
			if (!this.#looks.has(key) && !this.#works.has(key) && this.#hasRoom(isMaking)) {
				const work = { abort: new AbortController(), isMaking };
				this.#works.set(key, work);
				void this.#do(tile, key, work);
			}
		}
	}

	#hasRoom(isMaking: boolean): boolean {
		const busy = [...this.#works.values()].filter(work => work.isMaking === isMaking).length;
		return isMaking ? this.#isStill && busy < mostMaking : busy < mostLoading;
	}

	async #do(tile: Tile, key: string, work: Work): Promise<void> {
		const { signal } = work.abort;
		const { thumbnail } = tile;
		let look: Look | undefined;
		if (work.isMaking || thumbnail === undefined) {
			look = await this.#make(tile, signal);
		} else {
			look = await loadPicture(thumbnail, { signal, isRead: false }).then(
				image => ({ url: thumbnail, image, isWhole: false }),
				() => undefined,
			);
			if (look === undefined && !signal.aborted) {
				this.#lost.add(key);
			}
		}
		this.#works.delete(key);
		if (look !== undefined && signal.aborted) {
			letGo(look);
		} else if (look !== undefined) {
			this.#remember(key, look);
		}
		this.#start();
	}

	async #make(tile: Tile, signal: AbortSignal): Promise<Look> {
		let url: string | undefined;
		try {
			const blob = await makeThumbnail(tile.url, signal);
			if (blob.size <= mostThumbnailBytes) {
				this.#keep(tile, new Uint8Array(await blob.arrayBuffer()));
			}
			url = URL.createObjectURL(blob);
			return { url, image: await loadPicture(url, { isRead: false }), isWhole: false };
		} catch {
			letGo({ url: url ?? '' });
			// It may be one that can be seen and not read.
			return loadPicture(tile.url, { signal, isRead: false }).then(
				() => ({ url: tile.url, image: undefined, isWhole: true }),
				() => broken,
			);
		}
	}

	#remember(key: string, look: Look): void {
		this.#looks.set(key, look);
		for (const [oldest, old] of this.#looks) {
			if (this.#looks.size <= mostLooks) {
				break;
			}
			this.#looks.delete(oldest);
			letGo(old);
		}
		this.#onChange();
	}
}

function keyOf({ id, version }: Tile): string {
	return `${version} ${id}`;
}

function letGo({ url }: Pick<Look, 'url'>): void {
	if (url.startsWith('blob:')) {
		URL.revokeObjectURL(url);
	}
}
