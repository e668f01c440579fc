import * as vscode from 'vscode';
import { readCallNumber, readPageMessage } from '../../protocol/studio/messages.ts';
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
	/** Whether the page is in sight: VS Code keeps no document of one that is not. */
	readonly isSeen: () => boolean;
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
	/** Names the HTML in messages; VS Code may load several documents of it, one after another. */
	#address = '';
	#loads = 0;
	#isReady = false;

	constructor(webview: vscode.Webview, options: PageOptions) {
		this.#webview = webview;
		this.#options = options;
		webview.onDidReceiveMessage((value: unknown) => this.#receive(value));
		this.load();
	}

	get id(): string {
		return `${this.#address} ${this.#loads}`;
	}

	get isSeen(): boolean {
		return this.#options.isSeen();
	}

	/** Whether the page listens. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** Loads the page's document anew, with the folders that the workspace has now. */
	load(): void {
		const { dist, folders, layout } = this.#options;
		this.#address = crypto.randomUUID();
		this.#isReady = false;
		const workspace = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
		this.#webview.options = {
			enableScripts: true,
			enableForms: false,
			enableCommandUris: false,
			localResourceRoots: [dist, ...folders, ...workspace],
		};
		this.#webview.html = studioHtml({
			page: this.#address,
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
			void this.#webview.postMessage({ ...message, page: this.#address } satisfies HostMessage);
		}
	}

	#receive(value: unknown): void {
		const message = readPageMessage(value);
		if (message === undefined) {
			this.#options.onUnknown();
			const call = readCallNumber(value);
			if (call?.page === this.#address) {
				this.post({
					type: 'failure',
					id: call.id,
					message: vscode.l10n.t('The Studio cannot do what was asked.'),
				});
			}
		} else if (message.page === this.#address) {
			void this.#take(message);
		}
	}

	async #take(message: PageMessage): Promise<void> {
		if (message.type === 'ready') {
			// VS Code loads the document again when a hidden page is shown: it begins anew.
			this.#loads += 1;
			this.#isReady = true;
			this.#options.onReady(this);
			return;
		}
		const { id, call, page } = message;
		const answer = await this.#answerTo(call, id);
		// Other HTML may have taken its place meanwhile, and counts its calls for itself.
		if (page === this.#address) {
			this.post(answer);
		}
	}

	async #answerTo(call: Call, id: number): Promise<Unaddressed> {
		try {
			return { type: 'answer', id, answer: (await this.#options.onCall(call, this)) ?? {} };
		} catch (error) {
			return { type: 'failure', id, message: this.#options.explain(error) };
		}
	}
}
