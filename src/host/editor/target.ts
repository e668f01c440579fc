import * as vscode from 'vscode';
import { findImageLinkAt } from '../../core/document/find/findImageLinks.ts';

/** What the person is looking at when a command starts. */
export interface Target {
	/** The document links could go into; undefined when there is none. */
	readonly document: vscode.TextDocument | undefined;
	/** The editor that shows it, with its cursor. The built-in Markdown editor has none to offer. */
	readonly editor: vscode.TextEditor | undefined;
	readonly selectedText: string;
	/** The alt text of the image link the cursor is in. */
	readonly linkAlt: string | undefined;
}

/** Custom editors of VS Code that show a Markdown text document. */
const markdownEditors = /^vscode\.markdown\./;

/** The document `uri` names, else the one that is worked on. Rejects when `uri` cannot be opened as text. */
export async function resolveTarget(uri: vscode.Uri | undefined): Promise<Target> {
	if (uri !== undefined) {
		const document = await vscode.workspace.openTextDocument(uri);
		const editor = vscode.window.visibleTextEditors.find(each => each.document === document);
		return describe(isWritable(document) ? document : undefined, editor);
	}
	const editor = vscode.window.activeTextEditor;
	if (editor !== undefined) {
		return describe(isWritable(editor.document) ? editor.document : undefined, editor);
	}
	return describe(await documentOfTab(), undefined);
}

/** The text document of the active tab when a custom editor holds it. */
async function documentOfTab(): Promise<vscode.TextDocument | undefined> {
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	if (!(input instanceof vscode.TabInputCustom) || !markdownEditors.test(input.viewType)) {
		return undefined;
	}
	const document = await vscode.workspace.openTextDocument(input.uri);
	return isWritable(document) ? document : undefined;
}

function describe(document: vscode.TextDocument | undefined, editor: vscode.TextEditor | undefined): Target {
	if (editor === undefined) {
		return { document, editor, selectedText: '', linkAlt: undefined };
	}
	const { document: shown, selection } = editor;
	const link = findImageLinkAt(shown.languageId, shown.getText(), shown.offsetAt(selection.active));
	return { document, editor, selectedText: shown.getText(selection), linkAlt: link?.alt.text };
}

/** Output channels, the left side of a diff and the like have text but take no edits. */
function isWritable(document: vscode.TextDocument): boolean {
	const { scheme } = document.uri;
	return (
		scheme === 'untitled' ||
		scheme === 'vscode-notebook-cell' ||
		vscode.workspace.fs.isWritableFileSystem(scheme) === true
	);
}
