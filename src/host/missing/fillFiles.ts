import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { AssetPlan } from '../../core/asset/assetPath.ts';
import { findNameFault, splitName, toSlug } from '../../core/asset/fileName.ts';
import { sha256 } from '../../core/asset/contentHash.ts';
import { folderOf } from '../../core/document/site/folders.ts';
import { toAltText } from '../../core/document/altText.ts';
import { detailOf } from '../../core/failure.ts';
import type { Job, Made } from '../../core/backend.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { pathBelow } from '../assets/siteFiles.ts';
import { expectedPlace, planFile, refuseLinks, settlePlace } from '../assets/planFile.ts';
import { sidecarRoot, writeSidecar } from '../assets/recipeFiles.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import { removeHalf, saveImage } from '../assets/saveImage.ts';
import type { Log } from '../log.ts';
import { outside } from '../outside.ts';
import type { Settings } from '../settings.ts';
import { ifThere } from '../storageFolder.ts';

/** What a file for a link or in a draft's place is planned by. */
export interface PlannedFile {
	readonly uri: vscode.Uri;
	readonly root: vscode.Uri;
	readonly document: vscode.Uri | undefined;
	readonly request: ImageRequest;
	readonly model: Model;
	readonly settings: Settings;
}

/** The plan of a file at exactly this place, but for its extension. Throws a Failure `invalidRequest`. */
export function planExactly({ uri, root, document, request, model, settings }: PlannedFile): AssetPlan {
	const path = pathBelow(root, uri) ?? '';
	const { stem } = splitName(path);
	const { width, height } = pixelsOf(model, request.imageSize);
	return planFile({
		place: {
			root,
			document,
			output: {
				folder: folderOf(path).split('/').filter(Boolean),
				stem: findNameFault(stem) === undefined ? stem : toSlug(stem),
			},
		},
		settings,
		subject: {
			prompt: request.prompt,
			selection: '',
			alt: toAltText(request.prompt),
			seed: request.seed,
			width,
			height,
			model: request.model,
			index: 1,
			uuid: crypto.randomUUID(),
			now: new Date(),
			random: outside.random,
		},
		imageFolder: undefined,
	});
}

/** Throws a Failure `invalidRequest` when a file is there by now, or symbolic links may lead out on the way to it. */
export async function checkFree({ uri, root }: PlannedFile, plan: AssetPlan): Promise<void> {
	await refuseLinks(root, plan, expectedPlace(root, plan).folder);
	if ((await ifThere(vscode.workspace.fs.stat(uri))) !== undefined) {
		const text = l10n.t(
			'{0} is there by now; nothing was sent for it.',
			vscode.workspace.asRelativePath(uri),
		);
		throw invalidRequest([{ path: 'output', problem: { kind: 'other', text } }]);
	}
}

/**
 * Saves a picture at exactly its place, or under its true extension where it came in another format; what is there by
 * now stays, and the picture gets a number. Throws a Failure `cannotSave`.
 */
export async function saveExactly(
	{ uri, root, request }: PlannedFile,
	plan: AssetPlan,
	{ job, made, file, log }: SavedPicture,
): Promise<vscode.Uri> {
	await settlePlace(root, plan, made.picture);
	const { stem, ending } = splitName(uri.path);
	const isAsAsked = made.picture.facts.mimeType === `image/${request.outputFormat}`;
	const extension = `.${made.picture.facts.extension}`;
	const trueEnding = ending === ending.toUpperCase() ? extension.toUpperCase() : extension;
	const folder = vscode.Uri.joinPath(uri, '..');
	const isSavedPerhaps = job.paid !== undefined;
	if (isSavedPerhaps) {
		await removeHalf(folder, job.id);
	}
	const name = { id: job.id, stem, ending: isAsAsked ? ending : trueEnding };
	const saved = await saveImage(folder, name, file.bytes, isSavedPerhaps);
	try {
		if (file.sidecar !== undefined) {
			await writeSidecar(sidecarRoot(saved), await sha256(file.bytes), file.sidecar);
		}
	} catch (error) {
		// The picture counts more.
		log.warn(`A recipe could not be written: ${detailOf(error)}`);
	}
	return saved;
}

/** A picture on its way to disk. */
export interface SavedPicture {
	readonly job: Job;
	readonly made: Made;
	readonly file: ImageFile;
	readonly log: Log;
}
