import * as vscode from 'vscode';
import type { Site } from '../../core/document/site/site.ts';
import { Failure } from '../../core/failure.ts';
import { FolderListings } from '../../core/missing/folderListings.ts';
import type { FolderFiles } from '../../core/missing/folderListings.ts';
import type { DocumentSettings } from '../../core/missing/missingIn.ts';
import type { ImageSize, Model } from '../../core/models/model.ts';
import { findModel, models } from '../../core/models/registry.ts';
import { parseRequest } from '../../core/models/request.ts';
import { pathBelow, servedBy, siteOf } from '../assets/siteFiles.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { folderFiles } from './folderFiles.ts';

/**
 * How long is believed what no event says is otherwise, in milliseconds: VS Code misses what happens in a folder that
 * comes with others in it, and not every file system tells.
 */
export const listingMs = 10_000;

/** What there is in a workspace folder, and since when that is known. */
interface Listed {
	readonly at: number;
	readonly files: Promise<FolderFiles>;
	readonly listings: Promise<FolderListings>;
}

/** Where documents are, what images are asked of which model there, and what files there are around them. */
export class DocumentPlaces {
	/** By documents: of two in a folder one may be part of a site and the other not. */
	readonly #sites = new Map<string, Promise<Site | undefined>>();
	/** By the ids of workspace folders. */
	readonly #listings = new Map<string, Listed>();

	/** Undefined for a file that is in no workspace folder. `scope` is the document, for settings of its language. */
	async settingsOf(
		file: vscode.Uri,
		scope: vscode.TextDocument | vscode.Uri = file,
	): Promise<DocumentSettings | undefined> {
		const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
		const path = root && pathBelow(root, file);
		if (root === undefined || path === undefined) {
			return undefined;
		}
		const settings = readSettings(scope);
		const site = await this.#siteOf(root, file, settings);
		const model = modelOf(settings);
		return {
			root: root.toString(),
			place: { path, ...servedBy(site, settings) },
			model,
			imageSize: sizeOf(model, settings),
		};
	}

	/** What there is in a workspace folder, by its id. Not older than {@link listingMs}. */
	async listingsOf(root: string): Promise<FolderListings> {
		const known = this.#listings.get(root);
		if (known !== undefined && Date.now() - known.at <= listingMs) {
			return known.listings;
		}
		const files = known?.files ?? folderFiles(vscode.Uri.parse(root));
		const listings = files.then(each => new FolderListings(each));
		this.#listings.set(root, { at: Date.now(), files, listings });
		return listings;
	}

	/** A file or folder is new, has gone, or has other contents. */
	async changed(file: vscode.Uri): Promise<void> {
		this.#sites.clear();
		const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
		const path = root && pathBelow(root, file);
		if (root !== undefined && path !== undefined) {
			(await this.#listings.get(root.toString())?.listings)?.changed(path);
		}
	}

	/** Anything may have changed. */
	clear(): void {
		this.#sites.clear();
		this.#listings.clear();
	}

	#siteOf(root: vscode.Uri, document: vscode.Uri, settings: Settings): Promise<Site | undefined> {
		const key = `${document.toString()}\n${settings.findsSite}`;
		const site = this.#sites.get(key) ?? siteOf({ root, document }, settings);
		this.#sites.set(key, site);
		return site;
	}
}

function modelOf({ model }: Settings): Model {
	return (typeof model === 'string' ? findModel(model) : undefined) ?? models[0];
}

/** A size that the model does not take counts as none: what is wrong with it is told where it is used. */
function sizeOf(model: Model, { imageSize }: Settings): ImageSize | undefined {
	try {
		return parseRequest({ prompt: '-', model: model.id, imageSize }, () => 0).imageSize;
	} catch (error) {
		if (error instanceof Failure) {
			return undefined;
		}
		throw error;
	}
}
