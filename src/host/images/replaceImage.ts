import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import type { Version } from '../../core/version/version.ts';
import { sidecarRoot, writeSidecar } from '../assets/recipeFiles.ts';
import { saveImage } from '../assets/saveImage.ts';
import { openFiles } from '../generation/nextSteps.ts';
import { notify } from '../ui/notify.ts';
import type { ImageTools } from './imageTools.ts';

/**
 * Puts a kept picture in an image's place, in place and so that a crash leaves one of both. A picture of another
 * format than the file's name says becomes a file beside it. Gives the URI of the file that has the picture now.
 * Throws a Failure `cannotSave`.
 */
export async function replaceImage(
	{ replacements, versions, deps }: ImageTools,
	asset: vscode.Uri,
	{ version, isQuiet }: { readonly version: Version; readonly isQuiet: boolean },
): Promise<vscode.Uri> {
	const { stem, ending } = splitName(asset.path);
	if (isSameFormat(ending, version.extension)) {
		const { isRecipeWritten } = await replacements.replace({ asset: asset.toString(), next: version });
		if (!isRecipeWritten) {
			deps.log.warn('The recipe of a picture that was put in place could not be written.');
		}
		return asset;
	}
	const bytes = (await versions.read(version)) ?? new Uint8Array();
	const name = { id: version.id, stem, ending: `.${version.extension}` };
	const uri = await saveImage(vscode.Uri.joinPath(asset, '..'), name, bytes);
	if (version.recipe !== undefined) {
		await writeSidecar(sidecarRoot(uri), version.sha256, version.recipe);
	}
	if (!isQuiet) {
		const [path, kept] = [uri, asset].map(each => vscode.workspace.asRelativePath(each));
		void notify(
			'information',
			l10n.t(
				'The new picture is of another format: it is saved as {0}, and {1} is as it was.',
				path ?? '',
				kept ?? '',
			),
			[openFiles([uri])],
		);
	}
	return uri;
}

function isSameFormat(ending: string, extension: string): boolean {
	return ending.toLowerCase().replace('jpeg', 'jpg') === `.${extension.replace('jpeg', 'jpg')}`;
}
