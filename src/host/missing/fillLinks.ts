import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import { documentOf } from '../editor/lastEditor.ts';
import { languageOf } from '../editor/languageOf.ts';
import { fileOfDocument, notebookOf } from '../assets/documentsFile.ts';
import { DocumentPlaces } from './documentPlaces.ts';
import { retargetLinks } from './fillRetarget.ts';
import type { RenamedImage } from './fillRetarget.ts';

/** A saved image whose links have another name, and the documents that they are in. */
export interface LinkedRename extends RenamedImage {
	/** The id of its workspace folder. */
	readonly root: string;
	/** Their ids. */
	readonly documents: readonly string[];
}

/** How often an edit that typing was faster than is planned again. */
const retries = 3;

/**
 * Changes links to images that were saved under other names, all by one edit, as VS Code does when files are renamed:
 * documents that are worked on take it into their undo, and the person saves them; others are saved here. Gives why
 * not all could be changed.
 */
export async function changeLinks(renames: readonly LinkedRename[]): Promise<Failure | undefined> {
	try {
		for (let attempt = 0; attempt < retries; attempt++) {
			if (await changeAll(renames)) {
				return undefined;
			}
		}
		return new Failure('cannotInsert', { detail: l10n.t('the document takes no edits') });
	} catch (error) {
		return new Failure('cannotInsert', { detail: detailOf(error), cause: error });
	}
}

/** False when documents changed on the way. */
async function changeAll(renames: readonly LinkedRename[]): Promise<boolean> {
	const places = new DocumentPlaces();
	const edit = new vscode.WorkspaceEdit();
	const unattended: vscode.TextDocument[] = [];
	for (const id of new Set(renames.flatMap(({ documents }) => documents))) {
		const uri = vscode.Uri.parse(id);
		const isAttended = isWorkedOn(uri);
		const document = await vscode.workspace.openTextDocument(uri);
		if (await addEdits(edit, document, { places, renames })) {
			unattended.push(...(isAttended ? [] : [document]));
		}
	}
	if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
		return false;
	}
	for (const document of unattended) {
		if (document.isDirty && !(await document.save())) {
			throw new Error(l10n.t('the document could not be saved'));
		}
	}
	return true;
}

/** Whether there was anything to change. */
async function addEdits(
	edit: vscode.WorkspaceEdit,
	document: vscode.TextDocument,
	{ places, renames }: { readonly places: DocumentPlaces; readonly renames: readonly LinkedRename[] },
): Promise<boolean> {
	const settings = await places.settingsOf(fileOfDocument(document.uri), document);
	if (settings === undefined) {
		return false;
	}
	const listings = await places.listingsOf(settings.root);
	const here = renames.filter(({ root }) => root === settings.root);
	const now = { languageId: languageOf(document), text: document.getText(), settings };
	const edits = retargetLinks(now, here, path => listings.keyOf(path));
	for (const { range, text } of edits) {
		const [start, end] = [document.positionAt(range.start), document.positionAt(range.end)];
		edit.replace(document.uri, new vscode.Range(start, end), text);
	}
	return edits.length > 0;
}

/** Whether a document is shown in a tab or has unsaved changes. */
function isWorkedOn(uri: vscode.Uri): boolean {
	const shown = (notebookOf(uri)?.uri ?? uri).toString();
	const isShown = vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.some(({ input }) => documentOf(input)?.toString() === shown);
	const id = uri.toString();
	return isShown || vscode.workspace.textDocuments.some(each => each.isDirty && each.uri.toString() === id);
}
