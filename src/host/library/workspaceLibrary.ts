import * as vscode from 'vscode';
import { Library } from '../../core/library/library.ts';
import { isOwn } from '../../core/library/libraryImage.ts';
import { splitName } from '../../core/asset/fileName.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { isBelowAny, readableId } from '../../core/library/place.ts';
import { documentExtensions } from '../../core/library/uses/documentLanguage.ts';
import type { Use } from '../../core/library/uses/use.ts';
import { UseIndex } from '../../core/library/uses/useIndex.ts';
import { isFolder } from '../assets/isFolder.ts';
import { readSettings } from '../settings.ts';
import { isLeft, walk } from './listFiles.ts';
import { documentFiles, imageFiles } from './workspaceFiles.ts';

/** How long events are gathered before they are dealt with, in milliseconds. */
const gatherMs = 100;

/** What may have changed: the images, or which documents link which of them. */
export type LibraryChange = 'images' | 'uses';

/**
 * The generated images of this window's workspace, and which documents link them. Nothing is read before it is
 * first asked for; from then on file events keep it current.
 */
export class WorkspaceLibrary implements vscode.Disposable {
	readonly #library: Library;
	readonly #listeners = new Set<(what: LibraryChange) => void>();
	/** Made for folders that are served from `/`, by what the settings say. */
	#uses: { readonly index: UseIndex; readonly roots: string } | undefined;
	#subscriptions: vscode.Disposable | undefined;
	readonly #changed = new Set<string>();
	readonly #gone = new Set<string>();
	/** The documents that were read as they are typed: what they say when that is discarded no event tells. */
	readonly #unsaved = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isComplete = false;
	/** Aborted when nobody needs it any more. */
	readonly #over = new AbortController();

	/** `storage` is the workspace's own folder of Figment's, where there is one. */
	constructor(storage: vscode.Uri | undefined) {
		this.#library = new Library(imageFiles(storage && vscode.Uri.joinPath(storage, 'library.json')));
		this.#library.onChange(() => this.#tell('images'));
	}

