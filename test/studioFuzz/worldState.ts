import * as vscode from 'vscode';
import { service } from '../vscode/figment.ts';

/** What nobody may change without being asked to, in words that can be compared. */
export interface WorldState {
	/** The files below the workspace's folders, each with a digest of its bytes. */
	readonly files: readonly string[];
	/** The documents with their text, and whether they are saved. */
	readonly documents: readonly string[];
	/** What was asked of the service that costs money, and what was billed. */
	readonly billed: readonly number[];
}

/** Looks at all that is to stay as it is. */
export async function worldState(): Promise<WorldState> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const files = (await Promise.all(folders.map(({ uri }) => filesBelow(uri)))).flat();
	const { generationsReceived, billedCount } = await service().billed();
	return {
		files: files.sort(),
		documents: vscode.workspace.textDocuments
			.filter(({ uri }) => uri.scheme !== 'output')
			.map(document => `${document.uri.toString()} ${document.isDirty}\n${document.getText()}`)
			.sort(),
		billed: [generationsReceived, billedCount],
	};
}

async function filesBelow(folder: vscode.Uri): Promise<readonly string[]> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	const found = entries.map(async ([name, type]) => {
		const uri = vscode.Uri.joinPath(folder, name);
		return type === vscode.FileType.Directory ? filesBelow(uri) : [`${uri.toString()} ${await digest(uri)}`];
	});
	return (await Promise.all(found)).flat();
}

async function digest(uri: vscode.Uri): Promise<string> {
	const bytes = await vscode.workspace.fs.readFile(uri);
	const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
	return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
