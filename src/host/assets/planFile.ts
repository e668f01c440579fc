import * as vscode from 'vscode';
import { finishAssetPath, needsHash } from '../../core/asset/assetPath.ts';
import type { AssetPath, AssetPlan, FolderSetting, PictureName } from '../../core/asset/assetPath.ts';
import { planAssetPath } from '../../core/asset/assetPlan.ts';
import type { AssetPathInput } from '../../core/asset/assetPlan.ts';
import { contentHash } from '../../core/asset/contentHash.ts';
import type { FolderPath } from '../../core/asset/destination.ts';
import { namesOf, startsWithFolder } from '../../core/asset/posixPath.ts';
import type { Picture } from '../../core/backend.ts';
import { detailOf, Failure } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import type { JobRecord } from '../../core/job/record.ts';
import { localFiles } from '../library/localFile.node.ts';
import type { Settings } from '../settings.ts';
import { isFileSystemError } from '../storageFolder.ts';
import { failureMessage } from '../ui/words.ts';
import type { AssetPlace } from './assetPlace.ts';

/** What a picture is called while its bytes are not known: any plan takes these. */
const standIn = { extension: 'png', hash: '00000000' };

/** Where and under what name a picture's file goes. */
export interface FilePlace extends AssetPath {
	readonly uri: vscode.Uri;
}

/** What a file is planned by. */
export interface FilePlanInput {
	readonly place: AssetPlace;
	readonly settings: Pick<Settings, 'assetsFolder' | 'assetsName' | 'copyFiles'>;
	readonly subject: AssetPathInput['subject'];
	readonly imageFolder: FolderPath | undefined;
	/** What a person calls the file. */
	readonly name?: string | undefined;
}

/** Decides where the file of a picture will go. Throws a Failure `invalidRequest`. */
export function planFile({ place, settings, subject, imageFolder, name }: FilePlanInput): AssetPlan {
	const { root, document, output } = place;
	return planAssetPath({
		settings: { folder: settings.assetsFolder, name: settings.assetsName, copyFiles: settings.copyFiles },
		place: { document: document?.path, root: root.path, workspaceFolders: foldersLike(root) },
		subject,
		output,
		imageFolder,
		name,
	});
}

/** Where a plan leads to; that may be elsewhere where it depends on the picture's bytes. */
export function expectedPlace(root: vscode.Uri, plan: AssetPlan, picture: PictureName = standIn): FilePlace {
	return filePlace(root, plan, picture);
}

/** The same of a job on record. */
export function plannedPlace({ plan }: JobRecord): FilePlace {
	return expectedPlace(vscode.Uri.parse(plan.root), plan.file);
}

/** Where the file of a picture goes. Throws a Failure `cannotSave`: the picture is there, and is to be kept. */
export async function settlePlace(root: vscode.Uri, plan: AssetPlan, picture: Picture): Promise<FilePlace> {
	try {
		const hash = needsHash(plan) ? await contentHash(picture.bytes) : '';
		const place = filePlace(root, plan, { extension: picture.facts.extension, hash });
		await refuseLinks(root, plan, place.folder);
		return place;
	} catch (error) {
		const detail = error instanceof Failure ? failureMessage(error) : detailOf(error);
		throw new Failure('cannotSave', { detail, cause: error });
	}
}

/** A message for the log without the paths of a plan, whose names have the prompt's words in them. */
export function withoutPaths(message: string, { root, values }: AssetPlan): string {
	const [start = '', ...paths] = message.split(root);
	const text = [start, ...paths.map(path => path.replace(/^[^'"]*/, ''))].join('…');
	const words = ['promptSlug', 'alt', 'selection'].flatMap(name => values[name] || []);
	return words.reduce((rest, word) => rest.replaceAll(word, '…'), text);
}

function filePlace(root: vscode.Uri, plan: AssetPlan, picture: PictureName): FilePlace {
	const path = finishAssetPath(plan, picture);
	return { ...path, uri: vscode.Uri.joinPath(root, ...path.folder) };
}

/**
 * Refuses a folder that symbolic links may lead out of the workspace: VS Code does not tell where one leads.
 * The way to the document itself is the person's own. Throws a Failure `invalidRequest`.
 */
export async function refuseLinks(root: vscode.Uri, plan: AssetPlan, folder: FolderPath): Promise<void> {
	const known = startsWithFolder(plan.base, plan.root) ? namesOf(plan.base.slice(plan.root.length)) : [];
	for (let depth = 1; depth <= folder.length; depth++) {
		const names = folder.slice(0, depth);
		if (names.every((name, index) => name === known[index])) {
			continue;
		}
		const isLink = await leadsElsewhere(vscode.Uri.joinPath(root, ...names));
		if (isLink === undefined) {
			return;
		}
		if (isLink) {
			throw refused(plan.pathSetting, names.join('/'));
		}
	}
}

/** Whether a folder is a symbolic link, as far as it can be looked at; undefined when it is not there. */
async function leadsElsewhere(uri: vscode.Uri): Promise<boolean | undefined> {
	try {
		return uri.scheme === 'file' && localFiles !== undefined
			? await localFiles.isLink(uri.fsPath)
			: ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
	} catch (error) {
		return isFileSystemError(error, 'FileNotFound') ? undefined : false;
	}
}

function refused(path: FolderSetting, received: string): Error {
	return invalidRequest([{ path, problem: { kind: 'other', text: 'symbolicLink' }, received }]);
}

/** The workspace folders that a path may be compared with. */
function foldersLike({ scheme, authority }: vscode.Uri): string[] {
	return (vscode.workspace.workspaceFolders ?? [])
		.filter(({ uri }) => uri.scheme === scheme && uri.authority === authority)
		.map(({ uri }) => uri.path);
}
