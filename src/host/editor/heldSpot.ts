import * as vscode from 'vscode';
import { moveAnchor } from '../../core/document/anchor.ts';
import type { Anchor } from '../../core/document/anchor.ts';
import type { Spot } from '../../core/document/insertion.ts';
import type { Target } from './target.ts';

/**
 * The place in a document where links were asked for. It follows every edit until it is disposed, so
 * that an image that takes half a minute still lands where the person pointed.
 */
export class HeldSpot implements vscode.Disposable {
	readonly uri: vscode.Uri;
	readonly #mode: 'cursor' | 'below' | 'replace' | 'end';
	readonly #start: { readonly version: number; readonly selection: vscode.Selection } | undefined;
	readonly #subscriptions: vscode.Disposable;
	#anchor: Anchor | undefined;
	/** What the document held when it was closed: opened again it must be the same to be trusted. */
	#textWhenClosed: string | undefined;

	constructor(document: vscode.TextDocument, target: Target, mode: 'cursor' | 'below' | 'replace') {
		this.uri = document.uri;
		const { editor } = target;
		this.#mode = editor === undefined ? 'end' : mode;
		if (editor !== undefined) {
			this.#start = { version: document.version, selection: editor.selection };
			const { active, start, end } = editor.selection;
			this.#anchor =
				mode === 'cursor'
					? { start: document.offsetAt(active), end: document.offsetAt(active) }
					: { start: document.offsetAt(start), end: document.offsetAt(end) };
		}
		this.#subscriptions = vscode.Disposable.from(
			vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
			vscode.workspace.onDidCloseTextDocument(closed => {
				if (closed.uri.toString() === this.uri.toString()) {
					this.#textWhenClosed = closed.getText();
				}
			}),
		);
	}

	/** Where the spot is in `document` now; undefined when the text it stood in is gone. */
	find(document: vscode.TextDocument): Spot | undefined {
		if (this.#textWhenClosed !== undefined) {
			if (this.#textWhenClosed !== document.getText()) {
				return this.#mode === 'end' ? { mode: 'end' } : undefined;
			}
			this.#textWhenClosed = undefined;
		}
		if (this.#mode === 'end') {
			return { mode: 'end' };
		}
		return this.#anchor === undefined ? undefined : { mode: this.#mode, anchor: this.#anchor };
	}

	/** The editor to select the alt text in: only if cursor and document are as they were. */
	untouchedEditor(document: vscode.TextDocument): vscode.TextEditor | undefined {
		const editor = vscode.window.activeTextEditor;
		const isUntouched =
			editor?.document === document &&
			this.#start?.version === document.version &&
			this.#start.selection.isEqual(editor.selection);
		return isUntouched ? editor : undefined;
	}

	dispose(): void {
		this.#subscriptions.dispose();
	}

	#follow(event: vscode.TextDocumentChangeEvent): void {
		if (this.#anchor === undefined || event.document.uri.toString() !== this.uri.toString()) {
			return;
		}
		const changes = event.contentChanges.map(change => ({
			offset: change.rangeOffset,
			length: change.rangeLength,
			text: change.text,
		}));
		this.#anchor = moveAnchor(this.#anchor, changes);
	}
}
