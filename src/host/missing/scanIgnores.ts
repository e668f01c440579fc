import { folderOf, inFolder, restBelow } from '../../core/document/site/folders.ts';
import { IgnoreTree } from '../../core/missing/ignoreTree.ts';

/** The files that git's rules come from. Paths are from a workspace folder, with slashes; `''` is itself. */
export interface IgnoreFiles {
	/** The text of a file; undefined when it cannot be read. */
	readonly read: (path: string) => Promise<string | undefined>;
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

/** What the files with git's rules are called. */
export const gitignore = '.gitignore';

/** Git's rules in a workspace folder, as they are met on the way down. */
export class GitRules {
	readonly #files: IgnoreFiles;
	/** The inner ones come first. */
	readonly #repositories: Repository[];

	private constructor(files: IgnoreFiles, topmost: Repository) {
		this.#files = files;
		this.#repositories = [topmost];
	}

	/** Reads the rules above the workspace folder in its repository. */
	static async open(files: IgnoreFiles): Promise<GitRules> {
		return new GitRules(files, await openTopmost(files));
	}

	/** Reads the rules of a folder, by the names that are in it. Those above it must have been read. */
	async enter(folder: string, names: ReadonlySet<string>): Promise<void> {
		if (!names.has(gitignore)) {
			return;
		}
		// In a worktree or a submodule it is a file.
		if (folder !== '' && names.has('.git')) {
			this.#repositories.unshift({ folder, prefix: '', tree: new IgnoreTree(this.#files) });
		}
		const path = inFolder(folder, gitignore);
		const text = await this.#files.read(path);
		const repository = this.#repositoryOf(path);
		if (text !== undefined && repository !== undefined) {
			const rest = restBelow(repository.folder, path) ?? '';
			repository.tree.add(inFolder(repository.prefix, folderOf(rest)), text);
		}
	}

	/** Whether git ignores a file or folder, by its path from the workspace folder. */
	isIgnored(path: string, isFolder: boolean): boolean {
		const repository = this.#repositoryOf(path);
		if (repository === undefined) {
			return false;
		}
		const { folder, prefix, tree } = repository;
		const isInside = tree.isIgnored(inFolder(prefix, restBelow(folder, path) ?? ''), isFolder);
		// A repository in a folder that the one around it ignores is somebody else's.
		return isInside || (folder !== '' && this.isIgnored(folder, true));
	}

	#repositoryOf(path: string): Repository | undefined {
		return this.#repositories.find(({ folder }) => path !== folder && restBelow(folder, path) !== undefined);
	}
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
