import { open, readFile, stat } from 'node:fs/promises';
import type { FileStamp } from '../../core/library/fileReader.ts';
import type { OpenFile } from '../../core/library/libraryFiles.ts';
import { lookAt } from '../localSteps.node.ts';

/**
 * Files of this machine, read in parts and by the thousand: VS Code's file system reads only whole files, and asks
 * the window before each step. In a web worker its twin says that there are none.
 */
export const localFiles = {
	/** Opens a file by its path. Rejects when it cannot be opened. */
	open: async (path: string): Promise<OpenFile> => {
		const file = await open(path);
		return {
			read: async (offset, length) => {
				const { size } = await file.stat();
				// A length that a file only claims is not worth its memory.
				const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
				const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
				return bytes.subarray(0, bytesRead);
			},
			close: () => file.close(),
		};
	},
	/** All of a file. Rejects when it cannot be read. */
	readWhole: (path: string): Promise<Uint8Array> => readFile(path),
	/** What a change of a file shows by; undefined when it is not there or is no file. */
	stat: async (path: string): Promise<FileStamp | undefined> => {
		const found = await stat(path).catch(() => undefined);
		return found?.isFile() === true ? { size: found.size, mtime: Math.floor(found.mtimeMs) } : undefined;
	},
	/** Whether a path is a symbolic link itself; undefined when nothing is there. Rejects when it cannot be told. */
	isLink: async (path: string): Promise<boolean | undefined> => (await lookAt(path))?.isSymbolicLink(),
};
