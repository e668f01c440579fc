import { readIds, readImages } from '../../../protocol/studio/calls.ts';
import type { GallerySearch, Tile } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import type { Store } from '../store.ts';
import { Choice } from './choice.ts';
import { formatCount } from './formatCount.ts';
import { clamp } from './grid.ts';
import { Images } from './images.ts';
import { Thumbnails } from './thumbnails.ts';

/** What lies over the grid: one image, large, or two. */
export type Overlay = 'viewer' | readonly [Tile, Tile];

/** What the gallery shows, which of it is chosen, and which image the keyboard is at. */
export class GalleryModel {
	readonly store: Store;
	readonly images: Images;
	readonly thumbnails: Thumbnails;
	readonly choice = new Choice();
	readonly #listeners = new Set<() => void>();
	overlay: Overlay | undefined;
	#active: number;
	#activeId: string | undefined;
	#revision: number | undefined;
	#isToldOf = true;
	#range = 0;

	constructor(store: Store) {
		this.store = store;
		const { channel, view } = store;
		this.#active = view.first;
		this.images = new Images(
			{
				ask: call => channel.askFor(call, readImages),
				after: (milliseconds, work) => void setTimeout(work, milliseconds),
				now: () => performance.now(),
			},
			() => this.#take(),
		);
		this.thumbnails = new Thumbnails(
			({ id, version }, bytes) => {
				// It is made again another time if it was not kept.
				channel.ask({ name: 'keepThumbnail', image: id, version, bytes }).catch(() => undefined);
			},
			() => this.#changed(),
		);
		this.images.want({ from: view.first, to: view.first + 1 });
		this.refresh();
	}

	/** How many images are found. */
	get count(): number {
		return this.images.total ?? 0;
	}

	/** Whether there are no images at all, whatever is looked for. */
	get isEmpty(): boolean {
		return this.images.total !== undefined && this.images.all === 0 && !this.store.gallery.isLoading;
	}

	/** The place of the image that the keyboard is at, or that is shown large. */
	get active(): number {
		return this.#active;
	}

	/** The image that the keyboard is at, or that is shown large; undefined while it is not known. */
	get activeTile(): Tile | undefined {
		return this.images.at(this.#active);
	}

	/** What is done next is done with these: the chosen ones if the active one is among them, else that one. */
	get targets(): readonly string[] {
		const id = this.activeTile?.id;
		return id === undefined
			? []
			: this.choice.has(id) && this.overlay === undefined
				? [...this.choice.ids]
				: [id];
	}

	/** Calls `listener` after every change; gives what ends it. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Looks whether the store wants other images than those that show. */
	refresh(): void {
		const { view, gallery } = this.store;
		this.images.look(view.search, gallery.revision);
	}

	/** Looks for other images. What they are is said aloud. */
	search(changes: Partial<GallerySearch>): void {
		this.choice.set([]);
		this.choice.anchor = 0;
		this.#goTo(0);
		this.#activeId = undefined;
		this.#isToldOf = false;
		this.images.want({ from: 0, to: 1 });
		this.store.look({ search: { ...this.store.view.search, ...changes }, first: 0 });
		this.#changed();
	}

	/** Takes the keyboard to a place. */
	goTo(index: number): void {
		if (index !== this.#active || this.#activeId === undefined) {
			this.#goTo(index);
			this.#changed();
		}
	}

	/** Chooses the image at a place alone, besides others, or with all from the last one that was chosen so. */
	async choose(index: number, how: 'only' | 'toggle' | 'range'): Promise<void> {
		const id = this.images.at(index)?.id;
		if (how === 'range') {
			const from = Math.min(this.choice.anchor, index);
			await this.#chooseRange(from, Math.max(this.choice.anchor, index) + 1);
		} else if (id !== undefined) {
			this.#range += 1;
			this.choice.anchor = index;
			if (how === 'only') {
				this.choice.set([id]);
			} else {
				this.choice.toggle(id);
			}
			this.#changed();
		}
	}

	/** Chooses all that are found, as far as the host takes so many at once. */
	async chooseAll(): Promise<void> {
		await this.#chooseRange(0, this.count);
		this.store.announce(fill(this.store.words.gallery.chosen, formatCount(this.choice.ids.size)));
	}

	chooseNone(): void {
		this.choice.set([]);
		this.#changed();
	}

	/** Lays something over the grid, or no longer. */
	show(overlay: Overlay | undefined): void {
		this.overlay = overlay;
		this.#changed();
	}

	async #chooseRange(from: number, to: number): Promise<void> {
		const range = (this.#range += 1);
		const known = Array.from({ length: to - from }, (_, index) => this.images.at(from + index)?.id);
		const ids = known.every(id => id !== undefined) ? known : await this.#idsOf(from, to);
		if (range === this.#range) {
			this.choice.set(ids);
			this.#changed();
		}
	}

	async #idsOf(from: number, to: number): Promise<readonly string[]> {
		const { search } = this.store.view;
		const { ids } = await this.store.channel.askFor({ name: 'imageIds', search, from, to }, readIds);
		return ids;
	}

	#goTo(index: number): void {
		this.#active = index;
		this.#activeId = this.images.at(index)?.id;
	}

	#take(): void {
		const { words } = this.store;
		if (!this.#isToldOf && !this.images.isStale) {
			this.#isToldOf = true;
			this.store.announce(fill(words.gallery.count, formatCount(this.count), formatCount(this.images.all)));
		}
		if (this.images.revision !== this.#revision) {
			this.#revision = this.images.revision;
			void this.#follow();
		}
		this.#active = clamp(this.#active, 0, Math.max(this.count - 1, 0));
		this.#activeId ??= this.activeTile?.id;
		if (this.overlay === 'viewer' && this.count === 0) {
			this.overlay = undefined;
		}
		this.#changed();
	}

	/** After the library changed: what is chosen or shown large may be elsewhere, or gone. */
	async #follow(): Promise<void> {
		const wasAt = this.#activeId;
		if (wasAt === undefined || (this.choice.ids.size === 0 && this.overlay === undefined)) {
			this.#activeId = this.activeTile?.id;
			return;
		}
		// Nothing else is to be shown large while the host is asked.
		this.#active = this.images.placeOf(wasAt) ?? this.#active;
		// Whoever cannot be asked now is asked after the next change.
		const ids = await this.#idsOf(0, this.count).catch(() => undefined);
		if (ids !== undefined && this.#activeId === wasAt) {
			const now = ids.indexOf(wasAt);
			this.#goTo(now < 0 ? clamp(this.#active, 0, Math.max(ids.length - 1, 0)) : now);
			this.choice.keep(new Set(ids));
			this.#changed();
		}
	}

	#changed(): void {
		this.#listeners.forEach(listener => listener());
	}
}
