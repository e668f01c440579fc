import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Linked, PutLink } from '../../core/generate.ts';
import { invertChanges } from '../../core/document/anchor.ts';
import type { TextChange } from '../../core/document/anchor.ts';
import { planInsertions } from '../../core/document/insertion.ts';
import type { DocumentText, InsertionPlan, Placement, Spot } from '../../core/document/insertion.ts';
import type { LinkPlace, LinkText } from '../../core/document/link/link.ts';
import { notebookOf } from '../assets/documentsFile.ts';
import type { HeldSpot } from './heldSpot.ts';
import { languageOf } from './languageOf.ts';
import type { LinkedImage, LinkRules } from './linkRules.ts';
import { ShownSelections } from './shownSelections.ts';

/** An image, and where its link goes; nowhere without a spot. */
export interface WantedLink {
	readonly image: LinkedImage;
	readonly spot: HeldSpot | undefined;
}

/** The images of one spot, by their indexes in the list of all. */
interface Group {
	readonly held: HeldSpot;
	readonly indexes: readonly [number, ...number[]];
}

/** A group whose place was found. */
interface FoundGroup extends Group {
	readonly spot: Spot;
}

/** How often an edit that typing was faster than is planned again. */
const retries = 3;

/**
 * Puts links into the document of their spots by one edit, and selects the first one's alt text if there is
 * one spot and the person has touched nothing since. Never throws: what cannot be put in is still given as
 * text. `languageId` counts only where no document can be opened; one that is open has its own.
 */
export async function insertLinks(
	rules: LinkRules,
	languageId: string,
	wanted: readonly WantedLink[],
): Promise<Linked> {
	const groups = groupBySpot(wanted);
	let links: PutLink[] = [];
	try {
		links = writeAll(rules, languageId, wanted);
		const [group] = groups;
		if (group === undefined) {
			return { links };
		}
		// Of a document that was saved under a name, a place whose text was gone stays behind.
		const { held } = groups.find(each => each.held.spot !== undefined) ?? group;
		const document = await openDocument(held.uri);
		const here = held.hasMoved ? await rules.in(held.uri) : rules;
		links = writeAll(here, languageOf(document), wanted);
		const isWhole = await putIn(document, { rules: here, wanted, groups, links });
		return isWhole ? { links } : { links, failure: cannotInsert(l10n.t('the text it belongs to is gone')) };
	} catch (error) {
		return { links, failure: error instanceof Failure ? error : cannotInsert(detailOf(error)) };
	}
}

function cannotInsert(detail: string): Failure {
	return new Failure('cannotInsert', { detail });
}

/** The links as they are where nothing is known of their places. */
function writeAll(rules: LinkRules, languageId: string, wanted: readonly WantedLink[]): PutLink[] {
	return wanted.map(({ image }) => ({ text: rules.write(image, { languageId }).text, isInserted: false }));
}

/** An untitled document that is closed would be made anew, and empty. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const open = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
	if (open === undefined && uri.scheme === 'untitled') {
		throw cannotInsert(l10n.t('the document is closed'));
	}
	return open ?? vscode.workspace.openTextDocument(uri);
}

function groupBySpot(wanted: readonly WantedLink[]): Group[] {
	const groups = new Map<HeldSpot, readonly [number, ...number[]]>();
	for (const [index, { spot }] of wanted.entries()) {
		if (spot !== undefined) {
			const known = groups.get(spot);
			groups.set(spot, known === undefined ? [index] : [...known, index]);
		}
	}
	return [...groups].map(([held, indexes]) => ({ held, indexes }));
}

/** What is put in, and where it is told which links were. */
interface Batch {
	readonly rules: LinkRules;
	readonly wanted: readonly WantedLink[];
	readonly groups: readonly Group[];
	readonly links: PutLink[];
}

/** Whether all could be put in; those whose text is gone could not. Throws when the document takes no edit. */
async function putIn(document: vscode.TextDocument, batch: Batch): Promise<boolean> {
	const { groups, links } = batch;
	for (let attempt = 0; ; attempt++) {
		const found = groups.flatMap((group): FoundGroup[] => {
			const spot = group.held.isIn(document) ? group.held.find() : undefined;
			return spot === undefined ? [] : [{ ...group, spot }];
		});
		const [first, ...rest] = found;
		if (first === undefined) {
			return false;
		}
		const { version } = document;
		const now = {
			text: document.getText(),
			eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
			languageId: languageOf(document),
		};
		const plan = planInsertions(now, [
			toPlacement(now, first, batch),
			...rest.map(each => toPlacement(now, each, batch)),
		]);
		if (plan.edits.length === 0 || (await apply(document, plan, [first, ...rest]))) {
			for (const [place, { held, indexes }] of found.entries()) {
				if (plan.placed[place] === undefined) {
					held.left();
				}
				for (const [number, index] of indexes.entries()) {
					const text = plan.placed[place]?.texts[number];
					if (text !== undefined) {
						links[index] = { text, isInserted: true };
					}
				}
			}
			if (plan.placed.includes(undefined)) {
				throw cannotInsert(l10n.t('no link can stand there'));
			}
			return found.length === groups.length;
		}
		if (attempt === retries || document.version === version) {
			throw cannotInsert(l10n.t('the document takes no edits'));
		}
	}
}

