import { isHostMessage, isPageAction } from '../../protocol/imagePage.ts';
import type { HostMessage, PageMessage, PageState } from '../../protocol/imagePage.ts';
import { patch, shownAttribute } from './patch.ts';

declare function acquireVsCodeApi(): {
	postMessage(message: PageMessage): void;
	setState(state: PageState): void;
};

const host = acquireVsCodeApi();
const { body } = document;
const main = document.querySelector('main');
const status = document.querySelector('#status');
let revision = Number(body.dataset['revision']);

const { asset } = body.dataset;
if (asset !== undefined) {
	host.setState({ asset });
}

/** Whether the person has pressed something on the page. */
let isHere = false;

document.addEventListener('click', ({ target }) => {
	isHere = true;
	if (target instanceof Element) {
		press(target.closest('button'));
	}
});
document.addEventListener('keydown', event => {
	// Who was typing when the page came did not mean it.
	const isMeant = isHere || performance.now() > 1000;
	if (isMeant && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
		const button = document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts]');
		if (button !== null) {
			// Else the button that has the focus would be pressed too.
			event.preventDefault();
			press(button);
		}
	}
});
// What becomes of a picture is told to itself alone, unless one listens on the way to it.
document.addEventListener('load', event => settle(event.target), true);
document.addEventListener('error', event => settle(event.target), true);
window.addEventListener('message', event => {
	// VS Code passes the host's messages on from a frame of the same origin.
	if (event.origin === window.origin && isHostMessage(event.data)) {
		show(event.data);
	}
});
settleAll();
post({ type: 'ready', revision });

/** A button that waits stays in reach of the keyboard, so it is not disabled for the browser. */
function press(button: HTMLButtonElement | null): void {
	const action = button?.dataset['action'];
	if (isPageAction(action) && button?.getAttribute('aria-disabled') !== 'true') {
		post({ type: 'action', action, revision });
	}
}

function post(message: PageMessage): void {
	// oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window: VS Code's own channel
	host.postMessage(message);
}

function show(message: HostMessage): void {
	if (main === null || status === null) {
		return;
	}
	const hadFocus = document.hasFocus() && main.contains(document.activeElement);
	({ revision } = message);
	patch(main, message.content);
	status.textContent = message.announcement;
	settleAll();
	if (hadFocus && !main.contains(document.activeElement)) {
		// What had the focus is gone: the next thing to reach is the first of the page, not of the window.
		main.querySelector('h1')?.focus();
	}
}

function settleAll(): void {
	for (const image of document.images) {
		if (image.complete) {
			settle(image);
		}
	}
}

/** Notes whether a picture shows; the style sheet shows what belongs to that. */
function settle(image: EventTarget | null): void {
	if (image instanceof HTMLImageElement) {
		image.closest('figure')?.setAttribute(shownAttribute, String(image.naturalWidth > 0));
	}
}
