import type { HostMessage, StartMessage } from '../../protocol/studio/messages.ts';
import { Channel } from './channel.ts';
import type { VsCode } from './channel.ts';
import { Store } from './store.ts';
import { StudioShell } from './shell/shell.ts';

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
const { page = '', layout = 'panel' } = document.body.dataset;
let store: Store | undefined;

const channel = new Channel(vscode, page, message => hear(message));
for (const kind of ['error', 'unhandledrejection'] as const) {
	window.addEventListener(kind, event => report(event));
}
channel.ready();

function hear(message: HostMessage): void {
	if (store !== undefined) {
		store.hear(message);
	} else if (message.type === 'start') {
		begin(message);
	}
}

function begin(message: StartMessage): void {
	store = new Store(vscode, channel, message);
	const shell = new StudioShell();
	shell.store = store;
	shell.layout = layout;
	document.body.append(shell);
}

function report(event: ErrorEvent | PromiseRejectionEvent): void {
	const what: unknown = 'reason' in event ? event.reason : (event.error ?? event.message);
	const text = what instanceof Error ? (what.stack ?? what.message) : String(what);
	channel.ask({ name: 'problem', text: text.slice(0, 4000) }).catch(() => undefined);
}
