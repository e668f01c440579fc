import * as vscode from 'vscode';
import { pageScheme } from '../ids.ts';

/** Where the page is and how it is shown. */
export interface SpendingDocumentOptions {
	/** Tells VS Code of whoever provides the document, which is registered before this is loaded. */
	readonly changed: vscode.EventEmitter<vscode.Uri>;
	readonly scheme?: string;
	readonly previewCommand?: string;
}

/** The page of balance and spending as a read-only document, shown as Markdown is read. */
export class SpendingDocument {
	readonly #changed: vscode.EventEmitter<vscode.Uri>;
	readonly #previewCommand: string;
	readonly #uri: vscode.Uri;
	#text: string | undefined;

	constructor({
		changed,
		scheme = pageScheme,
		previewCommand = 'markdown.showPreview',
	}: SpendingDocumentOptions) {
		this.#changed = changed;
		this.#previewCommand = previewCommand;
		this.#uri = vscode.Uri.from({ scheme, path: 'Balance and Spending.md' });
	}

	/** The page; undefined before there was one, as when VS Code opens its tab again after a reload. */
	get text(): string | undefined {
		return this.#text;
	}

	/** Changes the page, also where it is shown already. */
	update(text: string): void {
		this.#text = text;
		this.#changed.fire(this.#uri);
	}

	/** Shows the page, or brings it to the front. */
	async show(): Promise<void> {
		// VS Code may have the page of an earlier time, and did not listen yet when it changed.
		this.#changed.fire(this.#uri);
		const document = await vscode.workspace.openTextDocument(this.#uri);
		try {
			await vscode.commands.executeCommand(this.#previewCommand, this.#uri);
		} catch {
			// The extension that has the preview can be switched off.
			await vscode.window.showTextDocument(document);
		}
	}
}
