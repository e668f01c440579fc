import * as vscode from 'vscode';
import { service } from '../vscode/figment.ts';

/** What nobody may change without being asked to, in words that can be compared. */
export interface WorldState {
	/** The files below the workspace's folders, each with a digest of its bytes. */
	readonly files: readonly string[];
	/** The documents in tabs and those that are not saved, with their text. VS Code puts away others when it likes. */
	readonly documents: readonly string[];
	/** What was asked of the service that costs money, and what was billed. */
	readonly billed: readonly number[];
}

/** Looks at all that is to stay as it is. */
export async function worldState(): Promise<WorldState> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const files = (await Promise.all(folders.map(({ uri }) => filesBelow(uri)))).flat();
	const { generationsReceived, billedCount } = await service().billed();
	const shown = new Set(
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
	);
	return {
		files: files.sort(),
		documents: vscode.workspace.textDocuments
			.filter(({ uri, isDirty }) => uri.scheme !== 'output' && (isDirty || shown.has(uri.toString())))
			.map(document => `${document.uri.toString()} ${document.isDirty}\n${document.getText()}`)
			.sort(),
		billed: [generationsReceived, billedCount],
	};
}

/** What is only before, with a minus, and what is only after. */
export function differences(before: WorldState, after: WorldState): readonly string[] {
	const [left, right] = [before, after].map(({ files, documents, billed }) => [
		...files,
		...documents,
		`received, billed: ${billed.join(', ')}`,
	]);
	return [
		...(left ?? []).filter(line => right?.includes(line) !== true).map(line => `- ${line}`),
		...(right ?? []).filter(line => left?.includes(line) !== true).map(line => `+ ${line}`),
	];
}

async function filesBelow(folder: vscode.Uri): Promise<readonly string[]> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	const found = entries.map(async ([name, type]) => {
		const uri = vscode.Uri.joinPath(folder, name);
		// A link to a folder is looked behind too.
		const isFolder = (type & vscode.FileType.Directory) !== 0;
		return isFolder ? filesBelow(uri) : [`${uri.toString()} ${await digest(uri)}`];
	});
	return (await Promise.all(found)).flat();
}

async function digest(uri: vscode.Uri): Promise<string> {
	const bytes = await vscode.workspace.fs.readFile(uri);
	const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
	return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
