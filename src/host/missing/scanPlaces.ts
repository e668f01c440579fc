import * as vscode from 'vscode';
import { findSite } from '../../core/document/site/findSite.ts';
import type { KnownSites } from '../../core/document/site/findSite.ts';
import type { SiteFiles } from '../../core/document/site/site.ts';
import type { DocumentSettings } from '../../core/missing/missingIn.ts';
import { pathBelow, servedBy, siteFiles } from '../assets/siteFiles.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { DocumentPlaces } from './documentPlaces.ts';
import type { ScanFolders } from './scanFolders.ts';

/** The same for thousands of files: settings are read once a workspace folder, and no folder is listed again. */
export class ScanPlaces {
	readonly #places: DocumentPlaces;
	readonly #folders: ReadonlyMap<string, ScanFolders>;
	readonly #roots = new Map<string, Promise<RootPlace>>();

	/** The folders are by the ids of workspace folders. */
	constructor(places: DocumentPlaces, folders: ReadonlyMap<string, ScanFolders>) {
		this.#places = places;
		this.#folders = folders;
	}

	/** Undefined for a file that is in no workspace folder. */
	async settingsOf(file: vscode.Uri): Promise<DocumentSettings | undefined> {
		const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
		const path = root && pathBelow(root, file);
		if (root === undefined || path === undefined) {
			return undefined;
		}
		const { settings, siting, files, sites } = await this.#rootOf(root, file);
		const site = siting.findsSite ? await findSite(path, files, sites).catch(() => undefined) : undefined;
		return settings && { ...settings, place: { path, ...servedBy(site, siting) } };
	}

	/** `file` is any file in it. */
	#rootOf(root: vscode.Uri, file: vscode.Uri): Promise<RootPlace> {
		const key = root.toString();
		const found = this.#roots.get(key) ?? this.#open(root, file);
		this.#roots.set(key, found);
		return found;
	}

	async #open(root: vscode.Uri, file: vscode.Uri): Promise<RootPlace> {
		const folders = this.#folders.get(root.toString());
		return {
			settings: await this.#places.settingsOf(file, root),
			siting: readSettings(root),
			files: siteFiles(root, folders && (path => folders.entries(path))),
			sites: new Map(),
		};
	}
}

interface RootPlace {
	readonly settings: DocumentSettings | undefined;
	readonly siting: Pick<Settings, 'findsSite' | 'siteRoot'>;
	readonly files: SiteFiles;
	readonly sites: KnownSites;
}
