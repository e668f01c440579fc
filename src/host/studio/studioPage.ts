import * as vscode from 'vscode';
import { readPageMessage } from '../../protocol/studio/messages.ts';
import type { HostMessage, PageMessage } from '../../protocol/studio/messages.ts';
import type { Call } from '../../protocol/studio/calls.ts';
import { studioHtml } from './studioHtml.ts';

/** What the parts of the Studio know of a page. */
export interface PageHandle {
	/** Another one each time the page's document is loaded. */
	readonly id: string;
	/** The address that the page loads a file from. */
	readonly urlOf: (file: vscode.Uri) => string;
}

/** What a page is told of and asks. */
export interface PageOptions {
	/** How the page is laid out at first: as a tab or as a view of the side bar. */
	readonly layout: 'panel' | 'view';
	/** The folder that holds the page's script and style. */
	readonly dist: vscode.Uri;
	/** The folders that pictures are loaded from, besides those of the workspace. */
	readonly folders: readonly vscode.Uri[];
	/** The page listens from now on. */
	readonly onReady: (page: StudioPage) => void;
	/** Does what the page asks for. */
	readonly onCall: (call: Call, page: StudioPage) => Promise<unknown>;
	/** Why something could not be done, in words for people. */
	readonly explain: (error: unknown) => string;
	/** Something came that no page of ours says. */
	readonly onUnknown: () => void;
}

/** A message before it is addressed. */
type Unaddressed = HostMessage extends infer Message
	? Message extends HostMessage
		? Omit<Message, 'page'>
		: never
	: never;

/** A page of the Studio in a webview. Nothing is sent before it listens, and what an earlier document says is dropped. */
export class StudioPage implements PageHandle {
	readonly #webview: vscode.Webview;
	readonly #options: PageOptions;
	#id = '';
	#isReady = false;

	constructor(webview: vscode.Webview, options: PageOptions) {
		this.#webview = webview;
		this.#options = options;
		webview.onDidReceiveMessage((value: unknown) => this.#receive(value));
		this.load();
	}

	get id(): string {
		return this.#id;
	}

	/** Whether the page listens. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** Loads the page's document anew, with the folders that the workspace has now. */
	load(): void {
		const { dist, folders, layout } = this.#options;
		this.#id = crypto.randomUUID();
		this.#isReady = false;
		const workspace = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
		this.#webview.options = {
			enableScripts: true,
			enableForms: false,
			enableCommandUris: false,
			localResourceRoots: [dist, ...folders, ...workspace],
		};
		this.#webview.html = studioHtml({
			page: this.#id,
			layout,
			locale: vscode.env.language,
			cspSource: this.#webview.cspSource,
			nonce: crypto.randomUUID(),
			script: this.urlOf(vscode.Uri.joinPath(dist, 'studio.js')),
			style: this.urlOf(vscode.Uri.joinPath(dist, 'studio.css')),
		});
	}

	urlOf(file: vscode.Uri): string {
		return this.#webview.asWebviewUri(file).toString();
	}

	/** Tells the page something, if it listens. */
	post(message: Unaddressed): void {
		if (this.#isReady) {
			// oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window: VS Code's own channel
			void this.#webview.postMessage({ ...message, page: this.#id } satisfies HostMessage);
		}
	}

	#receive(value: unknown): void {
		const message = readPageMessage(value);
		if (message === undefined) {
			this.#options.onUnknown();
		} else if (message.page === this.#id) {
			void this.#take(message);
		}
	}

	async #take(message: PageMessage): Promise<void> {
		if (message.type === 'ready') {
			// VS Code loads the document again when a hidden page is shown: it begins anew.
			this.#isReady = true;
			this.#options.onReady(this);
			return;
		}
		const { id, call } = message;
		try {
			this.post({ type: 'answer', id, answer: (await this.#options.onCall(call, this)) ?? {} });
		} catch (error) {
			this.post({ type: 'failure', id, message: this.#options.explain(error) });
		}
	}
}
