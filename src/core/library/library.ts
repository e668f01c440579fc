import { sha256 } from '../asset/contentHash.ts';
import { readContent } from './content.ts';
import type { FileContent, ImageContent, SidecarContent } from './content.ts';
import { FileIndex } from './fileIndex.ts';
import type { FileReader, FileStamp, KnownFile } from './fileReader.ts';
import { formatCache, parseCache } from './libraryCache.ts';
import { isImageName, sidecarHash } from './libraryFiles.ts';
import type { LibraryFiles } from './libraryFiles.ts';
import { byTime, isOwn, toImage } from './libraryImage.ts';
import type { LibraryImage } from './libraryImage.ts';
import { Pacer } from './pacer.ts';
import { readableId } from './place.ts';
import { SidecarShelf } from './sidecarShelf.ts';

/** No larger file is read to hash it, in bytes. */
const largestHashed = 200_000_000;

/**
 * The images of a workspace that say what made them. All it knows is in the files themselves; its cache only
 * saves reading those that have not changed.
 */
export class Library {
	readonly #ports: LibraryFiles;
	readonly #index: FileIndex<FileContent>;
	readonly #pacer = new Pacer();
	readonly #images = new Map<string, LibraryImage>();
	readonly #sidecars = new SidecarShelf();
	/** The images whose files have no recipe of Figment's, by their length. */
	readonly #others = new Map<number, Set<string>>();
	/** All image files, with or without a recipe, by their readable ids. */
	readonly #names = new Set<string>();
	#sorted: readonly LibraryImage[] | undefined;
	#remembered = new Map<string, KnownFile<FileContent>>();
	#loading: Promise<void> | undefined;
	#hashing: Promise<unknown> = Promise.resolve();
	#isSaved = true;
	#saving: Promise<void> = Promise.resolve();

