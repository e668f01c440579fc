import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileStamp } from '../../src/core/library/fileReader.ts';
import type { LibraryFiles, OpenFile } from '../../src/core/library/libraryFiles.ts';

/** A folder of the disk as a workspace, and how much is read of it. */
export class DiskFiles implements LibraryFiles {
	readonly #folder: string;
	readonly #folders: readonly string[];
	opened = 0;
	bytesRead = 0;

	constructor(folder: string) {
		this.#folder = folder;
		this.#folders = [pathToFileURL(join(folder, 'workspace')).href];
	}

	folders(): readonly string[] {
		return this.#folders;
	}

	async list(): Promise<readonly string[]> {
		const [base = ''] = this.#folders;
		const ids: string[] = [];
		// Node's own recursive listing keeps others waiting.
		const listBelow = async (path: string): Promise<void> => {
			const entries = await readdir(join(this.#folder, 'workspace', path), { withFileTypes: true });
			for (const entry of entries) {
				if (entry.isDirectory()) {
					await listBelow(`${path}/${entry.name}`);
				} else {
					ids.push(`${base}${path}/${entry.name}`);
				}
			}
		};
		await listBelow('');
		return ids;
	}

	async stat(id: string): Promise<FileStamp | undefined> {
		const { size, mtimeMs } = await stat(fileURLToPath(id));
		return { size, mtime: mtimeMs };
	}

	async open(id: string): Promise<OpenFile> {
		this.opened++;
		const file = await open(fileURLToPath(id));
		return {
			read: async (offset, length) => {
				const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
				this.bytesRead += bytesRead;
				return buffer.subarray(0, bytesRead);
			},
			close: () => file.close(),
		};
	}

	async readWhole(id: string): Promise<Uint8Array> {
		const bytes = await readFile(fileURLToPath(id));
		this.bytesRead += bytes.length;
		return bytes;
	}

	readText(id: string): Promise<string> {
		return readFile(fileURLToPath(id), 'utf8');
	}

	async readCache(): Promise<Uint8Array | undefined> {
		return readFile(join(this.#folder, 'cache'));
	}

	async writeCache(bytes: Uint8Array): Promise<void> {
		await writeFile(join(this.#folder, 'cache'), bytes);
	}
}
