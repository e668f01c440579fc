import * as vscode from 'vscode';
import { imagesFolder } from '../../core/document/link/imagesDir.ts';
import { pathReader, takesSitePaths, toLink } from '../../core/document/link/link.ts';
import type { LinkOptions, LinkPlace, LinkText } from '../../core/document/link/link.ts';
import { relativePath } from '../../core/document/link/path.ts';
import { linkFromRoot } from '../../core/document/site/findSite.ts';
import type { PathReader, Site } from '../../core/document/site/site.ts';
import type { AssetPlace } from '../assets/assetPlace.ts';
import { pageOf, pathBelow, siteOf } from '../assets/siteFiles.ts';
import type { Settings } from '../settings.ts';

/** An image that a link is to show. */
export interface LinkedImage {
	readonly uri: vscode.Uri;
	readonly alt: string;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

/** The text that a link is written into. */
export interface LinkContext {
	readonly languageId: string;
	/** The document's text and the offset of the link, where there is a document. */
	readonly text?: string;
	readonly offset?: number;
	readonly place?: LinkPlace;
}

/** What decides how links are written, beside the language. */
export interface LinkRulesInput {
	readonly place: Pick<AssetPlace, 'root' | 'document'>;
	readonly settings: Pick<Settings, 'insertTemplate' | 'siteRoot' | 'findsSite'>;
	readonly site: Site | undefined;
}

/** How links to images are written for one document. */
export class LinkRules {
	readonly #input: LinkRulesInput;

	constructor(input: LinkRulesInput) {
		this.#input = input;
	}

	/** The same for another document, as one that was saved under a name or that has moved. */
	async in(document: vscode.Uri): Promise<LinkRules> {
		const { place, settings } = this.#input;
		const moved = { ...place, document };
		return new LinkRules({ place: moved, settings, site: await siteOf(moved, settings) });
	}

	/** Throws a Failure `invalidRequest` when a setting is not one that links can be written by. */
	check(languageId: string): void {
		const { root, document } = this.#input.place;
		const uri = vscode.Uri.joinPath(document ?? root, '../image.png');
		this.write({ uri, alt: 'alt', width: 1, height: 1 }, { languageId });
	}

	/** The link to an image. */
	write(image: LinkedImage, context: LinkContext): LinkText {
		const { uri, alt, width, height } = image;
		const path = this.#path(uri, context);
		return toLink(context.languageId, { path, alt, width, height }, this.#options(context));
	}

	/** Who reads the paths of links where nothing is known of their places. Throws as {@link check} does. */
	reader(languageId: string): PathReader {
		return pathReader(languageId, this.#options({ languageId }));
	}

	#options({ languageId, place }: LinkContext): LinkOptions {
		const template = this.#input.settings.insertTemplate[languageId];
		return { place, template: typeof template === 'string' ? template : undefined };
	}

	#path(image: vscode.Uri, context: LinkContext): string {
		const { languageId, text, offset } = context;
		const { place, settings, site } = this.#input;
		const { root, document } = place;
		const asset = pathBelow(root, image);
		const page = pageOf(place);
		if (asset !== undefined && page !== undefined) {
			if (settings.siteRoot !== '' && takesSitePaths(languageId)) {
				return linkFromRoot(settings.siteRoot, asset, page);
			}
			if (settings.siteRoot === '' && site !== undefined) {
				return site.linkPath(asset, page, pathReader(languageId, this.#options(context)));
			}
		}
		const folder = document === undefined ? root.path : vscode.Uri.joinPath(document, '..').path;
		const start =
			languageId === 'asciidoc' && text !== undefined
				? imagesFolder(text, offset ?? text.length, folder)
				: folder;
		return relativePath(start, image.path);
	}
}
