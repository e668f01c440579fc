import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { unlessAborted } from '../../core/library/unlessAborted.ts';
import type { Version } from '../../core/version/version.ts';
import { readImage } from '../assets/imageFile.ts';
import { isLeft } from '../library/listFiles.ts';
import { isFileSystemError } from '../storageFolder.ts';
import { keepDeleted, tellDeleted } from './deleteImage.ts';
import { isImage } from './findAsset.ts';
import type { ImageTools } from './imageTools.ts';

/** More images than this of one deletion are not kept. */
const mostKept = 50;

/** VS Code waits for all this: how long finding images, asking what links them and the whole may take, in ms. */
const findMs = 1000;
const linksMs = 1000;
const allMs = 3000;

interface Kept {
	readonly asset: vscode.Uri;
	readonly version: Version;
}

/**
 * Deletions in the Explorer, which cannot be stopped: what generated images were that documents link is kept before
 * they go.
 */
export class Deletions {
	readonly #tools: ImageTools;
	/** By the image's URI. */
	readonly #kept = new Map<string, Kept>();

	constructor(tools: ImageTools) {
		this.#tools = tools;
	}

	/** Before files or folders are deleted. Never rejects, and takes few seconds. */
	async before(files: readonly vscode.Uri[]): Promise<void> {
		const end = AbortSignal.timeout(allMs);
		try {
			// Of a deletion that failed nothing is left.
			this.#takeKept(files);
			const images = await this.#find(files);
			for (const asset of (await this.#linked(images)).slice(0, mostKept)) {
				if (end.aborted) {
					break;
				}
				const bytes = await vscode.workspace.fs.readFile(asset).then(undefined, () => undefined);
				if (bytes !== undefined) {
					const version = await keepDeleted(this.#tools, asset, bytes);
					this.#kept.set(asset.toString(), { asset, version });
				}
			}
		} catch (error) {
			this.#warn(error);
		}
	}

	/** After it: one notice where documents still link what is gone. Never rejects. */
	async after(files: readonly vscode.Uri[]): Promise<void> {
		try {
			const missed: (Kept & Pick<Parameters<typeof tellDeleted>[1][number], 'uses'>)[] = [];
			for (const kept of this.#takeKept(files)) {
				const uses = (await isGone(kept.asset)) ? await this.#tools.library.usesOf(kept.asset) : [];
				if (uses.length > 0) {
					missed.push({ ...kept, uses });
				}
			}
			if (missed.length > 0) {
				await tellDeleted(this.#tools, missed);
			}
		} catch (error) {
			this.#warn(error);
		}
	}

	/** Generated images among files and in folders: what the library knows, and what else is found in the time. */
	async #find(files: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
		const { library } = this.#tools;
		const end = AbortSignal.timeout(findMs);
		const known = await unlessAborted(library.imagesIn(files), end).catch(() => []);
		const others = await findGenerated(files, uri => library.knows(uri), end);
		return [...known.map(({ id }) => vscode.Uri.parse(id)), ...others];
	}

	/** Those that a document links; all of them when that is not known in time. */
	async #linked(images: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
		const end = AbortSignal.timeout(linksMs);
		return images.length === 0
			? []
			: unlessAborted(this.#tools.library.linked(images, end), end).catch(() => images);
	}

	/** What is kept of these files and folders, and is not to be asked for again. */
	#takeKept(files: readonly vscode.Uri[]): readonly Kept[] {
		const ids = files.map(String);
		const found = [...this.#kept].filter(([key]) =>
			ids.some(id => key === id || key.startsWith(id.endsWith('/') ? id : `${id}/`)),
		);
		found.forEach(([key]) => this.#kept.delete(key));
		return found.map(([, kept]) => kept);
	}

	#warn(error: unknown): void {
		this.#tools.deps.log.warn(`What is deleted could not be kept: ${detailOf(error)}`);
	}
}

/** Looks at one file or folder after another. Those of folders that hold nobody's work are left out. */
async function findGenerated(
	files: readonly vscode.Uri[],
	isKnown: (image: vscode.Uri) => boolean,
	end: AbortSignal,
): Promise<readonly vscode.Uri[]> {
	const found: vscode.Uri[] = [];
	const due = [...files];
	for (let next = due.pop(); next !== undefined && !end.aborted; next = due.pop()) {
		if (!isImage(next)) {
			due.push(...(await partsOf(next)));
		} else if (!isKnown(next) && (await isGenerated(next))) {
			found.push(next);
		}
	}
	return found;
}

async function isGenerated(image: vscode.Uri): Promise<boolean> {
	const from = (await readImage(image).catch(() => undefined))?.found?.from;
	return from === 'figment' || from === 'sidecar';
}

/** The folders and images in a folder; what a symbolic link leads to is not in it. */
async function partsOf(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	if (isLeft(`${folder.toString()}/`)) {
		return [];
	}
	const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
	return entries
		.map(([name, type]) => ({ uri: vscode.Uri.joinPath(folder, name), type }))
		.filter(
			({ uri, type }) =>
				type === vscode.FileType.Directory || (type === vscode.FileType.File && isImage(uri)),
		)
		.map(({ uri }) => uri);
}

async function isGone(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return false;
	} catch (error) {
		return isFileSystemError(error, 'FileNotFound');
	}
}
