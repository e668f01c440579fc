import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Asset, Miss } from '../../core/generate.ts';
import type { PictureFiles } from './pictureFiles.ts';

/**
 * Saves a picture that could not be saved where it belongs where the person says; undefined when they leave or it
 * cannot be saved there either.
 */
export async function saveAs({ job, made }: Miss, files: PictureFiles): Promise<Asset | undefined> {
	if (made === undefined) {
		return undefined;
	}
	const { facts } = made.picture;
	const { uri: folder, stem } = files.expectedPlace(job);
	try {
		const uri = await vscode.window.showSaveDialog({
			defaultUri: vscode.Uri.joinPath(folder, `${stem}.${facts.extension}`),
			filters: { [l10n.t('Image')]: [facts.extension] },
		});
		if (uri === undefined) {
			return undefined;
		}
		const file = files.fileOf(job, made);
		await vscode.workspace.fs.writeFile(uri, file.bytes);
		await files.noteRecipe(uri, file);
		return { request: job.request, uri: uri.toString(), made };
	} catch {
		return undefined;
	}
}
