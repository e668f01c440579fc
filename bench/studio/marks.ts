import type { BrowserContext, Frame, Page } from 'playwright-core';

/** What is waited for in a webview, by the name of its moment. */
interface Moments {
	/** A selector that something matches then. */
	readonly [name: string]: string;
}

const moments: Moments = {
	empty: '#empty',
	form: '#figment-prompt',
	images: '[role="gridcell"][data-state="known"]',
	thumbnail: '[role="gridcell"][style*="background-image"]',
};

/** Notes in every webview of `context` when something of {@link moments} is there for the first time. */
export async function noteMoments(context: BrowserContext): Promise<void> {
	await context.addInitScript(observe, moments);
}

/** When it came to a moment in a webview, in milliseconds since 1970; undefined while it did not. */
export async function momentIn(page: Page, name: string): Promise<number | undefined> {
	for (const frame of page.frames()) {
		const moment = await noted(frame, name);
		if (moment !== undefined) {
			return moment;
		}
	}
	return undefined;
}

/** Now, by the clock of the page: in milliseconds since 1970, with fractions. */
export function pageNow(page: Page): Promise<number> {
	return page.evaluate(() => performance.timeOrigin + performance.now());
}

async function noted(frame: Frame, name: string): Promise<number | undefined> {
	// A frame may go while it is asked.
	return frame.evaluate(read, name).catch(() => undefined);
}

/** Runs in the page. */
function read(name: string): number | undefined {
	const found: unknown = Reflect.get(globalThis, 'figmentMoments');
	const moment: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
	return typeof moment === 'number' ? moment : undefined;
}

/** Runs in every frame. VS Code writes a webview's page by `document.open`. */
function observe(wanted: Moments): void {
	if (window === window.parent) {
		return;
	}
	const found: Record<string, number> = {};
	Reflect.set(globalThis, 'figmentMoments', found);
	const look = () => {
		for (const [name, selector] of Object.entries(wanted)) {
			if (!(name in found) && document.querySelector(selector) !== null) {
				found[name] = performance.timeOrigin + performance.now();
			}
		}
		requestAnimationFrame(look);
	};
	// What waits for the next frame is forgotten by `document.open`.
	const open: unknown = Reflect.get(Document.prototype, 'open');
	Reflect.set(Document.prototype, 'open', function openAndLook(this: Document, ...args: readonly unknown[]) {
		const opened: unknown = typeof open === 'function' ? Reflect.apply(open, this, args) : undefined;
		requestAnimationFrame(look);
		return opened;
	});
}
