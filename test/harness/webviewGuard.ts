import assert from 'node:assert/strict';
import type { BrowserContext, ConsoleMessage, Frame, WebError } from 'playwright-core';

/** How a violation of a page's policy is written to its console, where the guard reads it. */
const violationMark = 'Content security policy violated';

/**
 * Hears of every error in the webviews of one extension: what their pages write to the console as an error, what
 * is thrown there and not caught, what cannot be loaded, and what their policy forbids. What VS Code itself says
 * outside of them is left alone.
 */
export class WebviewGuard {
	readonly #extensionId: string;
	/** Parts of addresses that only the extension's pages and files have. */
	readonly #marks: Set<string>;
	readonly #problems: string[] = [];

	private constructor(extensionId: string) {
		this.#extensionId = extensionId;
		this.#marks = new Set([`/${extensionId}-`, ownerOf(extensionId)]);
	}

	/** Watches the webviews of `extensionId`, such as `figment.figment`, in every window opened in `context` from now on. */
	static async watch(context: BrowserContext, extensionId: string): Promise<WebviewGuard> {
		const guard = new WebviewGuard(extensionId);
		await context.addInitScript(reportViolations, { mark: violationMark, owner: ownerOf(extensionId) });
		context.on('page', page => {
			page.on('framenavigated', frame => guard.#learn(frame));
		});
		context.on('console', message => guard.#hear(message));
		context.on('weberror', error => guard.#note(error));
		return guard;
	}

	/** What was heard so far. */
	get problems(): readonly string[] {
		return this.#problems;
	}

	/** Throws when anything was heard. */
	check(): void {
		assert.deepStrictEqual(this.#problems, [], 'errors in the webviews');
	}

	/** A webview's outer frame names its extension; the page in it is only told apart by the same id. */
	#learn(frame: Frame): void {
		const url = frame.url();
		const id = url.includes(ownerOf(this.#extensionId)) ? /[?&]id=([\w-]+)/.exec(url)?.[1] : undefined;
		if (id !== undefined) {
			this.#marks.add(`id=${id}`);
		}
	}

	#isOurs(text: string): boolean {
		return [...this.#marks].some(mark => text.includes(mark));
	}

	#hear(message: ConsoleMessage): void {
		const { url } = message.location();
		const text = message.text();
		// A file of the workspace that a page shows has no other address than its own.
		const isOurs = text.startsWith(violationMark) || this.#isOurs(url) || url.includes('.vscode-resource.');
		if (isOurs && message.type() === 'error') {
			this.#problems.push(`${text} (${url})`);
		}
	}

	#note(thrown: WebError): void {
		const error = thrown.error();
		const text = error.stack ?? error.message;
		if (this.#isOurs(text)) {
			this.#problems.push(text);
		}
	}
}

/** What the address of a webview's own frame has. */
function ownerOf(extensionId: string): string {
	return `extensionId=${extensionId}&`;
}

/**
 * Runs in every frame before its scripts, and cares for the pages in the extension's webviews: VS Code writes them
 * by `document.open`, which forgets all listeners.
 */
function reportViolations({ mark, owner }: { readonly mark: string; readonly owner: string }): void {
	if (window === window.parent || !window.parent.location.href.includes(owner)) {
		return;
	}
	const listen = () =>
		document.addEventListener('securitypolicyviolation', event => {
			console.error(`${mark}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
		});
	const open: unknown = Reflect.get(Document.prototype, 'open');
	Reflect.set(
		Document.prototype,
		'open',
		function openAndListen(this: Document, ...args: readonly unknown[]) {
			const opened: unknown = Reflect.apply(open as () => unknown, this, args);
			listen();
			return opened;
		},
	);
	listen();
}
