import type { Folder } from '../../../../src/core/job/folder.ts';

/** What a folder is about to do. `writeRest` comes in the middle of a write, when half of the file is there. */
export type FolderStep = 'list' | 'read' | 'write' | 'writeRest' | 'rename' | 'remove';

/**
 * A folder in memory. Several of them over the same `files` are the same folder seen by several windows.
 * Nothing happens between the end of `beforeStep` and the end of its step.
 */
export class MemoryFolder implements Folder {
	readonly files: Map<string, Uint8Array>;
	/** Awaited before every step. When it throws, the step is not done: a crash, or a broken disk. */
	beforeStep: ((operation: FolderStep, name: string) => void | Promise<void>) | undefined;

	constructor(files = new Map<string, Uint8Array>()) {
		this.files = files;
	}

	async list(): Promise<readonly string[]> {
		await this.beforeStep?.('list', '');
		return [...this.files.keys()];
	}

	async read(name: string): Promise<Uint8Array | undefined> {
		await this.beforeStep?.('read', name);
		return this.files.get(name)?.slice();
	}

	async write(name: string, bytes: Uint8Array): Promise<void> {
		await this.beforeStep?.('write', name);
		this.files.set(name, bytes.slice(0, bytes.length / 2));
		await this.beforeStep?.('writeRest', name);
		this.files.set(name, bytes.slice());
	}

	async rename(from: string, to: string): Promise<boolean> {
		await this.beforeStep?.('rename', from);
		const bytes = this.files.get(from);
		if (bytes === undefined || this.files.has(to)) {
			return false;
		}
		this.files.set(to, bytes);
		this.files.delete(from);
		return true;
	}

	async remove(name: string): Promise<void> {
		await this.beforeStep?.('remove', name);
		this.files.delete(name);
	}
}
