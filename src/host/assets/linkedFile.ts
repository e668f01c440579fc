import * as vscode from 'vscode';
import { imageCandidates } from '../../core/library/uses/imageCandidates.ts';
import { readSettings } from '../settings.ts';
import { pageOf, siteOf } from './siteFiles.ts';

/** The file that an image link of a document shows; undefined when there is none. */
export async function linkedFile(target: string, document: vscode.Uri): Promise<vscode.Uri | undefined> {
	const root = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
	const place = { root, document };
	const settings = readSettings(document);
	const site = await siteOf(place, settings);
	const roots = [settings.siteRoot, site?.root ?? ''].filter(folder => folder !== '');
	for (const path of imageCandidates(target, pageOf(place) ?? '', roots)) {
		const uri = vscode.Uri.joinPath(root, path);
		const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat !== undefined && (stat.type & vscode.FileType.File) !== 0) {
			return uri;
		}
	}
	return undefined;
}
