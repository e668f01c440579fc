import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { missingCode } from '../ids.ts';
import type { AbsentState } from '../linkStates.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import { readMissingSettings } from './missingSettings.ts';

/** Marks the links of shown documents whose images are not there, as the person wants it. */
export class MissingMarks implements vscode.Disposable {
	readonly #documents: Pick<OpenDocuments, 'missing' | 'onDidChange'>;
	readonly #hint = decorationOf(l10n.t('missing image'));
	readonly #makingHint = decorationOf(l10n.t('generating image…'));
	readonly #diagnostics = vscode.languages.createDiagnosticCollection('figment.missing');
	readonly #subscriptions: vscode.Disposable;
	/** What is under way for documents. */
	readonly #working = new Map<vscode.TextDocument, AbortController>();

	constructor(documents: Pick<OpenDocuments, 'missing' | 'onDidChange'>) {
		this.#documents = documents;
		const showAll = (editors: readonly vscode.TextEditor[]) => {
			for (const document of new Set(editors.map(editor => editor.document))) {
				void this.#show(document);
			}
		};
		this.#subscriptions = vscode.Disposable.from(
			this.#hint,
			this.#makingHint,
			this.#diagnostics,
			vscode.window.onDidChangeVisibleTextEditors(showAll),
			vscode.window.onDidChangeActiveTextEditor(editor => showAll(editor === undefined ? [] : [editor])),
			documents.onDidChange(document => void this.#show(document)),
			vscode.workspace.onDidCloseTextDocument(document => {
				this.#working.get(document)?.abort();
				this.#diagnostics.delete(document.uri);
			}),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('figment.missing')) {
					showAll(vscode.window.visibleTextEditors);
				}
			}),
		);
		showAll(vscode.window.visibleTextEditors);
	}

	dispose(): void {
		this.#working.forEach(control => control.abort());
		this.#subscriptions.dispose();
	}

	/** Only what is shown is marked; a diagnostic stays as long as its document is open. */
	async #show(document: vscode.TextDocument): Promise<void> {
		const { show } = readMissingSettings(document);
		const isVisible = editorsOf(document).length > 0;
		if (!isVisible && !this.#diagnostics.has(document.uri)) {
			return;
		}
		this.#working.get(document)?.abort();
		const control = new AbortController();
		this.#working.set(document, control);
		try {
			const states = show === 'off' ? [] : await this.#documents.missing(document, control.signal);
			if (states !== undefined && !control.signal.aborted && !document.isClosed) {
				this.#mark(document, show, states);
			}
		} catch (error) {
			if (!control.signal.aborted) {
				throw error;
			}
		} finally {
			if (this.#working.get(document) === control) {
				this.#working.delete(document);
			}
		}
	}

	#mark(
		document: vscode.TextDocument,
		show: 'hint' | 'information' | 'off',
		states: readonly AbsentState[],
	): void {
		const hinted = show === 'hint' ? states : [];
		const making = hinted.filter(({ kind }) => kind === 'making');
		const others = hinted.filter(({ kind }) => kind !== 'making');
		for (const editor of editorsOf(document)) {
			editor.setDecorations(this.#hint, hintsAt(document, others));
			editor.setDecorations(this.#makingHint, hintsAt(document, making));
		}
		if (show === 'information' && states.length > 0) {
			this.#diagnostics.set(
				document.uri,
				states.map(state => diagnosticOf(document, state)),
			);
		} else {
			this.#diagnostics.delete(document.uri);
		}
	}
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
	return vscode.window.visibleTextEditors.filter(editor => editor.document === document);
}

function decorationOf(text: string): vscode.TextEditorDecorationType {
	return vscode.window.createTextEditorDecorationType({
		after: {
			contentText: text,
			color: new vscode.ThemeColor('editorCodeLens.foreground'),
			margin: '0 0 0 1ch',
			fontStyle: 'italic',
		},
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
}

function hintsAt(document: vscode.TextDocument, states: readonly AbsentState[]): vscode.Range[] {
	return states.map(({ link: { range } }) => {
		const end = document.positionAt(range.end);
		return new vscode.Range(end, end);
	});
}

function diagnosticOf(
	document: vscode.TextDocument,
	{ kind, link: { definition, target, range }, image }: AbsentState,
): vscode.Diagnostic {
	// The target of a reference is elsewhere, and may be that of several.
	const { start, end } = definition === undefined ? target.range : range;
	const diagnostic = new vscode.Diagnostic(
		new vscode.Range(document.positionAt(start), document.positionAt(end)),
		kind === 'making'
			? l10n.t('{0}: image is being generated', image.path)
			: l10n.t('{0}: image does not exist', image.path),
		vscode.DiagnosticSeverity.Information,
	);
	diagnostic.code = missingCode;
	diagnostic.source = 'Figment';
	return diagnostic;
}
