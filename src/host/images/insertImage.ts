import * as vscode from 'vscode';
import { toAltText } from '../../core/document/altText.ts';
import type { Linked } from '../../core/generate.ts';
import { splitName } from '../../core/asset/fileName.ts';
import { resolvePlace } from '../assets/assetPlace.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import { siteOf } from '../assets/siteFiles.ts';
import { insertLinks } from '../editor/insertLinks.ts';
import { languageOf } from '../editor/languageOf.ts';
import { LinkRules } from '../editor/linkRules.ts';
import { holdPlaces, selectedPlaces } from '../editor/places.ts';
import type { Target } from '../editor/target.ts';
import { readSettings } from '../settings.ts';

/**
 * Puts a link to an image that is there into a document: at the cursor, below what is selected, or at the end
 * where no editor shows it. Without a document the link is only written. Throws a Failure `invalidRequest` for a
 * setting that links cannot be written by.
 */
export async function insertImage({ uri, facts, found }: ReadImage, target: Target): Promise<Linked> {
	const { document, editor } = target;
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
	const selected = selectedPlaces(target).filter(({ selection }) => editor?.selection.isEqual(selection));
	const [held] =
		document === undefined
			? []
			: holdPlaces(document, selected, ({ selection, link }) =>
					selection.isEmpty && link === undefined ? 'cursor' : 'below',
				);
	const alt = toAltText(found?.recipe.prompt ?? splitName(uri.path).stem.replaceAll(/[-_]+/g, ' '));
	const { width, height } = facts;
	try {
		return await insertLinks(rules, languageId, [{ image: { uri, alt, width, height }, spot: held?.spot }]);
	} finally {
		held?.spot?.dispose();
	}
}
