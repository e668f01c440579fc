import * as vscode from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Linked } from '../../core/generate.ts';
import { planInsertion } from '../../core/document/insertion.ts';
import type { Insertion } from '../../core/document/insertion.ts';
import { isMarkdown, toLink } from '../../core/document/link/link.ts';
import type { LinkTarget, LinkText } from '../../core/document/link/link.ts';
import type { HeldSpot } from './heldSpot.ts';

type Links = readonly [LinkText, ...LinkText[]];

/** How often an edit that typing was faster than is planned again. */
const retries = 3;

/**
 * Puts links into the document of `spot` by one edit, and selects the first one's alt text if the
 * person has touched nothing since. Never throws: what cannot be put in is still given as text.
 * `languageId` counts only where no document can be opened; one that is open has its own.
 */
export async function insertLinks(
	spot: HeldSpot | undefined,
	languageId: string,
	targets: readonly [LinkTarget, ...LinkTarget[]],
): Promise<Linked> {
	let links = toLinks(languageId, targets);
	if (spot === undefined) {
		return { links: textsOf(links), isInserted: false };
	}
	try {
		const document = await vscode.workspace.openTextDocument(spot.uri);
		for (let attempt = 0; ; attempt++) {
			links = toLinks(document.languageId, targets);
			const { version } = document;
			if (await tryInsert(spot, document, links)) {
				return { links: textsOf(links), isInserted: true };
			}
			if (attempt === retries || document.version === version) {
				throw new Failure('cannotInsert', { detail: vscode.l10n.t('the document takes no edits') });
			}
		}
	} catch (error) {
		const failure =
			error instanceof Failure ? error : new Failure('cannotInsert', { detail: detailOf(error) });
		return { links: textsOf(links), isInserted: false, failure };
	}
}

function toLinks(languageId: string, [first, ...rest]: readonly [LinkTarget, ...LinkTarget[]]): Links {
	return [toLink(languageId, first), ...rest.map(target => toLink(languageId, target))];
}

function textsOf(links: Links): string[] {
	return links.map(link => link.text);
}

/** False when the document did not take the edit, as when it changed on the way. */
async function tryInsert(spot: HeldSpot, document: vscode.TextDocument, links: Links): Promise<boolean> {
	const insertion = plan(spot, document, links);
	const { start, end, text, alt } = insertion;
	const editor = spot.untouchedEditor(document);
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
	if (!(await vscode.workspace.applyEdit(edit))) {
		return false;
	}
	spot.placed(insertion.links);
	if (editor !== undefined && vscode.window.activeTextEditor === editor) {
		editor.selection = new vscode.Selection(document.positionAt(alt.start), document.positionAt(alt.end));
		editor.revealRange(editor.selection);
	}
	return true;
}

function plan(spot: HeldSpot, document: vscode.TextDocument, links: Links): Insertion {
	const place = spot.find();
	if (place === undefined) {
		throw new Failure('cannotInsert', { detail: vscode.l10n.t('the text it belongs to is gone') });
	}
	const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
	return planInsertion(
		{ text: document.getText(), eol, isMarkdown: isMarkdown(document.languageId) },
		place,
		links,
	);
}
