import * as vscode from 'vscode';

/** Whether there is a folder at a place; not when that cannot be told. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
	const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
	return stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
}
