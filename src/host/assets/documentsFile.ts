import * as vscode from 'vscode';

/** The file of a document, by their URIs: a notebook's cell is where the notebook is. */
export function fileOfDocument(document: vscode.Uri): vscode.Uri {
	return notebookOf(document)?.uri ?? document;
}

/** The notebook of a cell. */
export function notebookOf(document: vscode.Uri): vscode.NotebookDocument | undefined {
	return vscode.workspace.notebookDocuments.find(each =>
		each.getCells().some(cell => cell.document.uri.toString() === document.toString()),
	);
}
