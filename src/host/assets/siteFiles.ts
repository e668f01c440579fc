import * as vscode from 'vscode';
import { namesOf, normalPath, startsWithFolder } from '../../core/asset/posixPath.ts';
import { findSite } from '../../core/document/site/findSite.ts';
import type { Site, SiteFiles } from '../../core/document/site/site.ts';
import type { DocumentPlace } from '../../core/missing/imagePlaces.ts';
import type { Settings } from '../settings.ts';
import type { AssetPlace } from './assetPlace.ts';

/** A name in a folder, and what it is the name of. */
type Entry = readonly [name: string, type: vscode.FileType];

/** The largest configuration file that is read, in bytes. */
const largestConfig = 1_000_000;

/**
 * The site that a place's document is part of, if there is one and the settings let Figment recognise it. Never
 * rejects.
 */
export async function siteOf(
	place: Pick<AssetPlace, 'root' | 'document'>,
	{ findsSite }: Pick<Settings, 'findsSite'>,
): Promise<Site | undefined> {
	const path = pageOf(place);
	return path === undefined || !findsSite
		? undefined
		: findSite(path, siteFiles(place.root)).catch(() => undefined);
}

/** From where links of a document start with `/`: the folder that the settings name, else as its site does. */
export function servedBy(
	site: Site | undefined,
	{ siteRoot }: Pick<Settings, 'siteRoot'>,
): Pick<DocumentPlace, 'roots' | 'site'> {
	return siteRoot === '' ? { roots: site === undefined ? [] : [site.root], site } : { roots: [siteRoot] };
}

/** The path of a place's document from its root; undefined when there is none below it. */
export function pageOf({ root, document }: Pick<AssetPlace, 'root' | 'document'>): string | undefined {
	return document && pathBelow(root, document);
}

/** The path of a file from a folder that it is in; undefined when it is elsewhere. */
export function pathBelow(root: vscode.Uri, file: vscode.Uri): string | undefined {
	const isBeside = root.scheme === file.scheme && root.authority === file.authority;
	const [folder, path] = [normalPath(root.path), normalPath(file.path)];
	return isBeside && path !== folder && startsWithFolder(path, folder)
		? namesOf(path.slice(folder.length)).join('/')
		: undefined;
}

/**
 * The files of a folder. What there is is asked for once a folder, for a search looks for many names; `entries` tells
 * it where that is known, and is undefined or rejects where there is no such folder.
 */
export function siteFiles(
	root: vscode.Uri,
	entries: (folder: string) => PromiseLike<readonly Entry[] | undefined> = folder =>
		vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder)),
): SiteFiles {
	const { fs } = vscode.workspace;
	const listings = new Map<string, Promise<ReadonlySet<string>>>();
	const read = async (folder: string): Promise<ReadonlySet<string>> => {
		// A folder that is not there is not asked for what is in it.
		const found = folder === '' || (await exists(folder)) ? await entries(folder) : undefined;
		return new Set(found?.map(([name]) => name));
	};
	const exists = async (path: string): Promise<boolean> => {
		const slash = path.lastIndexOf('/');
		const folder = path.slice(0, Math.max(0, slash));
		const listing = listings.get(folder) ?? read(folder).catch(() => new Set<string>());
		listings.set(folder, listing);
		return (await listing).has(path.slice(slash + 1));
	};
	return {
		exists,
		read: async path => {
			const uri = vscode.Uri.joinPath(root, path);
			const stat = await fs.stat(uri).then(undefined, () => undefined);
			return stat === undefined || stat.size > largestConfig
				? undefined
				: new TextDecoder().decode(await fs.readFile(uri));
		},
	};
}
