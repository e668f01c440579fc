import * as vscode from 'vscode';
import { markdownEditors, takesText } from './target.ts';

/** Remembers the text editor that was worked in last, for what is asked for where another page is in front. */
export class LastEditor implements vscode.Disposable {
	readonly #subscription: vscode.Disposable;
	#last = vscode.window.activeTextEditor?.document;

	constructor() {
		this.#subscription = vscode.window.onDidChangeActiveTextEditor(editor => {
			if (editor !== undefined && takesText(editor.document.uri)) {
				this.#last = editor.document;
			}
		});
	}

	/** Whether there is a document to go back to. */
	get isThere(): boolean {
		return this.#find() !== undefined;
	}

	/** The document that was worked in last of those that are seen; undefined when none is. */
	get visible(): vscode.Uri | undefined {
		const seen = vscode.window.visibleTextEditors.map(({ document }) => document);
		const last = seen.find(document => document === this.#last);
		return (last ?? seen.find(({ uri }) => takesText(uri)))?.uri;
	}

	/** Brings the document that was worked in last to the front, with its cursor where it was, and gives its URI. */
	async reveal(): Promise<vscode.Uri | undefined> {
		const uri = this.#find();
		if (uri === undefined) {
			return undefined;
		}
		const notebook = vscode.workspace.notebookDocuments.find(each =>
			each.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
		);
		const shown = notebook?.uri ?? uri;
		const found = vscode.window.tabGroups.all
			.flatMap(group => group.tabs)
			.find(({ input }) => uriOf(input)?.toString() === shown.toString());
		const viewColumn = found?.group.viewColumn ?? vscode.ViewColumn.Active;
		if (found?.input instanceof vscode.TabInputCustom) {
			const { viewType } = found.input;
			await vscode.commands.executeCommand('vscode.openWith', shown, viewType, viewColumn);
		} else if (notebook !== undefined) {
			await vscode.window.showNotebookDocument(notebook, { viewColumn });
		} else {
			await vscode.window.showTextDocument(shown, { viewColumn });
		}
		return uri;
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	/** Before anything was worked in since Figment was loaded: what is seen, or else is behind what is seen. */
	#find(): vscode.Uri | undefined {
		const last = this.#last?.isClosed === false ? this.#last.uri : undefined;
		return last ?? this.visible ?? nearestTab();
	}
}

/** VS Code opens a tab to the right of the one that was in front: the nearest to the left is likeliest meant. */
function nearestTab(): vscode.Uri | undefined {
	const { activeTabGroup, all } = vscode.window.tabGroups;
	const { tabs } = activeTabGroup;
	const active = tabs.findIndex(({ isActive }) => isActive);
	const others = all.filter(group => group !== activeTabGroup).flatMap(group => group.tabs);
	return [...tabs.slice(0, active + 1).toReversed(), ...tabs.slice(active + 1), ...others]
		.map(({ input }) => uriOf(input))
		.find(uri => uri !== undefined && takesText(uri));
}

/** The document of a tab that text can be put into. */
function uriOf(input: unknown): vscode.Uri | undefined {
	const isDocument =
		input instanceof vscode.TabInputText ||
		input instanceof vscode.TabInputNotebook ||
		(input instanceof vscode.TabInputCustom && markdownEditors.test(input.viewType));
	return isDocument ? input.uri : undefined;
}
