import * as vscode from 'vscode';
import { notebookOf } from '../assets/documentsFile.ts';
import { LastSelections } from './lastSelections.ts';
import { markdownEditors, takesText } from './target.ts';

/** Remembers the text editor that was worked in last, for what is asked for where another page is in front. */
export class LastEditor implements vscode.Disposable {
	readonly #selections = new LastSelections();
	readonly #subscription: vscode.Disposable;
	#last = vscode.window.activeTextEditor?.document;

	constructor() {
		this.#subscription = vscode.Disposable.from(
			this.#selections,
			vscode.window.onDidChangeActiveTextEditor(editor => {
				if (editor !== undefined && takesText(editor.document.uri)) {
					this.#last = editor.document;
				}
			}),
		);
	}

	/** Whether there is a document to go back to. */
	get isThere(): boolean {
		return this.#find() !== undefined;
	}

	/** The document that {@link reveal} brings to the front. */
	get last(): vscode.Uri | undefined {
		return this.#find();
	}

	/** What is selected in a document, or was when it was seen last; undefined when nobody knows. */
	selectionIn(document: vscode.TextDocument): vscode.Selection | undefined {
		return this.#selections.find(document);
	}

	/** The document that was worked in last of those that are seen; undefined when none is. */
	get visible(): vscode.Uri | undefined {
		const seen = vscode.window.visibleTextEditors.map(({ document }) => document);
		const last = seen.find(document => document === this.#last);
		return (last ?? seen.find(({ uri }) => takesText(uri)))?.uri;
	}

	/**
	 * Brings a document to the front, the one that was worked in last unless another is named, with its cursor where
	 * it was, and gives its URI.
	 */
	async reveal(named?: vscode.Uri): Promise<vscode.Uri | undefined> {
		const uri = named ?? this.#find();
		if (uri === undefined) {
			return undefined;
		}
		const notebook = notebookOf(uri);
		const shown = notebook?.uri ?? uri;
		const found = vscode.window.tabGroups.all
			.flatMap(group => group.tabs)
			.find(({ input }) => documentOf(input)?.toString() === shown.toString());
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
		.map(({ input }) => documentOf(input))
		.find(uri => uri !== undefined && takesText(uri));
}

/** The document of a tab that text can be put into, by the tab's input. */
export function documentOf(input: unknown): vscode.Uri | undefined {
	const isDocument =
		input instanceof vscode.TabInputText ||
		input instanceof vscode.TabInputNotebook ||
		(input instanceof vscode.TabInputCustom && markdownEditors.test(input.viewType));
	return isDocument ? input.uri : undefined;
}
