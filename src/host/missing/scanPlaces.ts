import * as vscode from 'vscode';
import { findSite } from '../../core/document/site/findSite.ts';
import { folderOf } from '../../core/document/site/folders.ts';
import type { Site, SiteFiles } from '../../core/document/site/site.ts';
import type { DocumentSettings } from '../../core/missing/missingIn.ts';
import { pathBelow, siteFiles } from '../assets/siteFiles.ts';
import { readSettings } from '../settings.ts';
import type { DocumentPlaces } from './documentPlaces.ts';

/** The same for thousands of files: settings are read once a workspace folder, sites once a folder. For one look. */
export class ScanPlaces {
	readonly #places: DocumentPlaces;
	readonly #roots = new Map<string, Promise<RootPlace>>();
	readonly #sites = new Map<string, Promise<Site | undefined>>();

	constructor(places: DocumentPlaces) {
		this.#places = places;
	}

	/** Undefined for a file that is in no workspace folder. */
	async settingsOf(file: vscode.Uri): Promise<DocumentSettings | undefined> {
		const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
		const path = root && pathBelow(root, file);
		if (root === undefined || path === undefined) {
			return undefined;
		}
		const { settings, siteRoot, files } = await this.#rootOf(root, file);
		const site = siteRoot === '' ? await this.#siteOf(root, path, files) : undefined;
		const roots = siteRoot === '' ? (site === undefined ? [] : [site.root]) : [siteRoot];
		return settings && { ...settings, place: { path, roots, site } };
	}

	/** `file` is any file in it. */
	#rootOf(root: vscode.Uri, file: vscode.Uri): Promise<RootPlace> {
		const key = root.toString();
		const open = async () => ({
			settings: await this.#places.settingsOf(file, root),
			siteRoot: readSettings(root).siteRoot,
			files: siteFiles(root),
		});
		const found = this.#roots.get(key) ?? open();
		this.#roots.set(key, found);
		return found;
	}

	#siteOf(root: vscode.Uri, path: string, files: SiteFiles): Promise<Site | undefined> {
		const key = `${root.toString()}\n${folderOf(path)}\n${kindOf(path)}`;
		const site = this.#sites.get(key) ?? findSite(path, files).catch(() => undefined);
		this.#sites.set(key, site);
		return site;
	}
}

interface RootPlace {
	readonly settings: DocumentSettings | undefined;
	readonly siteRoot: string;
	readonly files: SiteFiles;
}

/** What tells files of one folder apart that may be of different sites: all but the names of ordinary pages. */
function kindOf(path: string): string {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return /^(?:readme|change|contributing|code_of|security|support)/i.test(name)
		? name
		: name.slice(name.lastIndexOf('.'));
}
