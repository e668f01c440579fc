import type { Recipe } from '../recipe/recipe.ts';
import type { SidecarContent } from './content.ts';
import { isBelow } from './place.ts';

/** The sidecars of a workspace, by the images they belong to. */
export class SidecarShelf {
	/** By the hash of the image, then by the sidecar's id. */
	readonly #byHash = new Map<string, Map<string, SidecarContent>>();
	/** How many sidecars there are of images of a length in bytes. */
	readonly #sizes = new Map<number, number>();

	/** Puts a sidecar in the place of another, or of none. */
	replace(id: string, before: SidecarContent | undefined, after: SidecarContent | undefined): void {
		if (before?.recipe !== undefined) {
			const same = this.#byHash.get(before.hash);
			same?.delete(id);
			if (same?.size === 0) {
				this.#byHash.delete(before.hash);
			}
			this.#count(before.size, -1);
		}
		if (after?.recipe !== undefined) {
			const same = this.#byHash.get(after.hash) ?? new Map<string, SidecarContent>();
			this.#byHash.set(after.hash, same.set(id, after));
			this.#count(after.size, 1);
		}
	}

	/** Whether there is a sidecar of an image of this length in bytes. */
	hasSize(size: number): boolean {
		return this.#sizes.has(size);
	}

	/**
	 * The recipe of an image by its hash and its length. Of several sidecars the one in the image's workspace
	 * folder counts.
	 */
	find(hash: string, size: number, folder: string): Recipe | undefined {
		const same = [...(this.#byHash.get(hash) ?? [])]
			.filter(([, sidecar]) => sidecar.size === size)
			.sort(([one], [other]) => (one < other ? -1 : 1));
		const own = same.find(([id]) => isBelow(id, folder)) ?? same[0];
		return own?.[1].recipe;
	}

	#count(size: number | undefined, change: number): void {
		if (size !== undefined) {
			const count = (this.#sizes.get(size) ?? 0) + change;
			if (count > 0) {
				this.#sizes.set(size, count);
			} else {
				this.#sizes.delete(size);
			}
		}
	}
}
