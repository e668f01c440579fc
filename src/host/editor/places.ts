import type * as vscode from 'vscode';
import { findImageLinkAt } from '../../core/document/find/findImageLinks.ts';
import type { Anchor } from '../../core/document/anchor.ts';
import type { TextRange } from '../../core/document/find/imageLink.ts';
import { LinkFinder } from '../../core/document/find/linkFinder.ts';
import { isData } from '../../core/document/insertion/data.ts';
import { HeldSpot } from './heldSpot.ts';
import { languageOf } from './languageOf.ts';
import type { Target } from './target.ts';

/** How a link goes to its place. */
export type InsertMode = 'cursor' | 'below' | 'replace';

/** A place of a document that images belong to. */
export interface HeldPlace {
	/** Undefined when links go nowhere. */
	readonly spot: HeldSpot | undefined;
	/** What is selected there. */
	readonly text: string;
}

/** What is selected at one place of an editor, or a caret. */
export interface SelectedPlace {
	readonly selection: vscode.Selection;
	readonly text: string;
	/** The image link that it is a caret in. */
	readonly link: TextRange | undefined;
}

/**
 * Where the person points, in the order of the document: at what is selected, else at every caret. None
 * without an editor.
 */
export function selectedPlaces({ editor, link }: Target): readonly SelectedPlace[] {
	if (editor === undefined) {
		return [];
	}
	const { document } = editor;
	// Of one cursor it is known already; for several the document is read once.
	const finder =
		editor.selections.length > 1 ? new LinkFinder(languageOf(document), document.getText()) : undefined;
	const linkAt = (caret: vscode.Position) =>
		finder === undefined ? link : finder.linkAt(document.offsetAt(caret));
	const all = editor.selections
		.toSorted((one, other) => one.start.compareTo(other.start))
		.map(selection => ({
			selection,
			text: document.getText(selection),
			link: selection.isEmpty ? linkAt(selection.active)?.range : undefined,
		}));
	const selected = all.filter(({ text }) => text.trim() !== '');
	return selected.length > 0 ? selected : all;
}

/** What is selected in a document, whether or not an editor shows it. */
export function placeAt(document: vscode.TextDocument, selection: vscode.Selection): SelectedPlace {
	const caret = document.offsetAt(selection.active);
	const link = selection.isEmpty
		? findImageLinkAt(languageOf(document), document.getText(), caret)
		: undefined;
	return { selection, text: document.getText(selection), link: link?.range };
}

/** Holds the places that links go to; one at the end of the document where there is no editor. */
export function holdPlaces(
	document: vscode.TextDocument,
	selected: readonly SelectedPlace[],
	modeOf: (place: SelectedPlace) => InsertMode,
): HeldPlace[] {
	if (selected.length === 0) {
		const spot = isData(document.languageId) ? undefined : new HeldSpot(document, { mode: 'end' });
		return [{ spot, text: '' }];
	}
	return selected.map(place => {
		const mode = modeOf(place);
		const anchor = anchorOf(document, place, mode);
		const only = selected.length === 1 ? place.selection : undefined;
		return { spot: new HeldSpot(document, { mode, anchor }, only), text: place.text };
	});
}

/** A link under a caret is one thing with it, also when it has several lines. */
function anchorOf(
	document: vscode.TextDocument,
	{ selection, link }: SelectedPlace,
	mode: InsertMode,
): Anchor {
	const { active, start, end } = selection;
	if (mode === 'cursor') {
		const caret = document.offsetAt(active);
		return { start: caret, end: caret };
	}
	return link ?? { start: document.offsetAt(start), end: document.offsetAt(end) };
}
