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
import { Readers } from './readers.ts';

/** The documents of a workspace, by their ids, and the folders around them. */
export interface ScanFiles {
	/** Tells the ids of all documents, some at a time, as they are found. */
	list(onFound: (documents: readonly string[]) => void): Promise<void>;
	/** Rejects when the document cannot be read. */
	readText(document: string): Promise<string>;
	/** Only asked of documents with image links. Undefined for those in no workspace folder. */
	settings(document: string): Promise<DocumentSettings | undefined>;
	/** The folders of a workspace folder. */
	folders(root: string): FolderFiles;
}

export interface ScanOptions {
	readonly signal?: AbortSignal | undefined;
	/** Told every now and then how many of all documents that are known are done, and at the end. */
	readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** What is missing, and what could not be looked at. */
export interface ScanFindings extends MissingFindings {
	/** The documents that could not be read, or are too large. */
	readonly unread: readonly string[];
}

/**
 * Finds the missing images of documents, in the order of their ids. Those in which the link finder knows no links
 * are left out. Rejects with the signal's reason as soon as it is aborted.
 */
export function scanForMissing(files: ScanFiles, options: ScanOptions = {}): Promise<ScanFindings> {
	options.signal?.throwIfAborted();
	return unlessAborted(new MissingScan(files, options).run(), options.signal);
}

/** No longer document is looked through, and none as short is read in slices, in UTF-16 code units. */
const longest = 5_000_000;
const short = 65_536;
/** How often progress is told, in milliseconds. */
const interval = 100;

class MissingScan {
	readonly #files: ScanFiles;
	readonly #options: ScanOptions;
	readonly #listings = new Map<string, FolderListings>();
	/** By documents, all of them. */
	readonly #found = new Map<string, readonly MissingLink[]>();
	readonly #unread = new Set<string>();
	readonly #pacer = new Pacer();
	/** Of two long documents that are read in turns, each would take a slice at a time. */
	readonly #gate = new Gate(1);
	readonly #readers: Readers;
	#done = 0;
	#told = performance.now();

	constructor(files: ScanFiles, options: ScanOptions) {
		this.#files = files;
		this.#options = options;
		this.#readers = new Readers(id => this.#take(id));
	}

	async run(): Promise<ScanFindings> {
		await this.#files.list(documents => {
			const added = documents.filter(id => !this.#found.has(id));
			for (const id of added) {
				this.#found.set(id, []);
			}
			this.#readers.add(added);
		});
		await this.#readers.finish();
		this.#tell();
		const documents = [...this.#found.keys()].sort();
		return {
			...toFindings(documents.flatMap(id => this.#found.get(id) ?? [])),
			unread: documents.filter(id => this.#unread.has(id)),
		};
	}

	async #take(id: string): Promise<void> {
		const languageId = documentLanguage(id);
		if (languageId !== undefined) {
			this.#found.set(id, await this.#look(id, languageId));
		}
		this.#done++;
		if (performance.now() - this.#told > interval) {
			this.#tell();
		}
	}

	async #look(id: string, languageId: string): Promise<readonly MissingLink[]> {
		const text = await this.#read(id);
		// What comes behind it must be done at once: many are waiting here.
		while (this.#pacer.isDue) {
			await this.#pacer.rest();
		}
		this.#options.signal?.throwIfAborted();
		if (!mayShowImages(languageId, text)) {
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
	async #read(id: string): Promise<string> {
		const text = await this.#files.readText(id).catch(() => undefined);
		this.#readers.met(text?.length ?? 0);
		if (text === undefined || text.length > longest) {
			this.#unread.add(id);
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

	#tell(): void {
		this.#told = performance.now();
		this.#options.onProgress?.(this.#done, this.#found.size);
	}
}
