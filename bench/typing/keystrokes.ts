import type { BrowserContext, Page } from 'playwright-core';

/** What tells a line from the others is typed first, and is so long: it is not measured. */
export const markLength = 3;

/** Has every page of `context` note how long letters take until they show: see {@link takeLatencies}. */
export async function noteKeystrokes(context: BrowserContext): Promise<void> {
	await context.addInitScript(observe, markLength);
}

/**
 * How long each letter took since the last call, in milliseconds: from the browser's own time of the key to the
 * end of the rendering of the first frame in which a line of the editor shows it.
 */
export function takeLatencies(page: Page): Promise<readonly number[]> {
	return page.evaluate(take);
}

/** Runs in the page. */
function take(): readonly number[] {
	const found: unknown = Reflect.get(globalThis, 'figmentLatencies');
	return Array.isArray(found) ? found.splice(0).map(Number) : [];
}

/** Runs in the page, before anything of VS Code. */
function observe(unmeasured: number): void {
	if (window !== window.parent) {
		return;
	}
	const latencies: number[] = [];
	Reflect.set(globalThis, 'figmentLatencies', latencies);
	/** What was typed into the line; a new line begins with Enter. */
	let typed = '';
	const onKey = ({ key, timeStamp, ctrlKey, altKey }: KeyboardEvent) => {
		if (key === 'Enter') {
			typed = '';
		}
		if (key.length !== 1 || ctrlKey || altKey) {
			return;
		}
		typed += key;
		const wanted = typed;
		if (wanted.length <= unmeasured) {
			return;
		}
		const look = () => {
			const isShown = [...document.querySelectorAll('.editor-instance .view-line')].some(line =>
				line.textContent.replaceAll('\u00A0', ' ').startsWith(wanted),
			);
			if (isShown) {
				latencies.push(performance.now() - timeStamp);
			} else {
				lookAfterFrame();
			}
		};
		const lookAfterFrame = () =>
			requestAnimationFrame(() => {
				// A task that is ordered in a frame comes after its rendering.
				const { port1, port2 } = new MessageChannel();
				port1.addEventListener('message', look, { once: true });
				port1.start();
				port2.postMessage(undefined);
			});
		lookAfterFrame();
	};
	addEventListener('keydown', onKey, { capture: true });
}
