import * as vscode from 'vscode';
import { namesOf } from '../../core/asset/posixPath.ts';
import type { Site } from '../../core/document/site/site.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { resolvePlace } from '../assets/assetPlace.ts';
import type { AssetPlace, PlaceWish } from '../assets/assetPlace.ts';
import { pageOf, siteOf } from '../assets/siteFiles.ts';
import { languageOf } from '../editor/languageOf.ts';
import { LinkRules } from '../editor/linkRules.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { Situation } from './situation.ts';

/** Where the files and links of an order belong, and by which settings and rules. */
export interface OrderPlace {
	readonly place: AssetPlace;
	readonly settings: Settings;
	/** The site that the document is part of, and where it keeps the images of the document, from the root. */
	readonly site: Site | undefined;
	readonly imageFolder: readonly string[] | undefined;
	readonly rules: LinkRules;
	/** The language links are written in. */
	readonly languageId: string;
}

/**
 * Finds where an order belongs, and creates nothing there. Undefined when a folder is needed and `askFolder` gives
 * none. Throws a Failure `invalidRequest` for a place that cannot be written to or that leads out of the workspace,
 * and for settings that links cannot be written by.
 */
export async function findOrderPlace(
	{ target, folder, settings: own }: Pick<Situation, 'target' | 'folder' | 'settings'>,
	{ output, askFolder }: Pick<PlaceWish, 'output' | 'askFolder'>,
): Promise<OrderPlace | undefined> {
	const { document } = target;
	const place = await resolvePlace({ document, output: folder ?? output, askFolder });
	if (place === undefined) {
		return undefined;
	}
	checkWritable(place);
	// Without a document it is the folder that was chosen whose settings count.
	const settings = folder === undefined && place.document === undefined ? readSettings(place.root) : own;
	const languageId = folder === undefined && document !== undefined ? languageOf(document) : 'markdown';
	const site = await siteOf(place, settings);
	const rules = new LinkRules({ place, settings, site });
	rules.check(languageId);
	const page = pageOf(place);
	const images = page === undefined ? undefined : site?.imageFolder(page, rules.reader(languageId));
	const imageFolder = images === undefined ? undefined : namesOf(images);
	return { place, settings, site, imageFolder, rules, languageId };
}

/** What would fail once it is paid is told before. */
function checkWritable({ root }: AssetPlace): void {
	// Undefined for a scheme that there is no file system for, such as `https`.
	if (vscode.workspace.fs.isWritableFileSystem(root.scheme) !== true) {
		const problem = { kind: 'other', text: vscode.l10n.t('this place cannot be written to.') } as const;
		throw invalidRequest([{ path: 'output', problem, received: root.toString() }]);
	}
}
