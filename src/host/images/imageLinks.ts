import * as vscode from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import { toAltText } from '../../core/document/altText.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { resolvePlace } from '../assets/assetPlace.ts';
import { readImage } from '../assets/imageFile.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import { siteOf } from '../assets/siteFiles.ts';
import { languageOf } from '../editor/languageOf.ts';
import { LinkRules } from '../editor/linkRules.ts';
import type { LinkedImage } from '../editor/linkRules.ts';
import type { Target } from '../editor/target.ts';
import { readSettings } from '../settings.ts';

/** Images of the library, in the order that they were chosen in. */
export type ChosenImages = readonly [LibraryImage, ...LibraryImage[]];

/** Images that links are to show. */
export type LinkedImages = readonly [LinkedImage, ...LinkedImage[]];

/** How links are written for a document, and in which language; without one as in Markdown. */
export interface LinkStyle {
	readonly rules: LinkRules;
	readonly languageId: string;
}

/** An image that was read, as links show it. */
export function toLinked({ uri, facts: { width, height }, found }: ReadImage): LinkedImage {
	const alt = toAltText(found?.recipe.prompt ?? splitName(uri.path).stem.replaceAll(/[-_]+/g, ' '));
	return { uri, alt, width, height };
}

/** Images of the library, as links show them: read only where their size is not known. Throws a Failure then. */
export async function linkedImages([first, ...others]: ChosenImages): Promise<LinkedImages> {
	return [await linkedImage(first), ...(await Promise.all(others.map(linkedImage)))];
}

/**
 * How links to images are written for a document, or from the images' own workspace folder without one. Throws a
 * Failure `invalidRequest` for a setting that links cannot be written by.
 */
export async function linkStyle(
	[{ uri }]: LinkedImages,
	document: vscode.TextDocument | undefined,
): Promise<LinkStyle> {
	const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
	const resolved = await resolvePlace({
		document,
		output: undefined,
		askFolder: () => Promise.resolve(root),
	});
	const place = resolved ?? { root, document: undefined };
	const settings = readSettings(document ?? uri);
	const rules = new LinkRules({ place, settings, site: await siteOf(place, settings) });
	const languageId = document === undefined ? 'markdown' : languageOf(document);
	rules.check(languageId);
	return { rules, languageId };
}

/** Links to images as they would be written for a document, to go anywhere. Throws as {@link linkStyle} does. */
export async function writeLinks(
	images: LinkedImages,
	{ document, editor }: Pick<Target, 'document' | 'editor'>,
): Promise<readonly string[]> {
	const { rules, languageId } = await linkStyle(images, document);
	const text = document?.getText();
	const caret = editor?.selection.active;
	const offset = document === undefined || caret === undefined ? text?.length : document.offsetAt(caret);
	const context = text === undefined || offset === undefined ? { languageId } : { languageId, text, offset };
	return images.map(image => rules.write(image, context).text);
}

async function linkedImage({ id, recipe, width, height }: LibraryImage): Promise<LinkedImage> {
	const uri = vscode.Uri.parse(id);
	return width === undefined || height === undefined
		? toLinked(await readImage(uri))
		: { uri, alt: toAltText(recipe.prompt), width, height };
}
