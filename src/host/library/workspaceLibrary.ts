import * as vscode from 'vscode';
import { Library } from '../../core/library/library.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import type { Use } from '../../core/library/uses/use.ts';
import { UseIndex } from '../../core/library/uses/useIndex.ts';
import { readSettings } from '../settings.ts';
import { isLeft } from './listFiles.ts';
import { documentFiles, imageFiles } from './workspaceFiles.ts';

/** How long events are gathered before they are dealt with, in milliseconds. */
const gatherMs = 100;

/**
 * The generated images of this window's workspace, and which documents link them. Nothing is read before it is
 * first asked for; from then on file events keep it current.
 */
export class WorkspaceLibrary implements vscode.Disposable {
	readonly #library: Library;
	#uses: UseIndex | undefined;
	#subscriptions: vscode.Disposable | undefined;
	readonly #changed = new Set<string>();
	readonly #gone = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `storage` is the workspace's own folder of Figment's, where there is one. */
	constructor(storage: vscode.Uri | undefined) {
		this.#library = new Library(imageFiles(storage && vscode.Uri.joinPath(storage, 'library.json')));
	}

	/** Figment's images, the newest first. Rejects with the signal's reason when it is aborted. */
	async images(signal?: AbortSignal): Promise<readonly LibraryImage[]> {
		this.#follow();
		await this.#library.refresh(signal);
		return this.#library.images();
	}

	/** The places of documents that show or name an image, also of one that is gone. */
	async usesOf(image: vscode.Uri, signal?: AbortSignal): Promise<readonly Use[]> {
		return (await this.#openUses(signal)).usesOf(image.toString());
	}

	/** Figment's images that no document shows or names. */
	async unused(signal?: AbortSignal): Promise<readonly LibraryImage[]> {
		const images = await this.images(signal);
		return (await this.#openUses(signal)).unused(images, signal);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscriptions?.dispose();
	}

	async #openUses(signal: AbortSignal | undefined): Promise<UseIndex> {
		this.#follow();
		await this.#library.ready(signal);
		const { siteRoot } = readSettings(undefined);
		this.#uses ??= new UseIndex(documentFiles, {
			hasImage: readable => this.#library.hasImage(readable),
			roots: siteRoot === '' ? [] : [siteRoot],
		});
		// What is typed counts before it is saved.
		const dirty = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
		dirty.forEach(({ uri }) => this.#changed.add(uri.toString()));
		await this.#deal();
		await this.#uses.refresh(signal);
		return this.#uses;
	}

	#follow(): void {
		if (this.#subscriptions !== undefined) {
			return;
		}
		const watcher = vscode.workspace.createFileSystemWatcher('**');
		this.#subscriptions = vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(uri => this.#note(this.#changed, uri)),
			watcher.onDidChange(uri => this.#note(this.#changed, uri)),
			watcher.onDidDelete(uri => this.#note(this.#gone, uri)),
			vscode.workspace.onDidRenameFiles(({ files }) => {
				for (const { oldUri, newUri } of files) {
					this.#library.moved(oldUri.toString(), newUri.toString());
					this.#uses?.moved(oldUri.toString(), newUri.toString());
				}
			}),
		);
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
		for (const index of [this.#library, this.#uses]) {
			index?.gone(gone);
			index?.changed(changed);
		}
		await Promise.all([this.#library.settled(), this.#uses?.settled()]);
	}
}