	/** Calls a function after changes that {@link images} or events have told of. Gives what ends that. */
	onChange(listener: (what: LibraryChange) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Figment's images as far as they are known, the newest first. The same array until something changes. */
	get known(): readonly LibraryImage[] {
		return this.#library.images();
	}

	/**
	 * Those of Figment's images that have these ids, in their order, after all files were looked at unless each is
	 * known before. Rejects with the signal's reason when it is aborted.
	 */
	async find(ids: readonly string[], signal?: AbortSignal): Promise<readonly LibraryImage[]> {
		this.#follow();
		const known = () => ids.flatMap(id => this.#library.find(id) ?? []).filter(isOwn);
		if (known().length < ids.length) {
			await this.#library.ready(signal);
		}
		return known();
	}

	/** Images are deleted: what is known need not wait until VS Code tells of it. */
	gone(images: readonly vscode.Uri[]): void {
		this.#library.gone(images.map(String));
	}

	/**
	 * Figment's images, the newest first; `onSome` is told of those that are known while others are looked for.
	 * Rejects with the signal's reason when it is aborted.
	 */
	async images(
		signal?: AbortSignal,
		onSome: (images: readonly LibraryImage[]) => void = () => undefined,
	): Promise<readonly LibraryImage[]> {
		this.#follow();
		const stop = this.#library.onChange(() => onSome(this.#library.images()));
		try {
			onSome(this.#library.images());
			await this.#library.refresh(signal);
			this.#isComplete = true;
		} finally {
			stop();
		}
		return this.#library.images();
	}

	/** Figment's images among these files and in these folders, the newest first, as far as they are known. */
	async imagesIn(files: readonly vscode.Uri[]): Promise<readonly LibraryImage[]> {
		await this.#deal();
		const ids = new Set(files.map(String));
		return this.#library.images().filter(({ id }) => ids.has(id) || isBelowAny(id, ids));
	}

	/** Whether it is known of an image file if it is one of Figment's. */
	knows(image: vscode.Uri): boolean {
		return this.#isComplete && this.#library.hasImage(readableId(image.toString()));
	}

	/** The places of documents that show or name an image, also of one that is gone. */
	async usesOf(image: vscode.Uri, signal?: AbortSignal): Promise<readonly Use[]> {
		return this.usesOfAll([image], signal);
	}

	/** The same of several images, one after another. */
	async usesOfAll(images: readonly vscode.Uri[], signal?: AbortSignal): Promise<readonly Use[]> {
		const uses = await this.#openUses(signal);
		return images.flatMap(image => uses.usesOf(image.toString()));
	}

	/** Those of some images that documents show or name. Rejects with the signal's reason when it is aborted. */
	async linked(images: readonly vscode.Uri[], signal: AbortSignal): Promise<readonly vscode.Uri[]> {
		const uses = await this.#openUses(signal);
		return images.filter(image => uses.usesOf(image.toString()).length > 0);
	}

	/** Figment's images that no document shows or names. */
	async unused(signal?: AbortSignal): Promise<readonly LibraryImage[]> {
		const images = await this.images(signal);
		return (await this.#openUses(signal)).unused(images, signal);
	}

	/** The same by what events have told of since all was looked at. */
	async unusedSince(signal?: AbortSignal): Promise<readonly LibraryImage[]> {
		const uses = await this.#openUses(signal, 'ready');
		return uses.unused(this.#library.images(), signal);
	}

	/** How many documents are too large to be looked through, of those that were looked at. */
	get skippedDocuments(): number {
		return this.#uses?.index.skipped().length ?? 0;
	}

	dispose(): void {
		this.#over.abort();
		clearTimeout(this.#timer);
		this.#subscriptions?.dispose();
	}

	async #openUses(signal: AbortSignal | undefined, how: 'refresh' | 'ready' = 'refresh'): Promise<UseIndex> {
		this.#follow();
		await this.#library.ready(signal);
		this.#isComplete = true;
		const index = this.#indexOfUses();
		const dirty = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
		for (const id of [...this.#unsaved, ...dirty.map(({ uri }) => uri.toString())]) {
			this.#changed.add(id);
		}
		this.#unsaved.clear();
		await this.#deal();
		await index[how](signal);
		return index;
	}

	/** Another one when the settings say that other folders are served. */
	#indexOfUses(): UseIndex {
		const served = siteRoots();
		const roots = served.join('\n');
		if (this.#uses?.roots !== roots) {
			const files = documentFiles(id => this.#unsaved.add(id));
			const hasImage = (readable: string) => this.#library.hasImage(readable);
			const index = new UseIndex(files, { hasImage, roots: served });
			index.onChange(() => this.#tell('uses'));
			this.#uses = { index, roots };
		}
		return this.#uses.index;
	}

	#tell(what: LibraryChange): void {
		this.#listeners.forEach(listener => listener(what));
	}

	#follow(): void {
		if (this.#subscriptions !== undefined) {
			return;
		}
		const watcher = vscode.workspace.createFileSystemWatcher('**');
		this.#subscriptions = vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(uri => void this.#noteCreated(uri)),
			watcher.onDidChange(uri => this.#note(this.#changed, uri)),
			watcher.onDidDelete(uri => this.#note(this.#gone, uri)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => {
				this.#isComplete = false;
			}),
			vscode.workspace.onDidRenameFiles(({ files }) => {
				for (const { oldUri, newUri } of files) {
					this.#library.moved(oldUri.toString(), newUri.toString());
					this.#uses?.index.moved(oldUri.toString(), newUri.toString());
				}
			}),
		);
	}

	/** Of a folder that comes with files in it, VS Code tells of the folder alone. */
	async #noteCreated(uri: vscode.Uri): Promise<void> {
		this.#note(this.#changed, uri);
		if (!isKnownFile(uri.path) && !isLeft(uri.toString()) && (await isFolder(uri))) {
			for (const id of await walk(uri, knownExtensions, this.#over.signal).catch(() => [])) {
				this.#note(this.#changed, vscode.Uri.parse(id));
			}
		}
	}

	#note(events: Set<string>, uri: vscode.Uri): void {
		const id = uri.toString();
		if (!isLeft(id)) {
			events.add(id);
			this.#timer ??= setTimeout(() => void this.#deal(), gatherMs);
		}
	}

	async #deal(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const [changed, gone] = [[...this.#changed], [...this.#gone]];
		this.#changed.clear();
		this.#gone.clear();
		for (const index of [this.#library, this.#uses?.index]) {
			index?.gone(gone);
			index?.changed(changed);
		}
		await Promise.all([this.#library.settled(), this.#uses?.index.settled()]);
	}
}

/** What is read of a workspace: images, their sidecars and documents. */
const knownExtensions = ['png', 'jpg', 'jpeg', 'webp', 'json', ...documentExtensions];

function isKnownFile(path: string): boolean {
	const { ending } = splitName(path);
	return knownExtensions.includes(ending.slice(1).toLowerCase());
}

/** The folders that the settings say are served from `/`, of all workspace folders. */
function siteRoots(): readonly string[] {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const scopes = folders.length === 0 ? [undefined] : folders.map(({ uri }) => uri);
	const roots = scopes.map(scope => readSettings(scope).siteRoot).filter(root => root !== '');
	return [...new Set(roots)].sort();
}
