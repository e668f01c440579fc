import { FileIndex } from '../fileIndex.ts';
import type { FileStamp, KnownFile, ListedFiles } from '../fileReader.ts';
import { Pacer } from '../pacer.ts';
import { isDocumentName } from './documentLanguage.ts';
import { imageName, keyUses } from './keys.ts';
import type { ImageName, KeyedUse } from './keys.ts';
import { mostUses, readUses } from './readUses.ts';
import type { Use } from './use.ts';
import { UseTable } from './useTable.ts';

/** The documents of a workspace. Any of it may reject. */
export interface DocumentFiles extends ListedFiles {
	/** The ids of the workspace folders. */
	folders(): readonly string[];
	readText(id: string): Promise<string>;
}

/** What the index is told of the workspace besides its documents. */
export interface UseOptions {
	/** Whether there is an image file, by its readable id: `hasImage` of the library. */
	readonly hasImage: (readable: string) => boolean;
	/** The folders that are served from `/`, besides those of the usual names. */
	readonly roots?: readonly string[] | undefined;
}

interface Content {
	readonly uses: readonly KeyedUse[];
	/** Whether the document is too large to be read, or to be read whole. */
	readonly isSkipped: boolean;
}

/** No larger document is read, in bytes. */
const largestDocument = 5_000_000;

/**
 * Which documents show or name an image. What a target means is reckoned generously, for no image must be called
 * unused that is not; but a link from the document's own folder to an image that is there means no other.
 */
export class UseIndex {
	readonly #ports: DocumentFiles;
	readonly #index: FileIndex<Content>;
	readonly #table: UseTable;
	readonly #pacer = new Pacer();
	readonly #served: ReadonlySet<string>;
	readonly #skipped = new Set<string>();

	constructor(ports: DocumentFiles, { hasImage, roots = [] }: UseOptions) {
		this.#ports = ports;
		this.#table = new UseTable(hasImage);
		this.#served = new Set(roots.map(root => /([^/]*)\/*$/.exec(root)?.[1]?.toLowerCase() ?? ''));
		this.#index = new FileIndex(ports, {
			takes: isDocumentName,
			// Its links start from where it is.
			canMove: () => false,
			prepare: () => Promise.resolve(),
			remembered: () => undefined,
			allRemembered: () => [],
			read: (id, stamp, before) => this.#read(id, stamp, before),
			replaced: (id, before, after) => this.#replace(id, before, after),
		});
	}

	/**
	 * Reads all documents, unless that is done. Rejects with what listing rejects with, and with the signal's
	 * reason when it is aborted; what was read until then is kept.
	 */
	ready(signal?: AbortSignal): Promise<void> {
		return this.#index.ready(signal);
	}

	/** The same, also when that is done: for changes that no event told of. */
	refresh(signal?: AbortSignal): Promise<void> {
		return this.#index.refresh(signal);
	}

	/** The uses of an image by its id, of one that is gone too: by document, in the order of the text. */
	usesOf(id: string): readonly Use[] {
		return [...this.#table.find(this.#nameOf(id))]
			.map(({ use }) => use)
			.sort((one, other) =>
				one.document === other.document ? one.offset - other.offset : one.document < other.document ? -1 : 1,
			);
	}

	/**
	 * Those of some images that no document shows or names. Waits between slices of work; rejects with the
	 * signal's reason when it is aborted.
	 */
	async unused<Image extends { readonly id: string }>(
		images: readonly Image[],
		signal?: AbortSignal,
	): Promise<readonly Image[]> {
		const found: Image[] = [];
		let open = new Map<string, boolean>();
		for (const image of images) {
			if (!this.#table.has(this.#nameOf(image.id), open)) {
				found.push(image);
			}
			if (this.#pacer.isDue) {
				await this.#pacer.rest();
				signal?.throwIfAborted();
				// Meanwhile documents may have changed.
				open = new Map();
			}
		}
		return found;
	}

	/** The documents that are too large to be read, at least whole, so that what they show is not known. */
	skipped(): readonly string[] {
		return [...this.#skipped].sort();
	}

	/** Files are new or have changed. */
	changed(ids: readonly string[]): void {
		this.#index.changed(ids);
	}

	/** Files are gone, or folders with all that is below them. */
	gone(ids: readonly string[]): void {
		this.#index.gone(ids);
	}

	/** A file has another id now, or a folder with all that is below it. */
	moved(from: string, to: string): void {
		this.#index.moved(from, to);
	}

	/** Until all events so far are dealt with. */
	settled(): Promise<void> {
		return this.#index.settled();
	}

	/** Calls a function after changes. It must not throw. Gives what ends that. */
	onChange(listener: () => void): () => void {
		return this.#index.onChange(listener);
	}

	#nameOf(id: string): ImageName {
		return imageName(id, this.#ports.folders(), this.#served);
	}

	async #read(id: string, stamp: FileStamp, before: Content | undefined): Promise<Content> {
		if (before !== undefined) {
			return before;
		}
		if (stamp.size > largestDocument) {
			return { uses: [], isSkipped: true };
		}
		const found = await readUses(id, await this.#ports.readText(id), this.#pacer);
		return { uses: await keyUses(found, this.#pacer), isSkipped: found.length >= mostUses };
	}

	#replace(id: string, before: KnownFile<Content> | undefined, after: KnownFile<Content> | undefined): void {
		for (const use of before?.content.uses ?? []) {
			this.#table.remove(use);
		}
		for (const use of after?.content.uses ?? []) {
			this.#table.add(use);
		}
		if (after?.content.isSkipped === true) {
			this.#skipped.add(id);
		} else {
			this.#skipped.delete(id);
		}
	}
}
