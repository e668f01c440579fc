import type * as vscode from 'vscode';
import { isBelow } from '../../../core/library/place.ts';

/** The name that favourites are remembered by. */
const storeKey = 'studio.favourites';

/** The images that the person likes, by their ids, remembered over windows. */
export class Favourites {
	readonly #memory: Pick<vscode.Memento, 'get' | 'update'>;
	#ids: ReadonlySet<string> | undefined;

	constructor(memory: Pick<vscode.Memento, 'get' | 'update'>) {
		this.#memory = memory;
	}

	/** The same set until something changes. */
	get ids(): ReadonlySet<string> {
		return (this.#ids ??= this.#read());
	}

	/** Makes images favourites, or no longer. Rejects when that cannot be remembered. */
	async set(images: readonly string[], isFavourite: boolean): Promise<void> {
		const ids = new Set(this.ids);
		for (const image of images) {
			if (isFavourite) {
				ids.add(image);
			} else {
				ids.delete(image);
			}
		}
		await this.#keep(ids);
	}

	/** Follows files, or folders with all that is below them, from an id to another; whether any was a favourite. */
	async moved(moves: readonly (readonly [from: string, to: string])[]): Promise<boolean> {
		let isChanged = false;
		const ids = [...this.ids].map(id => {
			const [from, to] = moves.find(([each]) => id === each || isBelow(id, each)) ?? [];
			isChanged ||= from !== undefined;
			return from === undefined || to === undefined ? id : to + id.slice(from.length);
		});
		if (isChanged) {
			await this.#keep(new Set(ids));
		}
		return isChanged;
	}

	#read(): ReadonlySet<string> {
		const kept = this.#memory.get<unknown>(storeKey);
		const ids: readonly unknown[] = Array.isArray(kept) ? kept : [];
		return new Set(ids.filter(id => typeof id === 'string'));
	}

	async #keep(ids: ReadonlySet<string>): Promise<void> {
		this.#ids = ids;
		await this.#memory.update(storeKey, [...ids]);
	}
}
