import type { FileStamp } from '../../../../src/core/library/fileReader.ts';
import type { LibraryFiles, OpenFile } from '../../../../src/core/library/libraryFiles.ts';

/** The id of the workspace folder. */
export const root = 'file:///w';

interface File extends FileStamp {
	readonly bytes: Uint8Array;
}

/** A workspace in memory, as the library and the index of uses see it, and a count of what they read. */
export class MemoryWorkspace implements LibraryFiles {
	readonly files = new Map<string, File>();
	cache: Uint8Array | undefined;
	roots: readonly string[] = [root];
	/** The ids of the files that were opened or read whole, in order. */
	readonly opened: string[] = [];
	readonly wholes: string[] = [];
	stats = 0;
	bytesRead = 0;
	/** How many files are open. */
	openFiles = 0;
	writes = 0;
	/** Awaited before every step. When it throws, the step fails. */
	beforeStep: ((step: 'list' | 'listed' | 'stat' | 'read', id: string) => void | Promise<void>) | undefined;
	#clock = 1000;

	/** Writes a file; its time is a new one. */
	put(id: string, bytes: Uint8Array | string): string {
		const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
		this.files.set(id, { bytes: content, size: content.length, mtime: this.#clock++ });
		return id;
	}

	/** Renames a file or folder; times stay. */
	move(from: string, to: string): void {
		for (const [id, file] of [...this.files].filter(each => isIn(each[0], from))) {
			this.files.delete(id);
			this.files.set(to + id.slice(from.length), file);
		}
	}

	/** Removes a file or folder. */
	remove(from: string): void {
		for (const id of [...this.files.keys()].filter(each => isIn(each, from))) {
			this.files.delete(id);
		}
	}

	/** The same files and cache, seen by another session. */
	again(): MemoryWorkspace {
		const next = new MemoryWorkspace();
		for (const [id, file] of this.files) {
			next.files.set(id, file);
		}
		next.cache = this.cache;
		next.roots = this.roots;
		return next;
	}

	folders(): readonly string[] {
		return this.roots;
	}

	async list(): Promise<readonly string[]> {
		await this.beforeStep?.('list', '');
		const ids = [...this.files.keys()];
		await this.beforeStep?.('listed', '');
		return ids;
	}

	async stat(id: string): Promise<FileStamp | undefined> {
		this.stats++;
		await this.beforeStep?.('stat', id);
		const file = this.files.get(id);
		return file && { size: file.size, mtime: file.mtime };
	}

	async open(id: string): Promise<OpenFile> {
		this.opened.push(id);
		await this.beforeStep?.('read', id);
		const { bytes } = this.#file(id);
		this.openFiles++;
		return {
			read: (offset, length) => {
				const part = bytes.subarray(offset, offset + length);
				this.bytesRead += part.length;
				return Promise.resolve(part);
			},
			close: () => {
				this.openFiles--;
				return Promise.resolve();
			},
		};
	}

	async readWhole(id: string): Promise<Uint8Array> {
		this.wholes.push(id);
		await this.beforeStep?.('read', id);
		return this.#file(id).bytes;
	}

	async readText(id: string): Promise<string> {
		return new TextDecoder().decode(await this.readWhole(id));
	}

	readCache(): Promise<Uint8Array | undefined> {
		return Promise.resolve(this.cache);
	}

	writeCache(bytes: Uint8Array): Promise<void> {
		this.writes++;
		this.cache = bytes.slice();
		return Promise.resolve();
	}

	#file(id: string): File {
		const file = this.files.get(id);
		if (file === undefined) {
			throw new Error(`There is no ${id}.`);
		}
		return file;
	}
}

function isIn(id: string, folder: string): boolean {
	return id === folder || id.startsWith(`${folder}/`);
}
