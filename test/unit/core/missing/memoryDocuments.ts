import { namesOf } from '../../../../src/core/asset/posixPath.ts';
import { folderOf } from '../../../../src/core/document/site/folders.ts';
import type { FolderFiles } from '../../../../src/core/missing/folderListings.ts';
import type { DocumentSettings } from '../../../../src/core/missing/missingIn.ts';
import type { ScanFiles } from '../../../../src/core/missing/missingScan.ts';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';

/** The id of the workspace folder. */
export const root = 'file:///w';

/** Files of a workspace folder in memory, by their paths, and a count of what is asked of them. */
export class MemoryDocuments implements ScanFiles {
	readonly listed: string[] = [];
	readonly read: string[] = [];
	isCaseSensitive = true;
	/** Folders that cannot be listed. */
	readonly closed = new Set<string>();
	roots: readonly string[] = [];
	/** Awaited before a document is read. When it throws, it cannot be. */
	beforeRead: ((path: string) => void | Promise<void>) | undefined;
	readonly #texts = new Map<string, string>();
	readonly #folders = new Map<string, Set<string>>([['', new Set()]]);

	constructor(files: Readonly<Record<string, string>> = {}) {
		for (const [path, text] of Object.entries(files)) {
			this.put(path, text);
		}
	}

	/** The ids of all documents, in the order in which they were put. */
	get ids(): readonly string[] {
		return [...this.#texts.keys()].map(path => `${root}/${path}`);
	}

	put(path: string, text = ''): void {
		this.#texts.set(path, text);
		let folder = '';
		for (const name of namesOf(path)) {
			this.#folders.get(folder)?.add(name);
			folder = folder === '' ? name : `${folder}/${name}`;
			if (folder !== path && !this.#folders.has(folder)) {
				this.#folders.set(folder, new Set());
			}
		}
	}

	remove(path: string): void {
		this.#texts.delete(path);
		this.#folders.get(folderOf(path))?.delete(path.slice(path.lastIndexOf('/') + 1));
	}

	list(onFound: (documents: readonly string[]) => void): Promise<void> {
		onFound(this.ids);
		return Promise.resolve();
	}

	async readText(id: string): Promise<string> {
		const path = id.slice(root.length + 1);
		this.read.push(path);
		await this.beforeRead?.(path);
		const text = this.#texts.get(path);
		if (text === undefined) {
			throw new Error(`There is no ${path}.`);
		}
		return text;
	}

	settings(id: string): Promise<DocumentSettings | undefined> {
		const isInside = id.startsWith(`${root}/`);
		const place = { path: id.slice(root.length + 1), roots: this.roots };
		return Promise.resolve(isInside ? { root, place, model: flux2Pro } : undefined);
	}

	folders(): FolderFiles {
		return {
			isCaseSensitive: this.isCaseSensitive,
			list: path => {
				this.listed.push(path);
				const names = this.#folders.get(path);
				return this.closed.has(path)
					? Promise.reject(new Error('No permission.'))
					: Promise.resolve(names && [...names]);
			},
		};
	}
}
