import * as vscode from 'vscode';
import { imageCandidates } from '../../core/library/uses/imageCandidates.ts';
import { readTarget } from '../../core/library/uses/target.ts';
import { readSettings } from '../settings.ts';
import { fileOfDocument } from './documentsFile.ts';
import { pageOf, siteOf } from './siteFiles.ts';

/** The file that an image link of a document, or of a notebook's cell, shows; undefined when there is none. */
export async function linkedFile(target: string, shown: vscode.Uri): Promise<vscode.Uri | undefined> {
	const document = fileOfDocument(shown);
	const folder = vscode.Uri.joinPath(document, '..');
	// What the link says by itself comes first: it may lead out of the folder that all else is looked for in.
	const beside = await firstFile(relativePaths(target).map(path => vscode.Uri.joinPath(folder, path)));
	if (beside !== undefined) {
		return beside;
	}
	const root = vscode.workspace.getWorkspaceFolder(document)?.uri ?? folder;
	const place = { root, document };
	const settings = readSettings(document);
	const site = await siteOf(place, settings);
	const roots = [settings.siteRoot, site?.root ?? ''].filter(each => each !== '');
	const candidates = imageCandidates(target, pageOf(place) ?? '', roots);
	return firstFile(candidates.map(path => vscode.Uri.joinPath(root, path)));
}

/** The paths that a target may mean from its document's folder. */
function relativePaths(target: string): readonly string[] {
	const { paths = [], from, up = 0 } = readTarget(target) ?? {};
	return from === 'document' ? paths.map(path => '../'.repeat(up) + path) : [];
}

async function firstFile(candidates: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
	for (const uri of candidates) {
		const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat !== undefined && (stat.type & vscode.FileType.File) !== 0) {
			return uri;
		}
	}
	return undefined;
}
