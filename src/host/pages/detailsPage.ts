import * as vscode from 'vscode';
import { detailsActions, readPageState } from '../../protocol/imagePage.ts';
import type { DetailsAction } from '../../protocol/imagePage.ts';
import { detailsViewType } from '../ids.ts';
import { detailsContent, nameOf } from './details.ts';
import type { ImageDetails } from './details.ts';
import { element } from './html.ts';
import { ImagePanel, panelOptions } from './imagePanel.ts';
import { pageWords as words } from './words.ts';

/** An image and what is known of it. */
export interface DetailsContent extends ImageDetails {
	readonly uri: vscode.Uri;
	/** When the file was last changed, in milliseconds since 1970: a changed picture is loaded anew. */
	readonly mtime: number;
}

/** Hears what was pressed on the page of an image. */
export type DetailsListener = (action: DetailsAction, asset: vscode.Uri) => void;

/** The pages that show an image, its recipe and what can be done with it: one for each image. */
export class DetailsPage {
	readonly #dist: vscode.Uri;
	readonly #pages = new Map<string, { readonly asset: vscode.Uri; readonly panel: ImagePanel }>();
	readonly #actions = new vscode.EventEmitter<{
		readonly action: DetailsAction;
		readonly asset: vscode.Uri;
	}>();

	/** `dist` is the folder that holds the page's script and style. */
	constructor(dist: vscode.Uri) {
		this.#dist = dist;
	}

	/** The images whose pages are open. */
	get assets(): readonly vscode.Uri[] {
		return [...this.#pages.values()].map(({ asset }) => asset);
	}

	/** The image whose page is in front and was used last. */
	get activeAsset(): vscode.Uri | undefined {
		return [...this.#pages.values()].find(({ panel: { panel } }) => panel.active)?.asset;
	}

	onAction(listener: DetailsListener): vscode.Disposable {
		return this.#actions.event(({ action, asset }) => listener(action, asset));
	}

	/** Shows an image: opens its page, or brings it to the front. */
	show(content: DetailsContent): void {
		const { uri, path } = content;
		const open = this.#pages.get(uri.toString());
		if (open !== undefined) {
			open.panel.panel.reveal();
		} else {
			const column = vscode.ViewColumn.Active;
			this.#take(vscode.window.createWebviewPanel(detailsViewType, nameOf(path), column, panelOptions), uri);
		}
		this.#fill(content, '');
	}

	/** Changes what the page of an image shows, if it is open. */
	update(content: DetailsContent): void {
		this.#fill(content, words.updated());
	}

	/**
	 * Takes up a page that VS Code opens again after a reload of the window. Returns its image, for `update`;
	 * undefined, and the page is closed, when it is not known or shown already.
	 */
	restore(panel: vscode.WebviewPanel, state: unknown): vscode.Uri | undefined {
		const asset = assetOf(state);
		if (asset === undefined || this.#pages.has(asset.toString())) {
			panel.dispose();
			return undefined;
		}
		const content = [element('p', { class: 'waiting', role: 'status' }, words.loading())];
		this.#take(panel, asset).show({ title: panel.title, content, announcement: '' });
		return asset;
	}

	/** Closes the page of an image, if it is open. */
	close(asset: vscode.Uri): void {
		this.#pages.get(asset.toString())?.panel.panel.dispose();
	}

	dispose(): void {
		for (const { panel } of this.#pages.values()) {
			panel.panel.dispose();
		}
		this.#actions.dispose();
	}

	#take(panel: vscode.WebviewPanel, asset: vscode.Uri): ImagePanel {
		const key = asset.toString();
		const taken = new ImagePanel(panel, {
			kind: 'details',
			dist: this.#dist,
			folders: [vscode.Uri.joinPath(asset, '..')],
			asset,
			onAction: action => {
				const known = detailsActions.find(each => each === action);
				if (known !== undefined) {
					this.#actions.fire({ action: known, asset });
				}
			},
			onClosed: () => this.#pages.delete(key),
		});
		this.#pages.set(key, { asset, panel: taken });
		return taken;
	}

	#fill(details: DetailsContent, announcement: string): void {
		const panel = this.#pages.get(details.uri.toString())?.panel;
		if (panel !== undefined) {
			const scene = { words, locale: vscode.env.language, now: Date.now() };
			const content = detailsContent(details, panel.pictureUrl(details.uri, details.mtime), scene);
			panel.show({ title: nameOf(details.path), content, announcement });
		}
	}
}

function assetOf(state: unknown): vscode.Uri | undefined {
	const text = readPageState(state)?.asset;
	try {
		return text === undefined ? undefined : vscode.Uri.parse(text, true);
	} catch {
		return undefined;
	}
}
