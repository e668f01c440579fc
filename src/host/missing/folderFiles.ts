import * as vscode from 'vscode';
import type { FolderFiles } from '../../core/missing/folderListings.ts';

/** A name in a folder, and what it is the name of. */
export type FolderEntry = readonly [name: string, type: vscode.FileType];

/** The folders of a workspace folder, for finding out what is not there. Reads once how it takes capital letters. */
export async function folderFiles(root: vscode.Uri): Promise<FolderFiles> {
	return {
		list: async path => {
			const entries = await listFolder(path === '' ? root : vscode.Uri.joinPath(root, path));
			return entries?.map(([name]) => name);
		},
		isCaseSensitive: await tellsCapitals(root),
	};
}

/** What is in a folder; undefined where there is no such folder. Rejects where that cannot be told. */
export async function listFolder(folder: vscode.Uri): Promise<readonly FolderEntry[] | undefined> {
	try {
		return await vscode.workspace.fs.readDirectory(folder);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && absent.has(error.code)) {
			return undefined;
		}
		throw error;
	}
}

const absent: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory']);

/**
 * Whether `a` and `A` are two names in a folder. No file system says so: one that does not tell them apart finds the
 * folder by the wrong ones too.
 */
export async function tellsCapitals(folder: vscode.Uri): Promise<boolean> {
	const path = folder.path.replace(/[^/]+(?=\/*$)/, swapCase);
	if (path === folder.path) {
		return true;
	}
	return vscode.workspace.fs.stat(folder.with({ path })).then(
		() => false,
		() => true,
	);
}

function swapCase(text: string): string {
	return text.replace(/[a-z]/gi, letter =>
		letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
	);
}
