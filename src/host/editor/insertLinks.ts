import * as vscode from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Linked } from '../../core/generate.ts';
import { planInsertion } from '../../core/document/insertion.ts';
import { isMarkdown, toLink } from '../../core/document/link/link.ts';
import type { LinkTarget } from '../../core/document/link/link.ts';
import type { HeldSpot } from './heldSpot.ts';

/**
 * Puts links into the document of `spot` by one edit, and selects the first one's alt text if the
 * person has touched nothing since. Never throws: what cannot be put in is still given as text.
 */
export async function insertLinks(
	spot: HeldSpot | undefined,
	languageId: string,
	targets: readonly [LinkTarget, ...LinkTarget[]],
): Promise<Linked> {
	const [first, ...rest] = targets;
	const links = [toLink(languageId, first), ...rest.map(target => toLink(languageId, target))] as const;
	const texts = links.map(link => link.text);
	if (spot === undefined) {
		return { links: texts, isInserted: false };
	}
	try {
		const document = await vscode.workspace.openTextDocument(spot.uri);
		const place = spot.find(document);
		if (place === undefined) {
			throw new Failure('cannotInsert', { detail: vscode.l10n.t('the text it belongs to is gone') });
		}
		const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
		const { start, end, text, alt } = planInsertion(
			{ text: document.getText(), eol, isMarkdown: isMarkdown(document.languageId) },
			place,
			links,
		);
		const editor = spot.untouchedEditor(document);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
		if (!(await vscode.workspace.applyEdit(edit))) {
			throw new Failure('cannotInsert', { detail: vscode.l10n.t('the document takes no edits') });
		}
		if (editor !== undefined && vscode.window.activeTextEditor === editor) {
			editor.selection = new vscode.Selection(document.positionAt(alt.start), document.positionAt(alt.end));
			editor.revealRange(editor.selection);
		}
		return { links: texts, isInserted: true };
	} catch (error) {
		const failure =
			error instanceof Failure ? error : new Failure('cannotInsert', { detail: detailOf(error) });
		return { links: texts, isInserted: false, failure };
	}
}
