import * as vscode from 'vscode';

/** How long the person must rest on an image before it is shown, in milliseconds. */
const restMs = 150;

/** Shows one image after another beside what is worked on, and leaves the window as it was. */
export class ImagePreview {
	readonly #before = new Set(tabs().map(({ place }) => place));
	readonly #shown = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last: Thenable<unknown> = Promise.resolve();

	/** Shows an image when the person has rested on it, with the focus where it is. */
	show(image: vscode.Uri): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#shown.add(image.toString());
			const options = { preview: true, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside };
			this.#last = this.#last.then(() =>
				// An image that cannot be shown must not keep the others from being closed.
				vscode.commands.executeCommand('vscode.open', image, options).then(undefined, () => undefined),
			);
		}, restMs);
	}

	/** Closes what was opened, unless the person has kept it open since. */
	async close(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#last;
		const hasPreviews = vscode.workspace.getConfiguration('workbench.editor').get('enablePreview') !== false;
		const opened = tabs().filter(
			({ tab, uri, place }) =>
				this.#shown.has(uri) && !this.#before.has(place) && (tab.isPreview || !hasPreviews),
		);
		if (opened.length > 0) {
			await vscode.window.tabGroups
				.close(
					opened.map(({ tab }) => tab),
					true,
				)
				.then(undefined, () => undefined);
		}
	}
}

/** The tabs of files, each with what tells it from others: the same file may be open in several columns. */
function tabs(): readonly { readonly tab: vscode.Tab; readonly uri: string; readonly place: string }[] {
	return vscode.window.tabGroups.all
		.flatMap(group => group.tabs)
		.flatMap(tab => {
			const isFile = tab.input instanceof vscode.TabInputCustom || tab.input instanceof vscode.TabInputText;
			const uri = isFile ? tab.input.uri.toString() : '';
			return isFile ? [{ tab, uri, place: `${tab.group.viewColumn} ${uri}` }] : [];
		});
}
