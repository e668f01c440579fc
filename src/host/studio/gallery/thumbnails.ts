import { sha256 } from '../../../core/asset/contentHash.ts';
import { recogniseImage } from '../../../core/image/recognise.ts';
import { writeWhole } from '../../../core/job/folder.ts';
import type { Folder } from '../../../core/job/folder.ts';
import type { LibraryImage } from '../../../core/library/libraryImage.ts';
import { mostThumbnailBytes, thumbnailSide } from '../../../protocol/studio/gallery.ts';

/** How much is kept: so many bytes, and so many files. */
export interface ThumbnailLimits {
	readonly bytes: number;
	readonly files: number;
}

const defaultLimits: ThumbnailLimits = { bytes: 167_772_160, files: 20_000 };

/** How much of a limit is left when it was reached. */
const keptShare = 0.9;

/** How many files are removed at a time. */
const chunk = 32;

/** Small pictures of images, kept for all windows. What is kept is known by one listing of their folder. */
export class Thumbnails {
	readonly #folder: Folder;
	readonly #limits: ThumbnailLimits;
	/** The names of the files by their keys; those used last are last. */
	readonly #names = new Map<string, string>();
	#bytes = 0;
	#listing: Promise<void> | undefined;
	#tidying: Promise<void> | undefined;

	constructor(folder: Folder, limits = defaultLimits) {
		this.#folder = folder;
		this.#limits = limits;
	}

	/** Looks at what there is, once: what earlier windows left half is removed. Rejects when it cannot. */
	list(): Promise<void> {
		return (this.#listing ??= this.#readFolder());
	}

	/** The name of the file that shows an image, which counts as used then; undefined where there is none. */
	async find(image: LibraryImage): Promise<string | undefined> {
		await this.list();
		const key = await keyOf(image);
		const name = this.#names.get(key);
		if (name !== undefined) {
			this.#names.delete(key);
			this.#names.set(key, name);
		}
		return name;
	}

	/** Keeps a thumbnail; false for bytes that are none. Rejects when it cannot be written. */
	async keep(image: LibraryImage, bytes: Uint8Array): Promise<boolean> {
		const facts = recogniseImage(bytes);
		const isSmall = bytes.length <= mostThumbnailBytes;
		if (!isSmall || facts?.isWhole !== true || Math.max(facts.width, facts.height) > thumbnailSide) {
			return false;
		}
		await this.list();
		const key = await keyOf(image);
		const name = `${key}-${bytes.length}.${facts.extension}`;
		const before = this.#names.get(key);
		if (!(await this.#has(name))) {
			await writeWhole(this.#folder, name, bytes);
		}
		this.#set(key, name);
		if (before !== undefined && before !== name) {
			await this.#folder.remove(before);
		}
		await this.#tidy();
		return true;
	}

	/** Another window may have kept or removed it. */
	async #has(name: string): Promise<boolean> {
		return (await this.#folder.read(name)) !== undefined;
	}

	async #readFolder(): Promise<void> {
		try {
			for (const name of await this.#folder.list()) {
				const key = namePattern.exec(name)?.[1];
				if (key === undefined) {
					await this.#folder.remove(name);
				} else {
					this.#set(key, name);
				}
			}
		} catch (error) {
			this.#listing = undefined;
			throw error;
		}
	}

	#set(key: string, name: string | undefined): void {
		const before = this.#names.get(key);
		if (before !== undefined) {
			this.#bytes -= sizeOf(before);
			this.#names.delete(key);
		}
		if (name !== undefined) {
			this.#bytes += sizeOf(name);
			this.#names.set(key, name);
		}
	}

	/** Where there is too much, what was used longest ago goes; what earlier windows used goes first. */
	async #tidy(): Promise<void> {
		const { bytes, files } = this.#limits;
		if (this.#bytes > bytes || this.#names.size > files) {
			await (this.#tidying ??= this.#removeOldest().finally(() => {
				this.#tidying = undefined;
			}));
		}
	}

	async #removeOldest(): Promise<void> {
		await this.#takeInOthers();
		const bytes = this.#limits.bytes * keptShare;
		const files = this.#limits.files * keptShare;
		while (this.#bytes > bytes || this.#names.size > files) {
			const due: string[] = [];
			for (const [key, name] of this.#names) {
				if (due.length === chunk || (this.#bytes <= bytes && this.#names.size <= files)) {
					break;
				}
				this.#set(key, undefined);
				due.push(name);
			}
			await Promise.all(due.map(name => this.#folder.remove(name)));
		}
	}

	/** Other windows keep and remove thumbnails too: theirs count as older than those used here. */
	async #takeInOthers(): Promise<void> {
		const names = new Map<string, string>();
		for (const name of await this.#folder.list()) {
			const key = namePattern.exec(name)?.[1];
			if (key !== undefined) {
				names.set(key, name);
			}
		}
		const own = [...this.#names];
		own.forEach(([key]) => this.#set(key, undefined));
		for (const [key, name] of names) {
			this.#set(key, name);
		}
		for (const [key, name] of own.filter(each => names.has(each[0]))) {
			this.#set(key, names.get(key) ?? name);
		}
	}
}

/** What tells the content of an image's file from another one's, as far as that shows without reading it. */
export function versionOf({ mtime, size }: Pick<LibraryImage, 'mtime' | 'size'>): string {
	return `${mtime.toString(36)}-${size.toString(36)}`;
}

/** The name says how many bytes there are, so that no file need be looked at. */
const namePattern = /^([\da-f]{32})-\d+\.(?:webp|png|jpg)$/;

function sizeOf(name: string): number {
	return Number(name.slice(name.indexOf('-') + 1, name.lastIndexOf('.')));
}

/** Images stay the same objects while their files do not change. */
const keys = new WeakMap<LibraryImage, Promise<string>>();

function keyOf(image: LibraryImage): Promise<string> {
	const known = keys.get(image) ?? makeKey(image);
	keys.set(image, known);
	return known;
}

async function makeKey(image: LibraryImage): Promise<string> {
	return (await sha256(new TextEncoder().encode(`${image.id}\n${versionOf(image)}`))).slice(0, 32);
}