	constructor(ports: LibraryFiles) {
		this.#ports = ports;
		const reader: FileReader<FileContent> = {
			takes: id => isImageName(id) || sidecarHash(id) !== undefined,
			canMove: (from, to) => isImageName(from) && isImageName(to),
			prepare: () => (this.#loading ??= this.#load()),
			remembered: id => this.#remembered.get(id),
			allRemembered: () => this.#remembered,
			read: (id, stamp, before) => this.#read(id, stamp, before),
			replaced: (id, before, after) => this.#replace(id, before, after),
		};
		this.#index = new FileIndex(ports, reader);
	}

	/**
	 * Looks at all files, unless that is done, and keeps the cache. Rejects with what listing rejects with, and
	 * with the signal's reason when it is aborted; what was read until then is kept.
	 */
	async ready(signal?: AbortSignal): Promise<void> {
		await this.#index.ready(signal);
		await this.#finish();
	}

	/** The same, also when that is done: for changes that no event told of, and when the workspace folders change. */
	async refresh(signal?: AbortSignal): Promise<void> {
		await this.#index.refresh(signal);
		await this.#finish();
	}

	/** Figment's images, the newest first. The same array until something changes. */
	images(): readonly LibraryImage[] {
		return (this.#sorted ??= [...this.#images.values()].filter(isOwn).sort(byTime));
	}

	/** The images that only other tools say something of, the newest first. */
	foreign(): readonly LibraryImage[] {
		return [...this.#images.values()].filter(image => !isOwn(image)).sort(byTime);
	}

	/** An image that something says what made it, by its id. */
	find(id: string): LibraryImage | undefined {
		return this.#images.get(id);
	}

	/** Whether there is an image file, with or without a recipe, by its {@link readableId}. */
	hasImage(readable: string): boolean {
		return this.#names.has(readable);
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

	/** Keeps the cache, where anything has changed since. A cache that cannot be written is written next time. */
	save(): Promise<void> {
		return (this.#saving = this.#saving.then(() => this.#save()));
	}

	async #finish(): Promise<void> {
		// Of a cache whose files are gone nothing was taken.
		this.#isSaved &&= this.#remembered.size === 0 || this.#remembered.size === this.#index.files.size;
		this.#remembered = new Map();
		await this.save();
	}

	async #load(): Promise<void> {
		const bytes = await this.#ports.readCache().catch(() => undefined);
		this.#remembered = bytes === undefined ? new Map() : await parseCache(bytes, this.#pacer);
	}

	async #save(): Promise<void> {
		if (!this.#isSaved) {
			this.#isSaved = true;
			try {
				await this.#ports.writeCache(await formatCache(this.#index.files, this.#pacer));
			} catch {
				this.#isSaved = false;
			}
		}
	}

	async #read(id: string, stamp: FileStamp, before: FileContent | undefined): Promise<FileContent> {
		const content = before ?? (await readContent(this.#ports, id, stamp.size));
		return content.kind === 'image' && this.#needsHash(content, stamp)
			? { ...content, hash: await this.#hash(id) }
			: content;
	}

	#needsHash({ found, hash }: ImageContent, { size }: FileStamp): boolean {
		return (
			found?.from !== 'figment' && hash === undefined && size <= largestHashed && this.#sidecars.hasSize(size)
		);
	}

	/** One file at a time, so that no two are in memory. */
	#hash(id: string): Promise<string> {
		const hash = this.#hashing.then(async () => sha256(await this.#ports.readWhole(id)));
		this.#hashing = hash.catch(() => {});
		return hash;
	}

	#replace(
		id: string,
		before: KnownFile<FileContent> | undefined,
		after: KnownFile<FileContent> | undefined,
	): void {
		this.#isSaved &&= after !== undefined && this.#remembered.get(id) === after;
		// A file's name says which of both it is.
		if (sidecarHash(id) === undefined) {
			this.#replaceImage(id, before, after);
		} else {
			this.#replaceSidecar(id, before?.content, after?.content);
		}
	}

	#replaceImage(
		id: string,
		before: KnownFile<FileContent> | undefined,
		after: KnownFile<FileContent> | undefined,
	): void {
		if (before !== undefined) {
			this.#others.get(before.stamp.size)?.delete(id);
		}
		if (after === undefined) {
			this.#names.delete(readableId(id));
		} else {
			this.#names.add(readableId(id));
			if (after.content.kind === 'image' && after.content.found?.from !== 'figment') {
				const same = this.#others.get(after.stamp.size) ?? new Set();
				this.#others.set(after.stamp.size, same.add(id));
				if (this.#needsHash(after.content, after.stamp)) {
					// Its sidecar came when the image had just been read.
					this.#index.check([id]);
				}
			}
		}
		this.#show(id, after);
	}

	#replaceSidecar(id: string, before: FileContent | undefined, after: FileContent | undefined): void {
		const [old, next] = [asSidecar(before), asSidecar(after)];
		this.#sidecars.replace(id, old, next);
		const unhashed: string[] = [];
		for (const size of new Set([old?.size, next?.size])) {
			for (const image of (size === undefined ? undefined : this.#others.get(size)) ?? []) {
				const file = this.#index.files.get(image);
				this.#show(image, file);
				if (file?.content.kind === 'image' && this.#needsHash(file.content, file.stamp)) {
					unhashed.push(image);
				}
			}
		}
		this.#index.check(unhashed);
	}

	/** Takes in what is known of an image file now. */
	#show(id: string, file: KnownFile<FileContent> | undefined): void {
		const image =
			file?.content.kind === 'image'
				? toImage(id, { stamp: file.stamp, content: file.content }, this.#ports.folders(), this.#sidecars)
				: undefined;
		if (image !== undefined) {
			this.#images.set(id, image);
			this.#sorted = undefined;
		} else if (this.#images.delete(id)) {
			this.#sorted = undefined;
		}
	}
}

function asSidecar(content: FileContent | undefined): SidecarContent | undefined {
	return content?.kind === 'sidecar' ? content : undefined;
}
