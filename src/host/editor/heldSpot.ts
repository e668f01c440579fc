import * as vscode from 'vscode';
import { moveAnchor } from '../../core/document/anchor.ts';
import { findAnchorAgain, traceAnchor } from '../../core/document/anchorTrace.ts';
import type { AnchorTrace } from '../../core/document/anchorTrace.ts';
import type { Anchor, TextChange } from '../../core/document/anchor.ts';
import type { Spot } from '../../core/document/insertion.ts';
import { rememberSpot } from '../../core/document/spotAgain.ts';
import type { PlannedSpot } from '../../core/job/record.ts';

/**
 * The place in a document where links were asked for. It follows every edit until it is disposed, so
 * that an image that takes half a minute still lands where the person pointed.
 */
export class HeldSpot implements vscode.Disposable {
	#uri: vscode.Uri;
	#hasMoved = false;
	#start: { readonly version: number; readonly selection: vscode.Selection } | undefined;
	readonly #subscriptions: vscode.Disposable;
	#holders = 1;
	#mode: Spot['mode'];
	#anchor: Anchor | undefined;
	/** What the anchor was last known by, should its text be gone for a while. */
	#trace: AnchorTrace | undefined;
	/** What the document held when it was closed: opened again it must be the same to be trusted. */
	#textWhenClosed: string | undefined;
	/** The changes of each event since the place was looked for, while an edit may be under way. */
	#recent: (readonly TextChange[])[] | undefined;
	/** The place in the last document that came to hold the same text as an untitled one: it may be saved as that. */
	#copy: { readonly spot: HeldSpot; readonly isEmpty: boolean; isSaved: boolean } | undefined;

	/** With `selection` the person was there when they asked, and sees the link when they still are. */
	constructor(document: vscode.TextDocument, spot: Spot, selection?: vscode.Selection) {
		this.#uri = document.uri;
		this.#mode = spot.mode;
		this.#anchor = spot.mode === 'end' ? undefined : spot.anchor;
		this.#traceIn(document);
		this.#start = selection && { version: document.version, selection };
		this.#subscriptions = vscode.Disposable.from(
			vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
			vscode.workspace.onDidCloseTextDocument(closed => this.#remember(closed)),
			vscode.workspace.onDidOpenTextDocument(opened => this.#compare(opened)),
			vscode.workspace.onDidSaveTextDocument(saved => this.#noteSaved(saved)),
			vscode.workspace.onDidRenameFiles(({ files }) => this.#rename(files)),
		);
	}

	/** The document that it is a place in. */
	get uri(): vscode.Uri {
		return this.#uri;
	}

	/** Whether that is another document than at first: it was saved under a name, or its file has moved. */
	get hasMoved(): boolean {
		return this.#hasMoved;
	}

	/** What is to be remembered of the spot, should the window end; undefined when it is not to be found now. */
	remember(): PlannedSpot | undefined {
		const spot = this.#search();
		const document = this.#document();
		return document === undefined || spot === undefined
			? undefined
			: { document: this.uri.toString(), ...rememberSpot(document.getText(), spot) };
	}

	/** Where the spot is now in its document, which must be open; undefined when the text it stood in is gone. */
	get spot(): Spot | undefined {
		if (this.#mode === 'end') {
			return { mode: 'end' };
		}
		return this.#anchor === undefined ? undefined : { mode: this.#mode, anchor: this.#anchor };
	}

	/** The same, for an edit that puts links there: what is typed until `placed` tells of it is made up for. */
	find(): Spot | undefined {
		this.#recent = [];
		return this.#search();
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

	/** Tells that nothing was put in where `find` said. */
	left(): void {
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

	/** Whether it is a place in a document. */
	isIn(document: vscode.TextDocument): boolean {
		return document.uri.toString() === this.uri.toString();
	}

	/** The same spot for one holder more, who disposes it too. */
	share(): this {
		this.#holders++;
		return this;
	}

	/** Follows the document no longer when its last holder says so. */
	dispose(): void {
		this.#holders--;
		if (this.#holders === 0) {
			this.#subscriptions.dispose();
			this.#copy?.spot.dispose();
		}
	}

	#follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		// Without changes it is only about whether the document is saved.
		if (contentChanges.length === 0) {
			return;
		}
		if (!this.isIn(document)) {
			this.#compareCopy(document);
			return;
		}
		const changes = contentChanges.map(change => ({
			offset: change.rangeOffset,
			length: change.rangeLength,
			text: change.text,
		}));
		this.#recent?.push(changes);
		this.#anchor &&= moveAnchor(this.#anchor, changes);
		this.#search();
		this.#traceIn(document);
		if (!isEmpty(document)) {
			// Only what is emptied goes on as its copy.
			this.#dropCopy();
		}
	}

	/** Looks again for a text that was gone: undo may have brought it back, or all was replaced by the same. */
	#search(): Spot | undefined {
		const document = this.#document();
		if (this.#anchor === undefined && this.#trace !== undefined && document !== undefined) {
			const found = findAnchorAgain(document.getText(), this.#trace);
			this.#anchor = found?.anchor;
			this.#mode = found?.mode === 'below' && this.#mode === 'replace' ? 'below' : this.#mode;
		}
		return this.spot;
	}

	#traceIn(document: vscode.TextDocument): void {
		if (this.#anchor !== undefined) {
			this.#trace = traceAnchor(
				{
					length: document.offsetAt(document.lineAt(document.lineCount - 1).range.end),
					isCrlf: document.eol === vscode.EndOfLine.CRLF,
					between: (start, end) =>
						document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
					lineAt: offset => document.positionAt(offset).line,
				},
				this.#anchor,
				this.#trace,
			);
		}
	}

	#document(): vscode.TextDocument | undefined {
		return vscode.workspace.textDocuments.find(each => this.isIn(each));
	}

	#remember(closed: vscode.TextDocument): void {
		if (!this.isIn(closed)) {
			return;
		}
		this.#textWhenClosed = closed.getText();
		if (this.#copy?.isSaved === true && isEmpty(closed)) {
			this.#goOnIn(this.#copy.spot);
		}
	}

