import * as vscode from 'vscode';
import type { Anchor, TextChange } from '../../core/document/anchor.ts';
import { spareSelection, spareSelections } from '../../core/document/sparedSelection.ts';

/** What an editor of a document has selected. */
interface Shown {
	readonly editor: vscode.TextEditor;
	readonly selections: readonly Anchor[];
}

/**
 * The selections and carets in all editors that show a document, taken down before an edit that is to leave them be:
 * VS Code pushes what ends where the edit puts text.
 */
export class ShownSelections {
	readonly #document: vscode.TextDocument;
	readonly #text: string;
	readonly #shown: readonly Shown[];
	/** Carets that go behind what is put at them, as what is typed there does. */
	readonly #carets: ReadonlySet<number>;

	constructor(document: vscode.TextDocument, carets: ReadonlySet<number>) {
		this.#document = document;
		this.#text = document.getText();
		this.#carets = carets;
		this.#shown = vscode.window.visibleTextEditors
			.filter(editor => editor.document === document)
			.map(editor => ({
				editor,
				selections: editor.selections.map(({ start, end }) => ({
					start: document.offsetAt(start),
					end: document.offsetAt(end),
				})),
			}));
	}

	/** Changes that make the same of the text, and disturb no selection where that can be. */
	spare(changes: readonly TextChange[]): readonly TextChange[] {
		const selections = this.#shown.flatMap(each => each.selections).filter(each => !this.#isCaret(each));
		return spareSelections(this.#text, changes, selections);
	}

	/** Puts back what the edit that just made these changes has pushed, and the person has not moved since. */
	restore(changes: readonly TextChange[]): void {
		for (const { editor, selections } of this.#shown) {
			const now = editor.selections;
			const kept = now.map((selection, index) => this.#kept(changes, selections[index], selection));
			if (now.length === selections.length && kept.some((each, index) => each !== now[index])) {
				editor.selections = kept;
			}
		}
	}

	#kept(changes: readonly TextChange[], before: Anchor | undefined, now: vscode.Selection): vscode.Selection {
		const spared =
			before === undefined || this.#isCaret(before) ? undefined : spareSelection(this.#text, changes, before);
		if (spared === undefined || spared.pushedEnd !== this.#document.offsetAt(now.end)) {
			return now;
		}
		const start = this.#document.positionAt(spared.kept.start);
		const end = this.#document.positionAt(spared.kept.end);
		return now.isReversed ? new vscode.Selection(end, start) : new vscode.Selection(start, end);
	}

	#isCaret({ start, end }: Anchor): boolean {
		return start === end && this.#carets.has(start);
	}
}
