import * as vscode from 'vscode';
import { moveAnchor } from '../../core/document/anchor.ts';
import type { Anchor } from '../../core/document/anchor.ts';
import { takesText } from './target.ts';

/** Remembers what was selected in documents while they were seen, and follows what is typed in them since. */
export class LastSelections implements vscode.Disposable {
	readonly #known = new WeakMap<
		vscode.TextDocument,
		{ readonly range: Anchor; readonly isReversed: boolean }
	>();
	readonly #subscription: vscode.Disposable;

	constructor() {
		vscode.window.visibleTextEditors.forEach(editor => this.#note(editor));
		this.#subscription = vscode.Disposable.from(
			vscode.window.onDidChangeVisibleTextEditors(editors =>
				editors.filter(({ document }) => !this.#known.has(document)).forEach(editor => this.#note(editor)),
			),
			vscode.window.onDidChangeActiveTextEditor(editor => editor && this.#note(editor)),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#note(textEditor)),
			vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
		);
	}

	/** What is selected in a document, or was when it was seen last; undefined when nobody knows. */
	find(document: vscode.TextDocument): vscode.Selection | undefined {
		const { activeTextEditor, visibleTextEditors } = vscode.window;
		const seen = visibleTextEditors.filter(editor => editor.document === document);
		const shown = activeTextEditor?.document === document ? activeTextEditor : seen[0];
		// Of several editors the one that was worked in last counts, and that is what was noted.
		return seen.length < 2 || shown === activeTextEditor
			? (shown?.selection ?? this.#recall(document))
			: (this.#recall(document) ?? shown?.selection);
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	#recall(document: vscode.TextDocument): vscode.Selection | undefined {
		const known = this.#known.get(document);
		if (known === undefined) {
			return undefined;
		}
		const { range, isReversed } = known;
		const [start, end] = [document.positionAt(range.start), document.positionAt(range.end)];
		return isReversed ? new vscode.Selection(end, start) : new vscode.Selection(start, end);
	}

	#note({ document, selection }: vscode.TextEditor): void {
		if (takesText(document.uri)) {
			const range = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
			this.#known.set(document, { range, isReversed: selection.isReversed });
		}
	}

	#follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const known = this.#known.get(document);
		if (known === undefined || contentChanges.length === 0) {
			return;
		}
		const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
			offset: rangeOffset,
			length: rangeLength,
			text,
		}));
		const range = moveAnchor(known.range, changes);
		if (range === undefined) {
			this.#known.delete(document);
		} else {
			this.#known.set(document, { ...known, range });
		}
	}
}
