import * as vscode from 'vscode';
import { readPageMessage } from '../../protocol/imagePage.ts';
import type { HostMessage, PageAction, PageMessage, PageNode } from '../../protocol/imagePage.ts';
import { pageHtml } from './pageHtml.ts';
import type { PageParts } from './pageHtml.ts';
import { pictureUrl } from './pictureUrl.ts';

/** What a panel shows from now on. */
export interface PanelContent {
	readonly title: string;
	readonly content: readonly PageNode[];
	/** Said aloud where the panel shows something already. */
	readonly announcement: string;
}

/** How a panel is taken up. */
export interface ImagePanelOptions {
	readonly kind: PageParts['kind'];
	/** The folder that holds the page's script and style. */
	readonly dist: vscode.Uri;
	/** The folders that pictures are loaded from. */
	readonly folders: readonly vscode.Uri[];
	/** The image, kept over a reload of the window; undefined for a page that is not to come back. */
	readonly asset: vscode.Uri | undefined;
	readonly onAction: (action: PageAction) => void;
	readonly onClosed: () => void;
}

/** How every panel of an image is made. Its content can be made again at any time, so VS Code need not keep it. */
export const panelOptions: vscode.WebviewPanelOptions = { enableFindWidget: true };

/** A tab with a page of images. The page is loaded once; then it is told what to show. */
export class ImagePanel {
	readonly panel: vscode.WebviewPanel;
	readonly #options: ImagePanelOptions;
	#shown: HostMessage | undefined;

	constructor(panel: vscode.WebviewPanel, options: ImagePanelOptions) {
		this.panel = panel;
		this.#options = options;
		panel.webview.options = {
			enableScripts: true,
			enableForms: false,
			enableCommandUris: false,
			localResourceRoots: [options.dist, ...options.folders],
		};
		panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(readPageMessage(message)));
		panel.onDidDispose(options.onClosed);
	}

	/** The address of a picture for the page. Another `version` of the same file is loaded anew. */
	pictureUrl(image: vscode.Uri, version: number): string {
		return pictureUrl(file => this.panel.webview.asWebviewUri(file).toString(), image, version);
	}

	/** Shows this content, with the focus kept where it is. */
	show({ title, content, announcement }: PanelContent): void {
		const revision = (this.#shown?.revision ?? 0) + 1;
		const isFirst = this.#shown === undefined;
		this.#shown = { type: 'show', revision, content, announcement };
		this.panel.title = title;
		if (isFirst) {
			this.panel.webview.html = this.#html(this.#shown, title);
		} else {
			// A page that is hidden does not get it, and asks once it is there again.
			this.#post(this.#shown);
		}
	}

	#receive(message: PageMessage | undefined): void {
		if (message?.type === 'ready' && this.#shown !== undefined && message.revision !== this.#shown.revision) {
			this.#post(this.#shown);
		} else if (message?.type === 'action' && message.revision === this.#shown?.revision) {
			this.#options.onAction(message.action);
		}
	}

	#post(message: HostMessage): void {
		// oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window: VS Code's own channel
		void this.panel.webview.postMessage(message);
	}

	#html({ revision, content }: HostMessage, title: string): string {
		const { kind, dist, asset } = this.#options;
		const { webview } = this.panel;
		const ownFile = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
		return pageHtml({
			kind,
			title,
			locale: vscode.env.language,
			asset: asset?.toString(),
			revision,
			content,
			resources: {
				cspSource: webview.cspSource,
				nonce: crypto.randomUUID(),
				script: ownFile('imagePage.js'),
				style: ownFile('imagePage.css'),
			},
		});
	}
}
