import * as vscode from 'vscode';

/** The file of a document, by their URIs: a notebook's cell is where the notebook is. */
export function fileOfDocument(document: vscode.Uri): vscode.Uri {
	return notebookOf(document)?.uri ?? document;
}

/** The same for documents whose links start from a file: undefined for what was never saved. */
export function savedFileOf(document: vscode.Uri): vscode.Uri | undefined {
	const file = fileOfDocument(document);
	return file.scheme === 'untitled' ? undefined : file;
}

/** The notebook of a cell. */
export function notebookOf(document: vscode.Uri): vscode.NotebookDocument | undefined {
	return vscode.workspace.notebookDocuments.find(each =>
		each.getCells().some(cell => cell.document.uri.toString() === document.toString()),
	);
}