	/** A document opened with another text has changed unseen. Another language closes and opens it too. */
	#compare(opened: vscode.TextDocument): void {
		if (!this.isIn(opened)) {
			this.#compareCopy(opened);
			return;
		}
		if (this.#textWhenClosed !== undefined && this.#textWhenClosed !== opened.getText()) {
			this.#anchor = undefined;
			this.#search();
		}
		this.#textWhenClosed = undefined;
	}

	/** To save an untitled document VS Code fills another with its text, saves that, and then empties and closes it. */
	#compareCopy(other: vscode.TextDocument): void {
		const isOther = this.#uri.scheme === 'untitled' && !other.isUntitled && this.#copy?.isSaved !== true;
		const own = isOther ? this.#document() : undefined;
		const { spot } = this;
		if (spot !== undefined && own?.lineCount === other.lineCount && own.getText() === other.getText()) {
			this.#dropCopy();
			this.#copy = { spot: new HeldSpot(other, spot), isEmpty: isEmpty(own), isSaved: false };
		}
	}

	#dropCopy(): void {
		this.#copy?.spot.dispose();
		this.#copy = undefined;
	}

	#noteSaved(saved: vscode.TextDocument): void {
		if (this.#copy?.spot.isIn(saved) === true) {
			this.#copy.isSaved = isEmpty(saved) || !this.#copy.isEmpty;
		}
	}

	#goOnIn(copy: HeldSpot): void {
		this.#moveTo(copy.uri);
		this.#anchor = copy.#anchor;
		this.#trace = copy.#trace;
		this.#textWhenClosed = undefined;
		this.#copy = undefined;
		copy.dispose();
	}

	/** The document of a file that was renamed is another one; it may be open already. */
	#rename(files: vscode.FileRenameEvent['files']): void {
		const own = this.#uri.toString();
		const moved = files.find(
			({ oldUri }) => own === oldUri.toString() || own.startsWith(`${oldUri.toString()}/`),
		);
		if (moved === undefined) {
			return;
		}
		this.#textWhenClosed ??= this.#document()?.getText();
		this.#moveTo(vscode.Uri.parse(moved.newUri.toString() + own.slice(moved.oldUri.toString().length)));
		const document = this.#document();
		if (document !== undefined) {
			this.#compare(document);
		}
	}

	/** Nobody is where they were in another document. */
	#moveTo(uri: vscode.Uri): void {
		this.#uri = uri;
		this.#hasMoved = true;
		this.#start = undefined;
	}
}

function isEmpty(document: vscode.TextDocument): boolean {
	return document.lineCount === 1 && document.lineAt(0).text === '';
}
