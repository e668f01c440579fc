import * as vscode from 'vscode';
import { readContent } from '../../core/library/content.ts';
import type { ImageContent } from '../../core/library/content.ts';
import { isSameStamp } from '../../core/library/fileReader.ts';
import type { FileStamp } from '../../core/library/fileReader.ts';
import { Gate } from '../../core/library/gate.ts';
import { isImageName } from '../../core/library/libraryFiles.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { sidecarFolder } from '../../core/recipe/sidecar.ts';
import { imageFiles } from '../library/workspaceFiles.ts';
import { listingMs } from './documentPlaces.ts';

/** An image that Figment made. */
export interface OwnImage {
	readonly uri: vscode.Uri;
	readonly recipe: Recipe;
	/** In pixels, where that is known. */
	readonly width: number | undefined;
	readonly height: number | undefined;
}

/** Finds images of the library by their ids. */
export interface ImageFinder {
	readonly find: (ids: readonly string[], signal?: AbortSignal) => Promise<readonly LibraryImage[]>;
}

/** What was said of a file, and when. */
interface Said {
	readonly at: number;
	readonly image: OwnImage | undefined;
}

/** How many files are read at a time. */
const readers = new Gate(4);
/** What is known of more files than this is not kept. */
const mostKnown = 10_000;

/**
 * Tells Figment's own images from others, by their heads, which are read again only when the file has changed: that
 * is looked at again when VS Code tells so, and after {@link listingMs}. Only where a project keeps recipes beside
 * the images is the library asked.
 */
export class OwnImages {
	readonly #library: ImageFinder;
	readonly #files = imageFiles(undefined);
	readonly #known = new Map<string, { readonly stamp: FileStamp; readonly content: ImageContent }>();
	readonly #said = new Map<string, Said>();
	/** Counts what happened to files. */
	#generation = 0;

	constructor(library: ImageFinder) {
		this.#library = library;
	}

	/**
	 * What Figment knows of an image file; undefined where it did not make it, or it cannot be read. Rejects with
	 * the signal's reason when it is aborted.
	 */
	async read(uri: vscode.Uri, signal?: AbortSignal): Promise<OwnImage | undefined> {
		signal?.throwIfAborted();
		const id = uri.toString();
		const said = this.#said.get(id);
		const now = Date.now();
		if (said !== undefined && now - said.at <= listingMs) {
			return said.image;
		}
		const generation = this.#generation;
		const image = await this.#look(uri, signal);
		if (this.#said.size >= mostKnown) {
			this.#said.clear();
		}
		if (this.#generation === generation) {
			this.#said.set(id, { at: now, image });
		}
		return image;
	}

	/** A file may be another one; of any but an image, it may be a folder or a recipe, of which any image may be. */
	changed(uri: vscode.Uri): void {
		this.#generation++;
		if (isImageName(uri.path)) {
			this.#said.delete(uri.toString());
		} else {
			this.#said.clear();
		}
	}

	/** Any file may be another one. */
	clear(): void {
		this.#generation++;
		this.#said.clear();
	}

	async #look(uri: vscode.Uri, signal: AbortSignal | undefined): Promise<OwnImage | undefined> {
		const content = isImageName(uri.path)
			? await readers.pass(() => (signal?.aborted === true ? Promise.resolve(undefined) : this.#read(uri)))
			: undefined;
		signal?.throwIfAborted();
		if (content === undefined) {
			return undefined;
		}
		const { found, width, height } = content;
		if (found?.from === 'figment') {
			const { recipe } = found;
			return { uri, recipe, width: width ?? recipe.size?.width, height: height ?? recipe.size?.height };
		}
		const [image] = (await hasSidecars(uri)) ? await this.#library.find([uri.toString()], signal) : [];
		return image && { uri, recipe: image.recipe, width: image.width, height: image.height };
	}

	async #read(uri: vscode.Uri): Promise<ImageContent | undefined> {
		const id = uri.toString();
		try {
			const stamp = await this.#files.stat(id);
			const known = this.#known.get(id);
			if (stamp === undefined || (known !== undefined && isSameStamp(known.stamp, stamp))) {
				return stamp && known?.content;
			}
			const content = await readContent(this.#files, id, stamp.size);
			if (content.kind !== 'image') {
				return undefined;
			}
			if (this.#known.size >= mostKnown) {
				this.#known.clear();
			}
			this.#known.set(id, { stamp, content });
			return content;
		} catch {
			return undefined;
		}
	}
}

/** Whether the workspace folder of an image keeps recipes beside the images. */
async function hasSidecars(image: vscode.Uri): Promise<boolean> {
	const root = vscode.workspace.getWorkspaceFolder(image)?.uri;
	if (root === undefined) {
		return false;
	}
	const folder = vscode.Uri.joinPath(root, sidecarFolder);
	return vscode.workspace.fs.stat(folder).then(
		() => true,
		() => false,
	);
}
