import * as vscode from 'vscode';
import { documentLanguage } from '../../core/library/uses/documentLanguage.ts';
import { isLeft } from '../library/listFiles.ts';

/** How long events are gathered before they are told, in milliseconds. */
const gatherMs = 200;

/**
 * Tells of files that come, go or get other contents. Each is told at once to `onFile`; `onNews` hears of many
 * together. Of documents only that they come and go is told: what they say is known where they are open.
 */
export class FileNews implements vscode.Disposable {
	readonly #onFile: (file: vscode.Uri) => void;
	readonly #onNews: () => void;
	readonly #subscriptions: vscode.Disposable;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(onFile: (file: vscode.Uri) => void, onNews: () => void) {
		this.#onFile = onFile;
		this.#onNews = onNews;
		const watcher = vscode.workspace.createFileSystemWatcher('**');
		const tell = (file: vscode.Uri) => this.tell([file]);
		this.#subscriptions = vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(tell),
			watcher.onDidDelete(tell),
			watcher.onDidChange(file => {
				if (documentLanguage(file.path) === undefined) {
					tell(file);
				}
			}),
			// Not every file system tells what happens in it.
			vscode.workspace.onDidCreateFiles(({ files }) => this.tell(files)),
			vscode.workspace.onDidDeleteFiles(({ files }) => this.tell(files)),
			vscode.workspace.onDidRenameFiles(({ files }) =>
				this.tell(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
			),
		);
	}

	/** Files that something is known of before VS Code tells it. */
	tell(files: readonly vscode.Uri[]): void {
		for (const file of files) {
			if (!isLeft(file.toString())) {
				this.#onFile(file);
				clearTimeout(this.#timer);
				this.#timer = setTimeout(this.#onNews, gatherMs);
			}
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscriptions.dispose();
	}
}
