import { folderOf } from '../document/site/folders.ts';
import { foldPath } from '../library/uses/target.ts';

/** The folders of a workspace folder. Paths are from there, with slashes; `''` is itself. */
export interface FolderFiles {
	/**
	 * The names of the files and folders in a folder; undefined where there is no such folder. Rejects where
	 * that cannot be told.
	 */
	list(path: string): Promise<readonly string[] | undefined>;
	/** Whether `a` and `A` are two names there. */
	readonly isCaseSensitive: boolean;
}

/** What there is in folders, each listed once, and only where its parent has it. */
export class FolderListings {
	readonly #files: FolderFiles;
	readonly #listings = new Map<string, Promise<Listing>>();

	constructor(files: FolderFiles) {
		this.#files = files;
	}

	/** What tells one path from another here. */
	keyOf(path: string): string {
		return this.#files.isCaseSensitive ? path : foldPath(path);
	}

	/** Whether there is a file or folder; undefined where that cannot be told. */
	async has(path: string): Promise<boolean | undefined> {
		const listing = await this.#listingOf(folderOf(path));
		return listing === 'unknown' ? undefined : (listing?.has(this.#nameKey(path)) ?? false);
	}

	/** A file or folder is new, has gone or has another name: what it may have changed is listed again. */
	changed(path: string): void {
		const key = this.keyOf(path);
		for (const folder of this.#listings.keys()) {
			if (folder === '' || folder === key || folder.startsWith(`${key}/`) || key.startsWith(`${folder}/`)) {
				this.#listings.delete(folder);
			}
		}
	}

	/** Anything may have changed. */
	clear(): void {
		this.#listings.clear();
	}

	#listingOf(folder: string): Promise<Listing> {
		const key = this.keyOf(folder);
		const known = this.#listings.get(key);
		if (known !== undefined) {
			return known;
		}
		const listing = this.#list(folder);
		this.#listings.set(key, listing);
		return listing;
	}

	async #list(folder: string): Promise<Listing> {
		if (folder !== '' && (await this.has(folder)) === false) {
			return undefined;
		}
		try {
			const names = await this.#files.list(folder);
			return names && new Set(names.map(name => this.keyOf(name)));
		} catch {
			return 'unknown';
		}
	}

	#nameKey(path: string): string {
		return this.keyOf(path.slice(path.lastIndexOf('/') + 1));
	}
}

type Listing = ReadonlySet<string> | undefined | 'unknown';
