import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { resolvePlace } from '../../assets/assetPlace.ts';
import { pathBelow } from '../../assets/siteFiles.ts';

/**
 * Lets the person choose a folder for images of a document, or of none. Its path from the folder that they stay in,
 * with a slash before it; undefined when the person leaves. Throws an Error in words for a folder elsewhere.
 */
export async function chooseFolder(document: vscode.TextDocument | undefined): Promise<string | undefined> {
	const place = await resolvePlace({ document, output: undefined, askFolder: firstFolder });
	if (place === undefined) {
		throw new Error(l10n.t('No folder is open to choose one in. Open a folder first.'));
	}
	const { root } = place;
	const [chosen] =
		(await vscode.window.showOpenDialog({
			canSelectFiles: false,
			canSelectFolders: true,
			defaultUri: root,
			title: l10n.t('Where shall images be saved?'),
			openLabel: l10n.t('Save Images Here'),
		})) ?? [];
	return chosen === undefined ? undefined : pathFrom(root, chosen);
}

function firstFolder(): Promise<vscode.Uri | undefined> {
	return Promise.resolve(vscode.workspace.workspaceFolders?.[0]?.uri);
}

/** Throws an Error in words for a folder that is not in the root. */
function pathFrom(root: vscode.Uri, folder: vscode.Uri): string {
	const path = isSame(root, folder) ? '' : pathBelow(root, folder);
	if (path === undefined) {
		throw new Error(
			l10n.t('Images stay in {0}. Choose a folder in it.', vscode.workspace.asRelativePath(root)),
		);
	}
	return `/${path}`;
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
	return withoutEnd(one) === withoutEnd(other);
}

function withoutEnd(uri: vscode.Uri): string {
	return uri.toString().replace(/\/+$/, '');
}
