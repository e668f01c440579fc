import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseKeys } from './keyGuard.ts';
import { makeTemporaryFolder } from './temporary.ts';

/** A temporary folder with files for VS Code to open. */
export interface TestWorkspace {
	/** Absolute, symbolic links resolved. */
	readonly folder: string;
	/** The absolute path of a file in it. */
	path(relativePath: string): string;
	/** The text of a file as it is on disk now. */
	read(relativePath: string): string;
	/** Writes a file, with its folders. */
	write(relativePath: string, content: string | Uint8Array): void;
	/** Removes the folder. Rejects when an API key was in it. */
	close(): Promise<void>;
}

/** Makes a temporary folder with the given files, by relative path. */
export function makeWorkspace(files: Readonly<Record<string, string | Uint8Array>> = {}): TestWorkspace {
	const temporary = makeTemporaryFolder('workspace');
	const folder = temporary.path;
	const path = (relativePath: string): string => join(folder, relativePath);
	const write = (relativePath: string, content: string | Uint8Array): void => {
		mkdirSync(dirname(path(relativePath)), { recursive: true });
		writeFileSync(path(relativePath), content);
	};
	for (const [relativePath, content] of Object.entries(files)) {
		write(relativePath, content);
	}
	return {
		folder,
		path,
		read: relativePath => readFileSync(path(relativePath), 'utf8'),
		write,
		close: () => refuseKeys(folder, 'a workspace').finally(temporary.remove),
	};
}
