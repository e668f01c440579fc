import * as vscode from 'vscode';
import { Debounced } from './debounced.ts';

/** So long after the last event it is told, in milliseconds: typing moves the cursor with each letter. */
const delayMs = 100;

/** What is told of the window. */
export interface FormEars {
	/** Other documents may be open, or the cursor of one elsewhere. */
	readonly onDocuments: () => void;
	/** What the form is judged by may be another. */
	readonly onRules: () => void;
}

/** Follows what the form depends on, until it is disposed. */
export function followWindow({ onDocuments, onRules }: FormEars): vscode.Disposable {
	const documents = new Debounced(delayMs, onDocuments);
	const soon = () => documents.soon();
	return vscode.Disposable.from(
		{ dispose: () => documents.cancel() },
		vscode.window.onDidChangeActiveTextEditor(soon),
		vscode.window.onDidChangeTextEditorSelection(soon),
		vscode.window.tabGroups.onDidChangeTabs(soon),
		vscode.workspace.onDidOpenTextDocument(soon),
		vscode.workspace.onDidCloseTextDocument(soon),
		vscode.workspace.onDidChangeConfiguration(event => {
			if (event.affectsConfiguration('figment') || event.affectsConfiguration('markdown.copyFiles')) {
				onRules();
			}
		}),
		vscode.workspace.onDidGrantWorkspaceTrust(onRules),
		vscode.workspace.onDidChangeWorkspaceFolders(onRules),
	);
}
