import { folderOf, inFolder, restBelow } from '../../core/document/site/folders.ts';
import { IgnoreTree } from '../../core/missing/ignoreTree.ts';

/** The files that git's rules come from. Paths are from a workspace folder, with slashes; `''` is itself. */
export interface IgnoreFiles {
	/** The text of a file; undefined when it cannot be read. */
	readonly read: (path: string) => Promise<string | undefined>;
	/** Whether a folder is the topmost one of a repository. */
	readonly isRepository: (folder: string) => Promise<boolean>;
	/** The names of the folders from the top of the repository to the workspace folder; undefined outside of any. */
	readonly above: () => Promise<readonly string[] | undefined>;
	/** The text of the `.gitignore` so many folders above the workspace folder. */
	readonly readAbove: (up: number) => Promise<string | undefined>;
	readonly isCaseSensitive: boolean;
}

/** A repository, or what counts as one. */
interface Repository {
	/** From the workspace folder. */
	readonly folder: string;
	/** The workspace folder's path in it, where it is above. */
	readonly prefix: string;
	readonly tree: IgnoreTree;
}

/** Whether git ignores a file, by its path from the workspace folder. */
export type IsIgnored = (path: string) => boolean;

/** Reads git's rules: the given `.gitignore` files, and those above the workspace folder in its repository. */
export async function readIgnores(paths: readonly string[], files: IgnoreFiles): Promise<IsIgnored> {
	const repositories = [await openTopmost(files)];
	// The upper ones come first, so that each finds the repository that it is in.
	for (const path of [...paths].sort((one, other) => one.length - other.length)) {
		const folder = folderOf(path);
		if (folder !== '' && (await files.isRepository(folder))) {
			repositories.unshift({ folder, prefix: '', tree: new IgnoreTree(files) });
		}
		const text = await files.read(path);
		const repository = repositories.find(each => isIn(each.folder, path));
		if (text !== undefined && repository !== undefined) {
			const rest = restBelow(repository.folder, path) ?? '';
			repository.tree.add(inFolder(repository.prefix, folderOf(rest)), text);
		}
	}
	const isIgnored = (path: string, isFolder: boolean): boolean => {
		const repository = repositories.find(each => isIn(each.folder, path));
		if (repository === undefined) {
			return false;
		}
		const { folder, prefix, tree } = repository;
		const isInside = tree.isIgnored(inFolder(prefix, restBelow(folder, path) ?? ''), isFolder);
		// A repository in a folder that the one around it ignores is somebody else's.
		return isInside || (folder !== '' && isIgnored(folder, true));
	};
	return path => isIgnored(path, false);
}

function isIn(folder: string, path: string): boolean {
	return path !== folder && restBelow(folder, path) !== undefined;
}

async function openTopmost(files: IgnoreFiles): Promise<Repository> {
	const names = (await files.above()) ?? [];
	const tree = new IgnoreTree(files);
	for (let up = names.length; up > 0; up--) {
		const text = await files.readAbove(up);
		if (text !== undefined) {
			tree.add(names.slice(0, names.length - up).join('/'), text);
		}
	}
	const prefix = names.join('/');
	// Who opens a folder that git ignores means it.
	return tree.isIgnored(prefix, true)
		? { folder: '', prefix: '', tree: new IgnoreTree(files) }
		: { folder: '', prefix, tree };
}
