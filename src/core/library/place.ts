/** Where a file is. */
export interface Place {
	/** The id of its workspace folder. */
	readonly folder: string;
	/** From there, with slashes, nothing percent-encoded. */
	readonly path: string;
}

/** The place of a file by the ids of the workspace folders; undefined when it is in none of them. */
export function placeOf(id: string, folders: readonly string[]): Place | undefined {
	let found: string | undefined;
	for (const folder of folders) {
		if (isBelow(id, folder) && (found === undefined || folder.length > found.length)) {
			found = folder;
		}
	}
	return found === undefined
		? undefined
		: { folder: found, path: readableId(id.slice(found.length + (found.endsWith('/') ? 0 : 1))) };
}

/** Whether a file or folder is below a folder, by their ids. */
export function isBelow(id: string, folder: string): boolean {
	return id.startsWith(folder) && (folder.endsWith('/') || id[folder.length] === '/');
}

/** Whether a file or folder is below one of many folders. */
export function isBelowAny(id: string, folders: ReadonlySet<string>): boolean {
	for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
		if (folders.has(id.slice(0, end))) {
			return true;
		}
	}
	return false;
}

/** An id, or the end of one, with nothing percent-encoded; as it is where that makes no sense. */
export function readableId(id: string): string {
	if (!id.includes('%')) {
		return id;
	}
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}