function toPlacement(
	{ text, languageId }: DocumentText,
	{ spot, indexes: [first, ...rest] }: FoundGroup,
	{ rules, wanted }: Batch,
): Placement {
	const offset = spot.mode === 'end' ? text.length : spot.anchor.end;
	const write = (index: number, place: LinkPlace): LinkText => {
		const image = wanted[index]?.image;
		if (image === undefined) {
			throw new RangeError(`There is no link ${index}.`);
		}
		return rules.write(image, { languageId, text, offset, place });
	};
	return { spot, write: place => [write(first, place), ...rest.map(index => write(index, place))] };
}

/**
 * False when the document did not take the edit, as when it changed on the way. Throws a Failure `cannotInsert`
 * when it is read-only.
 */
async function apply(
	document: vscode.TextDocument,
	{ edits, placed }: InsertionPlan,
	groups: readonly [FoundGroup, ...FoundGroup[]],
): Promise<boolean> {
	const [only, ...others] = groups;
	const editor = others.length === 0 ? only.held.untouchedEditor(document) : undefined;
	const isInSight = editor !== undefined && isShown(editor, only.spot);
	const text = document.getText();
	const shown = new ShownSelections(document, new Set(groups.flatMap(({ spot }) => caretOf(spot))));
	const spared = shown.spare(edits);
	const { version: before } = document;
	const since = Date.now();
	if (!(await change(document, spared))) {
		return false;
	}
	const { version } = document;
	if (version === before + 1) {
		shown.restore(spared);
	}
	if (await isReadOnly(document, since)) {
		await change(document, invertChanges(text, spared));
		throw cannotInsert(l10n.t('the document is read-only'));
	}
	for (const [index, { held }] of groups.entries()) {
		const links = placed[index]?.links;
		if (links !== undefined) {
			held.placed(links);
		}
	}
	const alt = placed[0]?.alt;
	const isUntouched = document.version === version && vscode.window.activeTextEditor === editor;
	if (editor !== undefined && alt !== undefined && isUntouched) {
		editor.selection = new vscode.Selection(document.positionAt(alt.start), document.positionAt(alt.end));
		if (isInSight) {
			editor.revealRange(editor.selection);
		}
	}
	return true;
}

function caretOf(spot: Spot): readonly number[] {
	return spot.mode === 'cursor' ? [spot.anchor.end] : [];
}

/** Whether the person sees the place: who has scrolled away is not taken back. */
function isShown({ document, visibleRanges }: vscode.TextEditor, spot: Spot): boolean {
	const line = spot.mode === 'end' ? document.lineCount - 1 : document.positionAt(spot.anchor.end).line;
	return visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line);
}

function change(document: vscode.TextDocument, changes: readonly TextChange[]): Thenable<boolean> {
	const edit = new vscode.WorkspaceEdit();
	for (const { offset, length, text } of changes) {
		const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
		edit.replace(document.uri, range, text);
	}
	return vscode.workspace.applyEdit(edit);
}

/**
 * Whether a document that was changed a moment ago, after `since`, is one that is never saved: VS Code lets extensions
 * change what a setting or the person has made read-only, and forgets it.
 */
async function isReadOnly(document: vscode.TextDocument, since: number): Promise<boolean> {
	const notebook = notebookOf(document.uri);
	const isKept = () => document.isDirty || notebook?.isDirty === true;
	if (isKept() || (notebook ?? document).isUntitled) {
		return false;
	}
	const { version, encoding } = document;
	try {
		if (notebook !== undefined) {
			// The text of a cell is not to be found in the file as it is.
			const { mtime } = await vscode.workspace.fs.stat(notebook.uri);
			return document.version === version && !isKept() && mtime < since;
		}
		const bytes = await vscode.workspace.fs.readFile(document.uri);
		const saved = await vscode.workspace.decode(bytes, { encoding });
		// What was typed or saved meanwhile proves that it takes edits.
		return document.version === version && !isKept() && saved !== document.getText();
	} catch {
		return false;
	}
}
