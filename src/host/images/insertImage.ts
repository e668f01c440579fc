import type * as vscode from 'vscode';
import type { Linked } from '../../core/generate.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import { insertLinks } from '../editor/insertLinks.ts';
import { holdPlaces, selectedPlaces } from '../editor/places.ts';
import type { Target } from '../editor/target.ts';
import { linkStyle } from './imageLinks.ts';
import type { LinkedImages } from './imageLinks.ts';

/** Where links to images go: nowhere without a spot, and then they are only written. */
export interface InsertPlace {
	readonly document: vscode.TextDocument | undefined;
	readonly spot: HeldSpot | undefined;
}

/**
 * Puts links to images that are there into a document by one edit: at the cursor, below what is selected, or at the
 * end where no editor shows it. Without a document the links are only written. Throws a Failure `invalidRequest` for
 * a setting that links cannot be written by.
 */
export async function insertImages(images: LinkedImages, target: Target): Promise<Linked> {
	const spot = holdSpot(target);
	try {
		return await insertAt(images, { document: target.document, spot });
	} finally {
		spot?.dispose();
	}
}

/** The same at a place that is held already. */
export async function insertAt(images: LinkedImages, { document, spot }: InsertPlace): Promise<Linked> {
	const { rules, languageId } = await linkStyle(images, document);
	return insertLinks(
		rules,
		languageId,
		images.map(image => ({ image, spot })),
	);
}

/** Holds the place that links go to, until it is disposed; undefined where there is none. */
export function holdSpot(target: Target): HeldSpot | undefined {
	const { document, editor } = target;
	if (document === undefined) {
		return undefined;
	}
	const selected = selectedPlaces(target).filter(({ selection }) => editor?.selection.isEqual(selection));
	const [held] = holdPlaces(document, selected, ({ selection, link }) =>
		selection.isEmpty && link === undefined ? 'cursor' : 'below',
	);
	return held?.spot;
}
