import * as vscode from 'vscode';
import type { FolderFiles } from '../../core/missing/folderListings.ts';

/** The folders of a workspace folder, for finding out what is not there. Reads once how it takes capital letters. */
export async function folderFiles(root: vscode.Uri): Promise<FolderFiles> {
	return {
		list: path => list(path === '' ? root : vscode.Uri.joinPath(root, path)),
		isCaseSensitive: await tellsCapitals(root),
	};
}

async function list(folder: vscode.Uri): Promise<readonly string[] | undefined> {
	try {
		return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && absent.has(error.code)) {
			return undefined;
		}
		throw error;
	}
}

const absent: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory']);

/** No file system says so: one that does not tell capitals apart finds the folder by the wrong ones too. */
async function tellsCapitals(folder: vscode.Uri): Promise<boolean> {
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
