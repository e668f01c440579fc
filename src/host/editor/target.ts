import * as vscode from 'vscode';
import { findImageLinkAt } from '../../core/document/find/findImageLinks.ts';
import type { ImageLink } from '../../core/document/find/imageLink.ts';
import { languageOf } from './languageOf.ts';

/** What the person is looking at when a command starts. */
export interface Target {
	/** The document links could go into; undefined when there is none. */
	readonly document: vscode.TextDocument | undefined;
	/** The editor that shows it, with its cursor. The built-in Markdown editor has none to offer. */
	readonly editor: vscode.TextEditor | undefined;
	readonly selectedText: string;
	/** The image link that the cursor is in. */
	readonly link: ImageLink | undefined;
}

/** Nothing that a link could go into. */
export const noTarget: Target = {
	document: undefined,
	editor: undefined,
	selectedText: '',
	link: undefined,
};

/** Custom editors of VS Code that show a Markdown text document. */
export const markdownEditors = /^vscode\.markdown\./;

/** The document `uri` names, else the one that is worked on. Rejects when `uri` cannot be opened as text. */
export async function resolveTarget(uri: vscode.Uri | undefined): Promise<Target> {
	if (uri !== undefined) {
		const document = await openDocument(uri);
		const editor = vscode.window.visibleTextEditors.find(each => each.document === document);
		return describe(takesText(document.uri) ? document : undefined, editor);
	}
	const editor = vscode.window.activeTextEditor;
	if (editor !== undefined) {
		return describe(takesText(editor.document.uri) ? editor.document : undefined, editor);
	}
	return describe(await documentOfTab(), undefined);
}

/** The text document of the active tab when a custom editor or a notebook holds it. */
async function documentOfTab(): Promise<vscode.TextDocument | undefined> {
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	const isShown =
		input instanceof vscode.TabInputNotebook ||
		(input instanceof vscode.TabInputCustom && markdownEditors.test(input.viewType));
	const document = isShown ? await openDocument(input.uri).then(undefined, () => undefined) : undefined;
	return document !== undefined && takesText(document.uri) ? document : undefined;
}

/** The document of a file; of a notebook it is a Markdown cell, the selected one or the last. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const isFile = (notebook: vscode.NotebookDocument) => notebook.uri.toString() === uri.toString();
	if (!vscode.workspace.notebookDocuments.some(isFile) && !/\.ipynb$/i.test(uri.path)) {
		return vscode.workspace.openTextDocument(uri);
	}
	const notebook = await vscode.workspace.openNotebookDocument(uri);
	const editor = vscode.window.visibleNotebookEditors.find(each => each.notebook === notebook);
	const cells = [
		...notebook.getCells(),
		...(editor === undefined ? [] : notebook.getCells(editor.selection)),
	];
	const cell = cells.findLast(({ kind }) => kind === vscode.NotebookCellKind.Markup);
	if (cell === undefined) {
		throw new Error(vscode.l10n.t('this notebook has no Markdown cell.'));
	}
	return cell.document;
}

function describe(document: vscode.TextDocument | undefined, editor: vscode.TextEditor | undefined): Target {
	if (editor === undefined) {
		return { ...noTarget, document };
	}
	const { document: shown, selection } = editor;
	const link = findImageLinkAt(languageOf(shown), shown.getText(), shown.offsetAt(selection.active));
	return { document, editor, selectedText: shown.getText(selection), link };
}

/** Output channels, the left side of a diff and the like have text but take no edits. */
export function takesText({ scheme }: vscode.Uri): boolean {
	return (
		scheme === 'untitled' ||
		scheme === 'vscode-notebook-cell' ||
		vscode.workspace.fs.isWritableFileSystem(scheme) === true
	);
}
