import * as vscode from 'vscode';
import type { AssetPathInput } from '../../core/asset/assetPlan.ts';
import { resolveFolder, resolveStem } from '../../core/asset/destination.ts';
import { withoutImageEnding } from '../../core/asset/fileName.ts';
import type { Failure } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { parseUri } from '../commands/arguments.ts';
import { notebookOf } from './documentsFile.ts';
import { isFolder } from './isFolder.ts';

/** What decides where the files of a batch go, beside the settings. */
export interface AssetPlace {
	/** The folder that files stay in. */
	readonly root: vscode.Uri;
	/** The document that links are written for, or the notebook of a cell; links start from the root without it. */
	readonly document: vscode.Uri | undefined;
	/** What the caller chose, below the root. */
	readonly output: AssetPathInput['output'];
}

/** What a place is found by. */
export interface PlaceWish {
	readonly document: vscode.TextDocument | undefined;
	readonly output: string | vscode.Uri | undefined;
	/** Asks for a folder when none or several are open; undefined when the person leaves. */
	readonly askFolder: () => Promise<vscode.Uri | undefined>;
}

/**
 * Finds the place before anything is paid. Undefined when the person was asked and left.
 * Throws a Failure `invalidRequest` for a path that leads out of the workspace.
 */
export async function resolvePlace(wish: PlaceWish): Promise<AssetPlace | undefined> {
	const { output } = wish;
	const document = wish.document === undefined ? undefined : fileOf(wish.document);
	if (output instanceof vscode.Uri || (output !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(output))) {
		const uri = output instanceof vscode.Uri ? output : parseUri(output, 'output');
		const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? rootWithoutWorkspace(uri);
		return { root, document, output: await resolveOutput(root, uri.path.slice(root.path.length)) };
	}
	const root = rootOf(document) ?? (await wish.askFolder());
	return root === undefined
		? undefined
		: { root, document, output: output === undefined ? undefined : await resolveOutput(root, output) };
}

/** The file of a document that has one; a notebook's cells live where the notebook does. */
function fileOf(document: vscode.TextDocument): vscode.Uri | undefined {
	if (document.isUntitled) {
		return undefined;
	}
	const notebook = notebookOf(document.uri);
	return notebook?.isUntitled === true ? undefined : (notebook ?? document).uri;
}

/** A document outside every workspace folder has its images beside it. */
function rootOf(document: vscode.Uri | undefined): vscode.Uri | undefined {
	if (document !== undefined) {
		return vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
	}
	const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
	return others.length > 0 ? undefined : first?.uri;
}

/** A caller's own path: a folder when it is one or ends with a slash, else a file of any extension. */
async function resolveOutput(root: vscode.Uri, path: string): Promise<AssetPathInput['output']> {
	// A leading slash would mean the root anyway: the path is below it in every case.
	const folder = resolveFolder(path, [], 'output');
	const name = folder.at(-1);
	if (name === undefined || path.endsWith('/') || (await isFolder(vscode.Uri.joinPath(root, ...folder)))) {
		return { folder, stem: undefined };
	}
	const stem = resolveStem(withoutImageEnding(name), 'output');
	return { folder: folder.slice(0, -1), stem };
}

function rootWithoutWorkspace(uri: vscode.Uri): vscode.Uri {
	if (vscode.workspace.workspaceFolders !== undefined && vscode.workspace.workspaceFolders.length > 0) {
		throw invalidRequest([
			{ path: 'output', problem: { kind: 'other', text: 'outside' }, received: uri.toString() },
		]);
	}
	return vscode.Uri.joinPath(uri, '..');
}

/** The failure of having no folder and nobody to ask. */
export function noFolder(): Failure {
	return invalidRequest([{ path: 'output', problem: { kind: 'other', text: 'noFolder' } }]);
}
