import type * as vscode from 'vscode';
import { languageIdOf } from '../../core/document/languageId.ts';

/** The id of a document's language, also of one that this VS Code has no extension for. */
export function languageOf(document: vscode.TextDocument): string {
	return languageIdOf(document.languageId, document.uri.path);
}
