import * as vscode from 'vscode';
import { readHostMessage } from '../../src/protocol/studio/messages.ts';

/** A view of the side bar whose page is the test: it says what it likes, and notes how it is answered. */
export class FakeView {
	readonly #received = new vscode.EventEmitter<unknown>();
	readonly #disposed = new vscode.EventEmitter<void>();
	/** How often each call was answered, by its number. */
	readonly answered = new Map<number, number>();
	/** The last answer. */
	answer: unknown;
	/** What the host said that is not in the protocol. */
	readonly unreadable: unknown[] = [];
	readonly #webview: vscode.Webview = {
		options: {},
		html: '',
		cspSource: 'https://figment.test',
		onDidReceiveMessage: this.#received.event,
		asWebviewUri: uri => uri.with({ scheme: 'https', authority: 'figment.test' }),
		postMessage: (value: unknown) => {
			const message = readHostMessage(value);
			if (message === undefined) {
				this.unreadable.push(value);
			} else if (message.type === 'answer' || message.type === 'failure') {
				this.answered.set(message.id, (this.answered.get(message.id) ?? 0) + 1);
				this.answer = message.type === 'answer' ? message.answer : undefined;
			}
			return Promise.resolve(true);
		},
	};
	readonly view: vscode.WebviewView = {
		viewType: 'figment.studioView',
		webview: this.#webview,
		visible: true,
		onDidDispose: this.#disposed.event,
		onDidChangeVisibility: new vscode.EventEmitter<void>().event,
		show: () => undefined,
	};

	/** The id that the host gave the page it wrote last. */
	get page(): string {
		return /data-page="([^"]*)"/.exec(this.#webview.html)?.[1] ?? '';
	}

	say(message: unknown): void {
		this.#received.fire(message);
	}

	close(): void {
		this.#disposed.fire();
	}
}
