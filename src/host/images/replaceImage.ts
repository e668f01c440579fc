import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Version } from '../../core/version/version.ts';
import { badImage } from '../assets/imageFile.ts';
import { sidecarRoot, writeSidecar } from '../assets/recipeFiles.ts';
import { saveImage } from '../assets/saveImage.ts';
import { openFiles } from '../generation/nextSteps.ts';
import { ifThere } from '../storageFolder.ts';
import { notify } from '../ui/notify.ts';
import { foreignText } from '../ui/words.ts';
import type { ImageTools } from './imageTools.ts';

/**
 * Puts a kept picture in an image's place, in place and so that a crash leaves one of both. A new picture of
 * another format than the file's name says becomes a file beside it. Gives the URI of the file that has the
 * picture now. Throws a Failure.
 */
export async function replaceImage(
	tools: ImageTools,
	asset: vscode.Uri,
	{ version, isQuiet }: { readonly version: Version; readonly isQuiet: boolean },
): Promise<vscode.Uri> {
	if (savesAs(asset, version) === undefined) {
		await refuseLink(asset);
		// A file that was moved since has taken its versions along.
		const next = { ...version, asset: asset.toString() };
		const { isRecipeWritten } = await tools.replacements.replace({ asset: asset.toString(), next });
		if (!isRecipeWritten) {
			tools.deps.log.warn('The recipe of a picture that was put in place could not be written.');
		}
		return asset;
	}
	const uri = await saveBeside(tools, asset, version);
	if (!isQuiet) {
		const [path = '', kept = ''] = [uri, asset].map(each =>
			foreignText(vscode.workspace.asRelativePath(each)),
		);
		void notify(
			'information',
			l10n.t('The new picture is of another format: it is saved as {0}, and {1} is as it was.', path, kept),
			[openFiles([uri])],
		);
	}
	return uri;
}

/** The name of the file beside an image that a new picture would become; undefined when it takes the image's place. */
export function savesAs(
	asset: vscode.Uri,
	{ kind, extension }: Pick<Version, 'kind' | 'extension'>,
): string | undefined {
	const { stem, ending } = splitName(asset.path);
	// What was in this place before belongs there, whatever its name says.
	const belongs = kind !== 'offered' || ending.toLowerCase().replace('jpeg', 'jpg') === `.${extension}`;
	return belongs ? undefined : `${stem}.${extension}`;
}

async function saveBeside(
	{ versions, deps }: ImageTools,
	asset: vscode.Uri,
	version: Version,
): Promise<vscode.Uri> {
	const bytes = await versions.read(version);
	if (bytes === undefined) {
		throw new Failure('cannotSave', { detail: l10n.t('what was kept of the picture is damaged') });
	}
	const name = { id: version.id, stem: splitName(asset.path).stem, ending: `.${version.extension}` };
	const uri = await saveImage(vscode.Uri.joinPath(asset, '..'), name, bytes);
	try {
		if (version.recipe !== undefined) {
			await writeSidecar(sidecarRoot(uri), version.sha256, version.recipe);
		}
	} catch (error) {
		deps.log.warn(`A recipe could not be written: ${detailOf(error)}`);
	}
	return uri;
}

/** A symbolic link may lead out of the workspace: what it leads to is not written over. */
async function refuseLink(asset: vscode.Uri): Promise<void> {
	const stat = await ifThere(vscode.workspace.fs.stat(asset));
	if (stat !== undefined && (stat.type & vscode.FileType.SymbolicLink) !== 0) {
		throw badImage(asset, 'link');
	}
}
