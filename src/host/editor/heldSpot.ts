import * as vscode from 'vscode';
import { moveAnchor } from '../../core/document/anchor.ts';
import type { Anchor, TextChange } from '../../core/document/anchor.ts';
import type { Spot } from '../../core/document/insertion.ts';
import { rememberSpot } from '../../core/document/spotAgain.ts';
import type { PlannedSpot } from '../../core/job/record.ts';

/**
 * The place in a document where links were asked for. It follows every edit until it is disposed, so
 * that an image that takes half a minute still lands where the person pointed.
 */
export class HeldSpot implements vscode.Disposable {
	readonly uri: vscode.Uri;
	readonly #start: { readonly version: number; readonly selection: vscode.Selection } | undefined;
	readonly #subscriptions: vscode.Disposable;
	#mode: 'cursor' | 'below' | 'replace' | 'end';
	#anchor: Anchor | undefined;
	/** What the document held when it was closed: opened again it must be the same to be trusted. */
	#textWhenClosed: string | undefined;
	/** The changes of each event since the place was looked for, while an edit may be under way. */
	#recent: (readonly TextChange[])[] | undefined;

	constructor(
		document: vscode.TextDocument,
		editor: vscode.TextEditor | undefined,
		mode: 'cursor' | 'below' | 'replace',
	) {
		this.uri = document.uri;
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
			vscode.workspace.onDidCloseTextDocument(closed => this.#remember(closed)),
			vscode.workspace.onDidOpenTextDocument(opened => this.#compare(opened)),
		);
	}

	/** A spot that was found in a document by other means than a cursor. */
	static at(document: vscode.TextDocument, spot: Spot): HeldSpot {
		const held = new HeldSpot(document, undefined, 'below');
		held.#mode = spot.mode;
		held.#anchor = spot.mode === 'end' ? undefined : spot.anchor;
		return held;
	}

	/** What is to be remembered of the spot, should the window end; undefined when it is not to be found now. */
	remember(): PlannedSpot | undefined {
		const document = vscode.workspace.textDocuments.find(each => this.#isIn(each));
		const spot = this.#spot();
		return document === undefined || spot === undefined
			? undefined
			: { document: this.uri.toString(), ...rememberSpot(document.getText(), spot) };
	}

	/** Where the spot is now in its document, which must be open; undefined when the text it stood in is gone. */
	find(): Spot | undefined {
		this.#recent = [];
		return this.#spot();
	}

	/** Tells of links put in where `find` said, by the one edit since that did it: later ones go below `links`. */
	placed(links: Anchor): void {
		if (this.#mode !== 'end') {
			this.#mode = 'below';
			// The first event is that edit itself; after it the person may have typed on already.
			const [, ...later] = this.#recent ?? [];
			this.#anchor = later.reduce<Anchor | undefined>(
				(anchor, changes) => anchor && moveAnchor(anchor, changes),
				links,
			);
		}
		this.#recent = undefined;
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

	#spot(): Spot | undefined {
		if (this.#mode === 'end') {
			return { mode: 'end' };
		}
		return this.#anchor === undefined ? undefined : { mode: this.#mode, anchor: this.#anchor };
	}

	#follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		// Without changes it is only about whether the document is saved.
		if (!this.#isIn(document) || contentChanges.length === 0) {
			return;
		}
		const changes = contentChanges.map(change => ({
			offset: change.rangeOffset,
			length: change.rangeLength,
			text: change.text,
		}));
		this.#recent?.push(changes);
		this.#anchor &&= moveAnchor(this.#anchor, changes);
	}

	#remember(closed: vscode.TextDocument): void {
		if (this.#isIn(closed)) {
			this.#textWhenClosed = closed.getText();
		}
	}

	/** A document opened with another text has changed unseen. Another language closes and opens it too. */
	#compare(opened: vscode.TextDocument): void {
		if (!this.#isIn(opened)) {
			return;
		}
		if (this.#textWhenClosed !== undefined && this.#textWhenClosed !== opened.getText()) {
			this.#anchor = undefined;
		}
		this.#textWhenClosed = undefined;
	}

	#isIn(document: vscode.TextDocument): boolean {
		return document.uri.toString() === this.uri.toString();
	}
}
