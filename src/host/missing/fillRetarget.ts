import { splitName } from '../../core/asset/fileName.ts';
import { findImageLinks } from '../../core/document/find/findImageLinks.ts';
import { linkFolders } from '../../core/missing/linkFolders.ts';
import type { DocumentSettings } from '../../core/missing/missingIn.ts';
import { retarget } from '../../core/missing/retarget.ts';
import type { TextEdit } from '../../core/missing/retarget.ts';
import { wantedImage } from '../../core/missing/wantedImage.ts';

/** A document as it is now, and what holds in it. */
export interface RetargetedDocument {
	readonly languageId: string;
	readonly text: string;
	readonly settings: DocumentSettings;
}

/** An image that was saved under another name than its links have, in the folder that they have. */
export interface RenamedImage {
	/** The path that links mean, from the workspace folder. */
	readonly path: string;
	/** What the file is called. */
	readonly name: string;
}

/**
 * The edits that make a document's links to images have the names that those were saved under. `keyOf` tells what
 * tells one path from another. A definition that several references share is changed once.
 */
export function retargetLinks(
	{ languageId, text, settings }: RetargetedDocument,
	renamed: readonly RenamedImage[],
	keyOf: (path: string) => string,
): readonly TextEdit[] {
	const names = new Map(renamed.map(({ path, name }) => [keyOf(path), name]));
	const folderAt = linkFolders(languageId, text, settings.place.path);
	const edits = new Map<number, TextEdit>();
	for (const link of findImageLinks(languageId, text)) {
		const folder = folderAt(link);
		const image = folder === undefined ? undefined : wantedImage(link, { ...settings, folder });
		const name = image?.kind === 'wanted' ? names.get(keyOf(image.path)) : undefined;
		const edit =
			image === undefined || name === undefined ? undefined : renameIn(text, link, image.path, name);
		if (edit !== undefined) {
			edits.set(edit.range.start, edit);
		}
	}
	return [...edits.values()];
}

/** Undefined where the link does not show how to write the new name. */
function renameIn(
	text: string,
	link: Parameters<typeof retarget>[0],
	path: string,
	name: string,
): TextEdit | undefined {
	const { stem, ending } = splitName(name);
	const edit = retarget(link, ending.slice(1));
	const number = stem.slice(splitName(path).stem.length);
	if (edit === undefined || number === '') {
		return edit;
	}
	// A number comes before the dot.
	const start = edit.range.start - 1;
	return text[start] === '.'
		? { range: { start, end: edit.range.end }, text: `${number}.${edit.text}` }
		: undefined;
}
