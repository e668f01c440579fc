import * as vscode from 'vscode';
import { isImageDocument, mayHaveImageLinks } from './imageLanguages.ts';

/** Calls a function once, as soon as a document that may have image links is shown, or such a link is typed. */
export function whenImagesShow(wake: () => void): vscode.Disposable {
	let isOver = false;
	const finish = () => {
		isOver = true;
		subscriptions.dispose();
	};
	const look = (document: vscode.TextDocument, readText: () => string) => {
		if (!isOver && isImageDocument(document) && mayHaveImageLinks(readText())) {
			finish();
			wake();
		}
	};
	const lookAtAll = (editors: readonly vscode.TextEditor[]) => {
		for (const { document } of editors) {
			look(document, () => document.getText());
		}
	};
	const subscriptions = vscode.Disposable.from(
		vscode.window.onDidChangeVisibleTextEditors(lookAtAll),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0) {
				look(document, () => contentChanges.map(change => writtenAt(document, change)).join('\n'));
			}
		}),
	);
	lookAtAll(vscode.window.visibleTextEditors);
	return { dispose: finish };
}

/** The lines that a change was made in. */
function writtenAt(
	document: vscode.TextDocument,
	{ range, text }: vscode.TextDocumentContentChangeEvent,
): string {
	const line = Math.min(range.start.line, document.lineCount - 1);
	return `${document.lineAt(line).text}\n${text}`;
}
