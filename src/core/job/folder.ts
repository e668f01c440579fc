/**
 * A folder of small files, as the journal and the ledger keep them. Names have no slash. Every method but
 * `write` is one step for other windows and after a crash.
 */
export interface Folder {
	/** The names of all files in it; none when the folder is not there. */
	list(): Promise<readonly string[]>;
	/** The bytes of a file, or undefined when it is not there. */
	read(name: string): Promise<Uint8Array | undefined>;
	/** Writes a file, over one that is there; a crash may leave half of it. Throws when it cannot. */
	write(name: string, bytes: Uint8Array): Promise<void>;
	/** Gives a file another name; false when it is not there or the name is taken. Throws for anything else. */
	rename(from: string, to: string): Promise<boolean>;
	/** Removes a file; it need not be there. */
	remove(name: string): Promise<void>;
}

/** What the names of files end with that are not whole yet. */
export const temporaryEnding = '.tmp';

/**
 * Writes a new file that is whole or absent at every instant. `name` must not be taken. The half-written
 * file may be tidied away by another window: then it is written once more.
 */
export async function writeWhole(folder: Folder, name: string, bytes: Uint8Array): Promise<void> {
	const temporary = `${name}.${crypto.randomUUID()}${temporaryEnding}`;
	try {
		for (let attempt = 1; attempt <= 3; attempt++) {
			await folder.write(temporary, bytes);
			if (await folder.rename(temporary, name)) {
				return;
			}
		}
	} catch (error) {
		await folder.remove(temporary).catch(() => undefined);
		throw error;
	}
	await folder.remove(temporary);
	throw new Error(`${name} is taken`);
}
