import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import type { Version } from '../../core/version/version.ts';
import { readImage } from '../assets/imageFile.ts';
import { keepDeleted, tellDeleted } from './deleteImage.ts';
import { isLeft } from '../library/listFiles.ts';
import { isImage } from './findAsset.ts';
import type { ImageTools } from './imageTools.ts';

/** More images than this of one deletion are not kept: VS Code waits for it. */
const mostKept = 50;

interface Kept {
	readonly asset: vscode.Uri;
	readonly version: Version;
}

/** Deletions in the Explorer, which cannot be stopped: what generated images were is kept before they go. */
export class Deletions {
	readonly #tools: ImageTools;
	#kept: readonly Kept[] = [];

	constructor(tools: ImageTools) {
		this.#tools = tools;
	}

	/** Before files or folders are deleted. Never rejects. */
	async before(files: readonly vscode.Uri[]): Promise<void> {
		try {
			const images = (await Promise.all(files.map(imagesIn))).flat().slice(0, mostKept);
			const kept: Kept[] = [];
			for (const asset of images) {
				const image = await readImage(asset).catch(() => undefined);
				if (image?.found?.from === 'figment' || image?.found?.from === 'sidecar') {
					kept.push({ asset, version: await keepDeleted(this.#tools, asset, image.bytes) });
				}
			}
			this.#kept = [...this.#kept, ...kept];
		} catch (error) {
			this.#tools.deps.log.warn(`What is deleted could not be kept: ${detailOf(error)}`);
		}
	}

	/** After it: one notice where documents still link what is gone. */
	async after(): Promise<void> {
		const kept = this.#kept;
		this.#kept = [];
		const linked = await Promise.all(
			kept.map(async each => ({ ...each, uses: await this.#tools.library.usesOf(each.asset) })),
		);
		const missed = linked.filter(({ uses }) => uses.length > 0);
		if (missed.length > 0) {
			await tellDeleted(this.#tools, missed);
		}
	}
}

/** The image that a file is, or those in a folder; none of a folder that holds nobody's work. */
async function imagesIn(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
	if (isImage(uri)) {
		return [uri];
	}
	if (isLeft(`${uri.toString()}/`)) {
		return [];
	}
	const entries = await vscode.workspace.fs.readDirectory(uri).then(undefined, () => []);
	const lists = await Promise.all(
		entries
			.map(([name, type]) => ({ entry: vscode.Uri.joinPath(uri, name), type }))
			.filter(({ entry, type }) => type === vscode.FileType.Directory || isImage(entry))
			.map(({ entry }) => imagesIn(entry)),
	);
	return lists.flat();
}
