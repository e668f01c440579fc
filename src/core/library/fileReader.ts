/** By what a change of a file shows without reading it. */
export interface FileStamp {
	/** In bytes. */
	readonly size: number;
	/** When it was last changed, in milliseconds since 1970. */
	readonly mtime: number;
}

/** Whether a file shows no change. */
export function isSameStamp(one: FileStamp, other: FileStamp): boolean {
	return one.size === other.size && one.mtime === other.mtime;
}

/** The files of a workspace, by ids: a file's URI as text. Any of it may reject. */
export interface ListedFiles {
	/** The ids of all files, of which those that the index does not take are left out. */
	list(signal: AbortSignal): Promise<readonly string[]>;
	/** Undefined when there is no such file. */
	stat(id: string): Promise<FileStamp | undefined>;
}

/** What is known of a file. */
export interface KnownFile<Content> {
	readonly stamp: FileStamp;
	readonly content: Content;
}

/** What an index makes of its files. */
export interface FileReader<Content> {
	/** Whether a file belongs in the index, by its id. */
	takes(id: string): boolean;
	/** Whether what is known of a file is the same when it has another id. */
	canMove(from: string, to: string): boolean;
	/** Called before each scan. */
	prepare(): Promise<void>;
	/** What an earlier session knew of a file. */
	remembered(id: string): KnownFile<Content> | undefined;
	/** The files that an earlier session knew: shown until they are listed, whatever has become of them. */
	allRemembered(): Iterable<readonly [id: string, file: KnownFile<Content>]>;
	/**
	 * Reads a file. `before` is what it held when it had the same stamp; the same object is to be given where
	 * nothing needs reading. A file for which this rejects is left out until the next event.
	 */
	read(id: string, stamp: FileStamp, before: Content | undefined): Promise<Content>;
	/** Told of each file that is new, has changed or is gone. */
	replaced(id: string, before: KnownFile<Content> | undefined, after: KnownFile<Content> | undefined): void;
}
