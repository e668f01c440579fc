import { lstat, mkdir, rename, unlink, writeFile } from 'node:fs/promises';

/**
 * Steps with the small files of Figment's own storage, on the disk of this machine. VS Code's file system asks the
 * window before each and lets it do renames, which takes longer than the step. What does not go well, as on a disk
 * that is full or a file that another program holds open, is left to VS Code, which tries for longer and says what is
 * wrong. In a web worker their twin says that there are none.
 */
export const localSteps = {
	/**
	 * Writes a file, over one that is there, and its folder where that is missing; what is written is on the disk and
	 * not only on its way, as it is when VS Code writes. False when it could not.
	 */
	write: async (folder: string, path: string, bytes: Uint8Array): Promise<boolean> => {
		const write = () => writeFile(path, bytes, { flush: true });
		try {
			await write().catch(async (error: unknown) => {
				if (!isMissing(error)) {
					throw error;
				}
				await mkdir(folder, { recursive: true });
				await write();
			});
			return true;
		} catch {
			return false;
		}
	},
	/** Gives a file another name. 'not' when it is not there or the name is taken; undefined when it could not. */
	rename: async (from: string, to: string): Promise<'renamed' | 'not' | undefined> => {
		try {
			if ((await lookAt(to)) !== undefined) {
				return 'not';
			}
			await rename(from, to);
			return 'renamed';
		} catch (error) {
			return isMissing(error) ? 'not' : undefined;
		}
	},
	/** Removes a file, which need not be there. False when it could not. */
	remove: async (path: string): Promise<boolean> => {
		try {
			await unlink(path);
			return true;
		} catch (error) {
			return isMissing(error);
		}
	},
};

/** What is at a path itself, be it a link; undefined when nothing is. Rejects when it cannot be looked at. */
export async function lookAt(path: string): Promise<Awaited<ReturnType<typeof lstat>> | undefined> {
	try {
		return await lstat(path);
	} catch (error) {
		if (isMissing(error)) {
			return undefined;
		}
		throw error;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
}
