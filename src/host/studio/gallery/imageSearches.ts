import { fold } from '../../../core/library/fold.ts';
import type { LibraryImage } from '../../../core/library/libraryImage.ts';
import { Pacer } from '../../../core/library/pacer.ts';
import { parseQuery } from '../../../core/library/query.ts';
import type { Query } from '../../../core/library/query.ts';
import { Searcher } from '../../../core/library/searcher.ts';
import type { GallerySearch } from '../../../protocol/studio/gallery.ts';

/** How many findings are kept: those of several pages, and of what was typed last. */
const keptFindings = 16;

/** What is searched. Each part is another object when it says something else. */
export interface Searched {
	/** The newest first. */
	readonly images: readonly LibraryImage[];
	/** The ids of those that no document links. */
	readonly unused: ReadonlySet<string>;
	/** The ids of those that the person likes. */
	readonly favourites: ReadonlySet<string>;
}

/** What a search finds. */
export interface Found {
	/** In the order that was asked for. */
	readonly images: readonly LibraryImage[];
	/** The filters that make no sense as they are typed. */
	readonly ignored: readonly string[];
}

/** Whether a search must know which images are unused. */
export function asksForUnused({ unused, query }: GallerySearch): boolean {
	return unused || parseQuery(query, 0).unused !== undefined;
}

/** Searches of the gallery: fast enough for each keystroke, and once for all parts of a long list. */
export class ImageSearches {
	#library: SortedLibrary | undefined;
	#searched: Searched | undefined;
	readonly #found = new Map<string, Promise<Found>>();

	/** Finds images in slices of work. `now` is in milliseconds since 1970. */
	find(search: GallerySearch, searched: Searched, now: number): Promise<Found> {
		const library = this.#libraryOf(searched);
		// What was made today is not what will have been made tomorrow.
		const key = JSON.stringify([search, new Date(now).toDateString()]);
		const found = this.#found.get(key) ?? findIn(library, search, { ...searched, now });
		this.#found.delete(key);
		this.#found.set(key, found);
		for (const [oldest] of this.#found) {
			if (this.#found.size <= keptFindings) {
				break;
			}
			this.#found.delete(oldest);
		}
		return found;
	}

	#libraryOf(searched: Searched): SortedLibrary {
		const before = this.#searched;
		if (
			this.#library === undefined ||
			before?.images !== searched.images ||
			before.unused !== searched.unused
		) {
			this.#library = new SortedLibrary(searched);
			this.#found.clear();
		} else if (before.favourites !== searched.favourites) {
			this.#found.clear();
		}
		this.#searched = searched;
		return this.#library;
	}
}

async function findIn(
	library: SortedLibrary,
	search: GallerySearch,
	{ favourites, unused, now }: Pick<Searched, 'favourites' | 'unused'> & { readonly now: number },
): Promise<Found> {
	const query = parseQuery(search.query, now);
	const searcher = await library.searcherFor(search.sort, query);
	const images = searcher
		.search(query)
		.filter(
			({ id, recipe }) =>
				(search.drafts === 'all' || (search.drafts === 'only') === (recipe.draft ?? false)) &&
				(!search.favourites || favourites.has(id)) &&
				(!search.unused || unused.has(id)),
		);
	return { images: search.sort === 'oldest' ? images.toReversed() : images, ignored: query.ignored };
}

/** The images of one state of the library, in the orders that they are searched in. */
class SortedLibrary {
	readonly #images: readonly LibraryImage[];
	readonly #isUnused: (image: LibraryImage) => boolean;
	readonly #byTime: Searcher;
	#byName: Promise<Searcher> | undefined;
	#isFolded: Promise<void> | undefined;

	constructor({ images, unused }: Pick<Searched, 'images' | 'unused'>) {
		this.#images = images;
		this.#isUnused = ({ id }) => unused.has(id);
		this.#byTime = new Searcher(images, this.#isUnused);
	}

	/** The images by name, or else the newest first. */
	async searcherFor(sort: GallerySearch['sort'], query: Query): Promise<Searcher> {
		// Without words nothing is compared, and the first tiles need not wait.
		if (query.words.length + query.models.length + query.folders.length > 0) {
			await (this.#isFolded ??= this.#byTime.prepare(new Pacer()));
		}
		return sort === 'name' ? (this.#byName ??= this.#sortByName()) : this.#byTime;
	}

	async #sortByName(): Promise<Searcher> {
		const pacer = new Pacer();
		for (const image of this.#images) {
			nameKeyOf(image);
			if (pacer.isDue) {
				await pacer.rest();
			}
		}
		return new Searcher(await sorted(this.#images, byName, pacer), this.#isUnused);
	}
}

/** Images stay the same objects while their files do not change. */
const nameKeys = new WeakMap<LibraryImage, string>();

/** What names are compared by: the last part of the path first, and numbers as numbers. */
function nameKeyOf(image: LibraryImage): string {
	const known = nameKeys.get(image);
	if (known !== undefined) {
		return known;
	}
	const path = fold(image.path).replace(/\d+/g, digits => digits.padStart(12, '0'));
	const key = `${path.slice(path.lastIndexOf('/') + 1)}\n${path}`;
	nameKeys.set(image, key);
	return key;
}

function byName(one: LibraryImage, other: LibraryImage): number {
	const [key, otherKey] = [nameKeyOf(one), nameKeyOf(other)];
	return key < otherKey ? -1 : key > otherKey ? 1 : one.id < other.id ? -1 : 1;
}

/** How many items are sorted at a time. */
const runLength = 1000;

/** Sorts a long list in slices of work: runs of it first, which are then merged. */
async function sorted<Item>(
	items: readonly Item[],
	compare: (one: Item, other: Item) => number,
	pacer: Pacer,
): Promise<readonly Item[]> {
	const rest = async () => {
		if (pacer.isDue) {
			await pacer.rest();
		}
	};
	let runs: (readonly Item[])[] = [];
	for (let start = 0; start < items.length; start += runLength) {
		runs.push(items.slice(start, start + runLength).sort(compare));
		await rest();
	}
	while (runs.length > 1) {
		const longer: (readonly Item[])[] = [];
		for (let index = 0; index < runs.length; index += 2) {
			longer.push(merged(runs[index] ?? [], runs[index + 1] ?? [], compare));
			await rest();
		}
		runs = longer;
	}
	return runs[0] ?? [];
}

function merged<Item>(
	one: readonly Item[],
	other: readonly Item[],
	compare: (one: Item, other: Item) => number,
): readonly Item[] {
	const all: Item[] = [];
	let next = 0;
	for (const item of one) {
		for (let from = other[next]; from !== undefined && compare(from, item) < 0; from = other[next]) {
			all.push(from);
			next++;
		}
		all.push(item);
	}
	return [...all, ...other.slice(next)];
}
