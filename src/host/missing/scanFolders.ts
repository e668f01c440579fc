import * as vscode from 'vscode';
import { Gate } from '../../core/library/gate.ts';
import type { FolderFiles } from '../../core/missing/folderListings.ts';
import { listFolder, tellsCapitals } from './folderFiles.ts';
import type { FolderEntry } from './folderFiles.ts';

/** How many folders are listed at a time. */
const most = 64;

/** The folders of a workspace folder for one look at it, each listed once. Paths are from there; `''` is itself. */
export class ScanFolders implements FolderFiles {
	readonly root: vscode.Uri;
	readonly isCaseSensitive: boolean;
	readonly #gate = new Gate(most);
	readonly #listings = new Map<string, Promise<readonly FolderEntry[] | undefined>>();

	private constructor(root: vscode.Uri, isCaseSensitive: boolean) {
		this.root = root;
		this.isCaseSensitive = isCaseSensitive;
	}

	/** Finds out how a workspace folder takes capital letters. */
	static async open(root: vscode.Uri): Promise<ScanFolders> {
		return new ScanFolders(root, await tellsCapitals(root));
	}

	/** Where a file or folder is. */
	uriOf(path: string): vscode.Uri {
		return path === '' ? this.root : vscode.Uri.joinPath(this.root, path);
	}

	/** What is in a folder; undefined where there is no such folder. Rejects where that cannot be told. */
	entries(path: string): Promise<readonly FolderEntry[] | undefined> {
		const known = this.#listings.get(path);
		const listing = known ?? this.#gate.pass(() => listFolder(this.uriOf(path)));
		this.#listings.set(path, listing);
		return listing;
	}

	async list(path: string): Promise<readonly string[] | undefined> {
		return (await this.entries(path))?.map(([name]) => name);
	}
}
