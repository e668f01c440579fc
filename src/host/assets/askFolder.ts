import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { GenerationDeps } from '../generation/deps.ts';
import { noFolder } from './assetPlace.ts';

/**
 * Which of several workspace folders, or which folder at all where none is open: that is asked once for
 * as long as the window lives. Undefined when the person leaves. Throws a Failure when nobody can be asked.
 */
export async function askFolder(deps: GenerationDeps, isQuiet: boolean): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	if (isQuiet) {
		const known = folders[0]?.uri ?? deps.chosenFolder.uri;
		if (known === undefined) {
			throw noFolder();
		}
		return known;
	}
	if (folders.length > 0) {
		const placeHolder = l10n.t('The folder the image is saved in');
		return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri;
	}
	if (deps.chosenFolder.uri === undefined) {
		const picked = await vscode.window.showOpenDialog({
			canSelectFiles: false,
			canSelectFolders: true,
			title: l10n.t('Where shall images be saved?'),
			openLabel: l10n.t('Save Images Here'),
		});
		const [uri] = picked ?? [];
		if (uri !== undefined) {
			deps.chosenFolder.uri = uri;
		}
	}
	return deps.chosenFolder.uri;
}
