import { fold } from './fold.ts';
import type { LibraryImage } from './libraryImage.ts';
import type { Pacer } from './pacer.ts';
import { oneLine } from './query.ts';
import type { Query } from './query.ts';

/** How many words' findings are kept: what is typed letter by letter needs its last ones. */
const keptWords = 32;

/** What is compared of an image, all of it folded. */
interface Folded {
	/** Prompt and path. */
	readonly text: string;
	/** The folders on the path, with a slash before and behind each. */
	readonly folders: string;
	readonly model: string;
}

/** Images stay the same objects while their files do not change, so that only new ones are folded. */
const folded = new WeakMap<LibraryImage, Folded>();

/** Finds images among those of one state of the library, fast enough for each keystroke. */
export class Searcher {
	readonly #images: readonly LibraryImage[];
	readonly #isUnused: (image: LibraryImage) => boolean;
	readonly #found = new Map<string, readonly LibraryImage[]>();
	#unused: ReadonlySet<LibraryImage> | undefined;

	/** Without `isUnused` every image counts as used. */
	constructor(images: readonly LibraryImage[], isUnused: (image: LibraryImage) => boolean = () => false) {
		this.#images = images;
		this.#isUnused = isUnused;
	}

	/** Does beforehand what the first search would take long for, in slices. */
	async prepare(pacer: Pacer): Promise<void> {
		for (const image of this.#images) {
			foldedOf(image);
			if (pacer.isDue) {
				await pacer.rest();
			}
		}
	}

	/** The images that meet a query, in the order that they were given in. */
	search(query: Query): readonly LibraryImage[] {
		const { after = -Infinity, before = Infinity, models, folders, sizes, draft, unused } = query;
		let images = this.#images;
		// The longest word leaves least.
		for (const word of query.words.toSorted((one, other) => other.length - one.length)) {
			images = images === this.#images ? this.#findWord(word) : images.filter(image => hasWord(image, word));
		}
		const isPlain = models.length + folders.length + sizes.length === 0 && draft === undefined;
		if (isPlain && unused === undefined && after === -Infinity && before === Infinity) {
			return images;
		}
		const isUnused = unused === undefined ? undefined : this.#unusedOnes();
		return images.filter(
			image =>
				image.time >= after &&
				image.time < before &&
				(draft === undefined || (image.recipe.draft ?? false) === draft) &&
				sizes.every(test => test(image.width, image.height)) &&
				models.every(model => foldedOf(image).model.includes(model)) &&
				folders.every(folder => foldedOf(image).folders.includes(folder)) &&
				(isUnused === undefined || isUnused.has(image) === unused),
		);
	}

	/** Looks only among the images with a beginning of the word, where they were looked for before. */
	#findWord(word: string): readonly LibraryImage[] {
		let among = this.#images;
		for (let end = word.length; end > 0; end--) {
			const found = this.#found.get(word.slice(0, end));
			if (found !== undefined) {
				among = found;
				break;
			}
		}
		const result = among.filter(image => hasWord(image, word));
		this.#found.delete(word);
		this.#found.set(word, result);
		for (const [oldest] of this.#found) {
			if (this.#found.size <= keptWords) {
				break;
			}
			this.#found.delete(oldest);
		}
		return result;
	}

	#unusedOnes(): ReadonlySet<LibraryImage> {
		return (this.#unused ??= new Set(this.#images.filter(this.#isUnused)));
	}
}

function hasWord(image: LibraryImage, word: string): boolean {
	return foldedOf(image).text.includes(word);
}

function foldedOf(image: LibraryImage): Folded {
	const known = folded.get(image);
	if (known !== undefined) {
		return known;
	}
	const path = fold(image.path);
	const made = {
		text: `${oneLine(fold(image.recipe.prompt))}\n${path}`,
		folders: `/${path.slice(0, path.lastIndexOf('/') + 1)}`,
		model: fold(image.recipe.model ?? ''),
	};
	folded.set(image, made);
	return made;
}
