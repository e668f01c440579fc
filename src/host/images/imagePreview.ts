import * as vscode from 'vscode';

/** How long the person must rest on an image before it is shown, in milliseconds. */
const restMs = 150;

/** Shows one image after another beside what is worked on, and leaves the window as it was. */
export class ImagePreview implements vscode.Disposable {
	readonly #before = new Set(tabs().map(({ uri }) => uri));
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last: Thenable<unknown> = Promise.resolve();

	/** Shows an image when the person has rested on it, with the focus where it is. */
	show(image: vscode.Uri): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#last = this.#last.then(() =>
				vscode.commands.executeCommand('vscode.open', image, {
					preview: true,
					preserveFocus: true,
					viewColumn: vscode.ViewColumn.Beside,
				}),
			);
		}, restMs);
	}

	/** Closes what was opened. */
	dispose(): void {
		clearTimeout(this.#timer);
		void this.#last.then(() => {
			const opened = tabs().filter(({ tab, uri }) => tab.isPreview && !this.#before.has(uri));
			return vscode.window.tabGroups.close(
				opened.map(({ tab }) => tab),
				true,
			);
		});
	}
}

function tabs(): readonly { readonly tab: vscode.Tab; readonly uri: string }[] {
	return vscode.window.tabGroups.all
		.flatMap(group => group.tabs)
		.flatMap(tab =>
			tab.input instanceof vscode.TabInputCustom ? [{ tab, uri: tab.input.uri.toString() }] : [],
		);
}
