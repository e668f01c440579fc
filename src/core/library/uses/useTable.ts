import { exactKey, matches, nameKeys } from './keys.ts';
import type { ImageName, KeyedUse } from './keys.ts';
import type { NamePattern } from './target.ts';

/** The uses of all documents, by the images they may mean. */
export class UseTable {
	readonly #byKey = new Map<string, Set<KeyedUse>>();
	readonly #byPattern = new Map<string, { readonly pattern: NamePattern; readonly uses: Set<KeyedUse> }>();
	readonly #hasImage: (readable: string) => boolean;

	/** `hasImage` says whether there is an image file, by its readable id. */
	constructor(hasImage: (readable: string) => boolean) {
		this.#hasImage = hasImage;
	}

	/** Takes a use in. */
	add(use: KeyedUse): void {
		for (const key of use.keys) {
			const same = this.#byKey.get(key);
			if (same === undefined) {
				this.#byKey.set(key, new Set([use]));
			} else {
				same.add(use);
			}
		}
		for (const pattern of use.patterns) {
			const key = patternKey(pattern);
			const same = this.#byPattern.get(key) ?? { pattern, uses: new Set() };
			this.#byPattern.set(key, same);
			same.uses.add(use);
		}
	}

	/** Takes a use out. */
	remove(use: KeyedUse): void {
		for (const key of use.keys) {
			const same = this.#byKey.get(key);
			same?.delete(use);
			if (same?.size === 0) {
				this.#byKey.delete(key);
			}
		}
		for (const pattern of use.patterns) {
			const key = patternKey(pattern);
			const same = this.#byPattern.get(key);
			same?.uses.delete(use);
			if (same?.uses.size === 0) {
				this.#byPattern.delete(key);
			}
		}
	}

	/** The uses that mean, or may mean, an image. It need not be there any more. */
	find(image: ImageName): Set<KeyedUse> {
		const found = new Set(this.#byKey.get(exactKey(image.readable)));
		for (const key of nameKeys(image)) {
			for (const use of this.#byKey.get(key) ?? []) {
				if (!this.#isSettled(use)) {
					found.add(use);
				}
			}
		}
		for (const { pattern, uses } of this.#byPattern.values()) {
			for (const use of matches(pattern, image.folded) ? uses : []) {
				found.add(use);
			}
		}
		return found;
	}

	/**
	 * Whether anything means, or may mean, an image. `open` keeps what is worked out, for images of one and the
	 * same state.
	 */
	has(image: ImageName, open: Map<string, boolean>): boolean {
		const isOpen = (key: string) => {
			const uses = this.#byKey.get(key);
			if (uses === undefined) {
				return false;
			}
			const known = open.get(key) ?? [...uses].some(use => !this.#isSettled(use));
			open.set(key, known);
			return known;
		};
		return (
			this.#byKey.has(exactKey(image.readable)) ||
			nameKeys(image).some(isOpen) ||
			[...this.#byPattern.values()].some(({ pattern }) => matches(pattern, image.folded))
		);
	}

	/** Whether a use means an image that is there, so that it does not mean others of the same name. */
	#isSettled({ exact }: KeyedUse): boolean {
		return exact.some(this.#hasImage);
	}
}

function patternKey({ folders, start, end }: NamePattern): string {
	return JSON.stringify([folders, start, end]);
}
