import * as vscode from 'vscode';
import { inFolder } from '../../core/document/site/folders.ts';
import { Pacer } from '../../core/library/pacer.ts';
import { documentLanguage } from '../../core/library/uses/documentLanguage.ts';
import type { FolderEntry } from './folderFiles.ts';
import { excludedBeside, excludedBy, excludedGlobs } from './scanExcludes.ts';
import type { ScanFolders } from './scanFolders.ts';
import { gitignore, GitRules } from './scanIgnores.ts';
import type { IgnoreFiles } from './scanIgnores.ts';

/** What a walk through a workspace folder is told. */
export interface FindOptions {
	readonly folders: ScanFolders;
	/** Told the ids of documents as they are found, those of a folder together. */
	readonly onFound: (documents: readonly string[]) => void;
	readonly signal: AbortSignal;
}

/**
 * Finds the documents of a workspace folder in which links can be found: without what `files.exclude`,
 * `search.exclude` and git leave out. Rejects with the signal's reason.
 */
export async function findDocuments(options: FindOptions): Promise<void> {
	const { folders } = options;
	const [rules] = await Promise.all([
		GitRules.open(ignoreFiles(folders)),
		folders.entries('').catch(() => {}),
	]);
	await new Walk(options, rules).enter('', false, []);
}

/** No repository is looked for in more folders above. */
const mostAbove = 32;

/**
 * Lists folder by folder. VS Code's own search tells all files at once, and late; and what images there are beside
 * the documents would still have to be listed.
 */
class Walk {
	readonly #folders: ScanFolders;
	readonly #options: FindOptions;
	readonly #rules: GitRules;
	readonly #isExcluded: (path: string) => boolean;
	readonly #isExcludedBeside: (path: string, names: ReadonlySet<string>) => boolean;
	readonly #followsLinks: boolean;
	readonly #pacer = new Pacer();

	constructor(options: FindOptions, rules: GitRules) {
		const { root } = options.folders;
		const search = vscode.workspace.getConfiguration('search', root);
		const exclude: unknown = vscode.workspace.getConfiguration('files', root).get('exclude');
		this.#folders = options.folders;
		this.#options = options;
		this.#rules = rules;
		this.#isExcluded = excludedBy(excludedGlobs(exclude, search.get('exclude')));
		this.#isExcludedBeside = excludedBeside(exclude);
		this.#followsLinks = search.get('followSymlinks') !== false;
	}

	/** Takes in a folder and those in it. `above` is what the folders above it list. */
	async enter(folder: string, isLink: boolean, above: readonly ReadonlySet<string>[]): Promise<void> {
		// What cannot be listed shows nothing.
		const entries = (await this.#folders.entries(folder).catch(() => undefined)) ?? [];
		const names = new Set(entries.map(([name]) => name));
		// A link to a folder above lists what that one does, and would be entered for ever.
		if (isLink && above.some(each => isSame(names, each))) {
			return;
		}
		await this.#rules.enter(folder, names);
		const documents: string[] = [];
		const inner: (readonly [path: string, isLink: boolean])[] = [];
		for (const entry of entries) {
			while (this.#pacer.isDue) {
				await this.#pacer.rest();
			}
			this.#options.signal.throwIfAborted();
			const path = inFolder(folder, entry[0]);
			if (this.#isFolder(entry)) {
				if (this.#isMeant(path, names, true)) {
					inner.push([path, (entry[1] & vscode.FileType.SymbolicLink) !== 0]);
				}
			} else if (isDocument(entry) && this.#isMeant(path, names, false)) {
				documents.push(this.#folders.uriOf(path).toString());
			}
		}
		if (documents.length > 0) {
			this.#options.onFound(documents);
		}
		await Promise.all(inner.map(each => this.enter(...each, [...above, names])));
	}

	#isFolder([, type]: FolderEntry): boolean {
		return (
			type === vscode.FileType.Directory || (this.#followsLinks && (type & vscode.FileType.Directory) !== 0)
		);
	}

	#isMeant(path: string, names: ReadonlySet<string>, isFolder: boolean): boolean {
		return !(
			this.#isExcluded(path) ||
			this.#isExcludedBeside(path, names) ||
			this.#rules.isIgnored(path, isFolder)
		);
	}
}

function isDocument([name, type]: FolderEntry): boolean {
	return (type & vscode.FileType.File) !== 0 && documentLanguage(name) !== undefined;
}

function isSame(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
	return names.size === others.size && [...names].every(name => others.has(name));
}

function ignoreFiles(folders: ScanFolders): IgnoreFiles {
	const { root } = folders;
	const above = (up: number) => vscode.Uri.joinPath(root, ...Array.from({ length: up }, () => '..'));
	return {
		isCaseSensitive: folders.isCaseSensitive,
		read: path => readText(folders.uriOf(path)),
		readAbove: up => readText(vscode.Uri.joinPath(above(up), gitignore)),
		above: async () => {
			for (let up = 0; up <= mostAbove && (up === 0 || above(up).path !== above(up - 1).path); up++) {
				if (await isRepository(above(up))) {
					return up === 0 ? [] : root.path.split('/').filter(Boolean).slice(-up);
				}
			}
			return undefined;
		},
	};
}

/** In a worktree or a submodule `.git` is a file. */
async function isRepository(folder: vscode.Uri): Promise<boolean> {
	const git = vscode.Uri.joinPath(folder, '.git');
	return (await vscode.workspace.fs.stat(git).then(undefined, () => undefined)) !== undefined;
}

async function readText(file: vscode.Uri): Promise<string | undefined> {
	const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
	return bytes && new TextDecoder().decode(bytes);
}
