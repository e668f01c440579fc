import * as vscode from 'vscode';

/** Remembers the text editor that was worked in last, for what is asked for on a page of Figment's. */
export class LastEditor implements vscode.Disposable {
	readonly #subscription: vscode.Disposable;
	#last = vscode.window.activeTextEditor?.document;

	constructor() {
		this.#subscription = vscode.window.onDidChangeActiveTextEditor(editor => {
			if (editor !== undefined && editor.document.uri.scheme !== 'output') {
				this.#last = editor.document;
			}
		});
	}

	/** Whether there is one whose document is still open. */
	get isThere(): boolean {
		return this.#last?.isClosed === false;
	}

	/** Brings it to the front, with its cursor where it was. */
	async reveal(): Promise<void> {
		const document = this.#last;
		if (document !== undefined && !document.isClosed) {
			const tab = vscode.window.tabGroups.all.find(group => group.tabs.some(each => isOf(each, document)));
			await vscode.window.showTextDocument(document, tab?.viewColumn);
		}
	}

	dispose(): void {
		this.#subscription.dispose();
	}
}

function isOf({ input }: vscode.Tab, { uri }: vscode.TextDocument): boolean {
	return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}
