import type { Asked } from '../../../protocol/studio/calls.ts';
import type { GallerySearch, ImagesAnswer, Tile } from '../../../protocol/studio/gallery.ts';
import type { Range } from './grid.ts';

/** Where images come from: the host, and the clock of the page. */
export interface ImageSource {
	ask(call: Asked<'images'>): Promise<ImagesAnswer>;
	/** Calls back after so many milliseconds. */
	after(milliseconds: number, work: () => void): void;
	/** In milliseconds, from any time on. */
	now(): number;
}

/** How many tiles are asked for together, at most two of them at once. */
const pageSize = 100;
/** The host is asked no more often, in milliseconds: typing and scrolling go faster. */
const askEveryMs = 60;
/** So many pages are kept; the furthest from what shows are forgotten. */
const mostPages = 30;

/** The images that are found, as far as they were needed so far. */
export class Images {
	readonly #source: ImageSource;
	readonly #onChange: () => void;
	readonly #pages = new Map<number, readonly Tile[]>();
	readonly #asked = new Set<number>();
	#search: GallerySearch | undefined;
	/** The host's last revision, and the one that the pages are of. */
	#latest = 0;
	#revision = -1;
	/** What is answered to an earlier one no longer matters. */
	#generation = 0;
	#isStale = true;
	#wanted: Range = { from: 0, to: 0 };
	#isWaiting = false;
	#askedAt = Number.NEGATIVE_INFINITY;
	/** How many are found, and how many there are; undefined before the first answer. */
	total: number | undefined;
	all = 0;
	ignored: readonly string[] = [];
	/** What is shown is of this search. */
	shown: GallerySearch | undefined;
	/** Whether the host could not say; it is asked again by {@link retry}. */
	hasFailed = false;

	/** `onChange` is called when there is more to show. */
	constructor(source: ImageSource, onChange: () => void) {
		this.#source = source;
		this.#onChange = onChange;
	}

	/** Whether what is shown is not yet what is looked for. */
	get isStale(): boolean {
		return this.#isStale;
	}

	/** The host's revision that what is shown is of. */
	get revision(): number {
		return this.#revision;
	}

	/** The image at a place; undefined while it is not known. */
	at(index: number): Tile | undefined {
		return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
	}

	/** The place of an image by its id; undefined while it is not known. */
	placeOf(id: string): number | undefined {
		for (const [page, tiles] of this.#pages) {
			const index = tiles.findIndex(tile => tile.id === id);
			if (index >= 0) {
				return page * pageSize + index;
			}
		}
		return undefined;
	}

	/** All that are known of these ids. */
	known(ids: ReadonlySet<string>): readonly Tile[] {
		return [...this.#pages.values()].flatMap(tiles => tiles.filter(({ id }) => ids.has(id)));
	}

	/** Shows what this search finds, as of this revision of the host's. What shows stays until there is something else. */
	look(search: GallerySearch, revision: number): void {
		this.#latest = revision;
		if (search !== this.#search || (revision !== this.#revision && !this.#isStale)) {
			this.#search = search;
			this.#restart();
		}
	}

	/** Learns of the images of these places before all others. */
	want(range: Range): void {
		this.#wanted = range;
		this.#soon();
	}

	/** Asks again after a failure. */
	retry(): void {
		this.#restart();
	}

	#restart(): void {
		this.#generation += 1;
		this.#isStale = true;
		this.hasFailed = false;
		this.#asked.clear();
		this.#soon();
	}

	#soon(): void {
		if (!this.#isWaiting && this.#missing().length > 0) {
			this.#isWaiting = true;
			this.#source.after(Math.max(this.#askedAt + askEveryMs - this.#source.now(), 0), () => {
				this.#isWaiting = false;
				this.#askMissing();
			});
		}
	}

	#missing(): readonly number[] {
		const first = Math.floor(this.#wanted.from / pageSize);
		const end = Math.max(Math.ceil(this.#wanted.to / pageSize), first + 1);
		const pages = Array.from({ length: end - first }, (_, index) => first + index);
		return this.hasFailed
			? []
			: pages.filter(page => !this.#asked.has(page) && (this.#isStale || !this.#pages.has(page)));
	}

	#askMissing(): void {
		const missing = this.#missing();
		for (let index = 0; index < missing.length; index += 1) {
			const first = missing[index] ?? 0;
			const hasNext = missing[index + 1] === first + 1;
			index += hasNext ? 1 : 0;
			void this.#askFor(first, hasNext ? 2 : 1);
		}
	}

	async #askFor(first: number, pages: number): Promise<void> {
		const search = this.#search;
		if (search === undefined) {
			return;
		}
		const generation = this.#generation;
		this.#askedAt = this.#source.now();
		const asked = Array.from({ length: pages }, (_, index) => first + index);
		asked.forEach(page => this.#asked.add(page));
		try {
			const from = first * pageSize;
			const answer = await this.#source.ask({ name: 'images', search, from, count: pages * pageSize });
			if (generation === this.#generation) {
				this.#take(answer, asked);
			}
		} catch {
			if (generation === this.#generation) {
				this.hasFailed = true;
				this.#onChange();
			}
		}
	}

	#take(answer: ImagesAnswer, asked: readonly number[]): void {
		if (answer.revision < this.#latest) {
			this.#restart();
			return;
		}
		if (this.#isStale || answer.revision !== this.#revision) {
			this.#pages.clear();
		}
		this.#isStale = false;
		this.#revision = answer.revision;
		this.#latest = answer.revision;
		this.shown = this.#search;
		({ total: this.total, all: this.all, ignored: this.ignored } = answer);
		asked.forEach((page, index) => {
			this.#asked.delete(page);
			this.#pages.set(page, answer.tiles.slice(index * pageSize, (index + 1) * pageSize));
		});
		this.#forgetFarPages();
		this.#onChange();
		this.#soon();
	}

	#forgetFarPages(): void {
		const middle = (this.#wanted.from + this.#wanted.to) / 2 / pageSize;
		const farFirst = [...this.#pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
		for (const page of farFirst.slice(0, Math.max(farFirst.length - mostPages, 0))) {
			this.#pages.delete(page);
		}
	}
}
