import { LinkFinder } from '../document/find/linkFinder.ts';
import type { ImageLink } from '../document/find/imageLink.ts';
import { Gate } from '../library/gate.ts';
import { Pacer } from '../library/pacer.ts';
import { unlessAborted } from '../library/unlessAborted.ts';
import { documentLanguage } from '../library/uses/documentLanguage.ts';
import { FolderListings } from './folderListings.ts';
import type { FolderFiles } from './folderListings.ts';
import { mayShowImages } from './mayShowImages.ts';
import { missingIn } from './missingIn.ts';
import type { DocumentSettings } from './missingIn.ts';
import { toFindings } from './missingImages.ts';
import type { MissingFindings, MissingLink } from './missingImages.ts';

/** The documents of a workspace, by their ids, and the folders around them. */
export interface ScanFiles {
	/** Rejects when the document cannot be read. */
	readText(document: string): Promise<string>;
	/** Only asked of documents with image links. Undefined for those in no workspace folder. */
	settings(document: string): Promise<DocumentSettings | undefined>;
	/** The folders of a workspace folder. */
	folders(root: string): FolderFiles;
}

export interface ScanOptions {
	readonly signal?: AbortSignal | undefined;
	/** Told every now and then how many of all documents are done, and at the end. */
	readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** What is missing, and what could not be looked at. */
export interface ScanFindings extends MissingFindings {
	/** The documents that could not be read, or are too large. */
	readonly unread: readonly string[];
}

/**
 * Finds the missing images of documents, by their ids, in that order. Those in which the link finder knows no
 * links are left out. Rejects with the signal's reason as soon as it is aborted.
 */
export function scanForMissing(
	documents: readonly string[],
	files: ScanFiles,
	options: ScanOptions = {},
): Promise<ScanFindings> {
	options.signal?.throwIfAborted();
	return unlessAborted(new MissingScan(documents, files, options).run(), options.signal);
}

/** How many documents are read at a time. */
const readers = 8;
/** No longer document is looked through, and none as short is read in slices, in UTF-16 code units. */
const longest = 5_000_000;
const short = 16_384;
/** How often progress is told, in milliseconds. */
const interval = 100;

class MissingScan {
	readonly #documents: readonly string[];
	readonly #files: ScanFiles;
	readonly #options: ScanOptions;
	readonly #listings = new Map<string, FolderListings>();
	readonly #found: (readonly MissingLink[])[] = [];
	readonly #unread = new Set<number>();
	readonly #pacer = new Pacer();
	/** Of two long documents that are read in turns, each would take a slice at a time. */
	readonly #gate = new Gate(1);
	#next = 0;
	#done = 0;
	#told = performance.now();

	constructor(documents: readonly string[], files: ScanFiles, options: ScanOptions) {
		this.#documents = documents;
		this.#files = files;
		this.#options = options;
	}

	async run(): Promise<ScanFindings> {
		await Promise.all(Array.from({ length: readers }, () => this.#work()));
		this.#tell();
		return {
			...toFindings(this.#found.flat()),
			unread: this.#documents.filter((_, index) => this.#unread.has(index)),
		};
	}

	async #work(): Promise<void> {
		for (let index = this.#next++; index < this.#documents.length; index = this.#next++) {
			this.#found[index] = await this.#look(index);
			this.#done++;
			await this.#pause();
		}
	}

	async #look(index: number): Promise<readonly MissingLink[]> {
		const id = this.#documents[index] ?? '';
		const languageId = documentLanguage(id);
		const text = languageId === undefined ? '' : await this.#read(index, id);
		await this.#pause();
		if (languageId === undefined || !mayShowImages(languageId, text)) {
			return [];
		}
		const links = await this.#linksOf(languageId, text);
		const settings = links.length === 0 ? undefined : await this.#files.settings(id);
		return settings === undefined
			? []
			: missingIn(
					{ id, languageId, text, links, settings },
					this.#listingsOf(settings.root),
					this.#options.signal,
					this.#pacer,
				);
	}

	/** A document that cannot be read shows nothing. */
	async #read(index: number, id: string): Promise<string> {
		const text = await this.#files.readText(id).catch(() => undefined);
		if (text === undefined || text.length > longest) {
			this.#unread.add(index);
			return '';
		}
		return text;
	}

	async #linksOf(languageId: string, text: string): Promise<readonly ImageLink[]> {
		const finder = new LinkFinder(languageId, text);
		if (text.length <= short) {
			return finder.links();
		}
		return this.#gate.pass(async () => {
			await this.#pacer.rest();
			return finder.linksSoon(this.#options.signal);
		});
	}

	#listingsOf(root: string): FolderListings {
		const known = this.#listings.get(root) ?? new FolderListings(this.#files.folders(root));
		this.#listings.set(root, known);
		return known;
	}

	/** Lets the host do other things when it is time. */
	async #pause(): Promise<void> {
		this.#options.signal?.throwIfAborted();
		while (this.#pacer.isDue) {
			await this.#pacer.rest();
			this.#options.signal?.throwIfAborted();
		}
		if (performance.now() - this.#told > interval) {
			this.#tell();
		}
	}

	#tell(): void {
		this.#told = performance.now();
		this.#options.onProgress?.(this.#done, this.#documents.length);
	}
}
