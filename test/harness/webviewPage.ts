import type { Frame } from 'playwright-core';
import { waitFor } from './waiting.ts';
import type { Workbench } from './workbench.ts';

/** The frame that holds the page of a webview which shows `sign`, for what looks at the page as a whole. */
export async function webviewFrame(workbench: Workbench, sign: string): Promise<Frame> {
	return waitFor(
		`a webview with ${sign}`,
		async () => {
			for (const frame of workbench.page.frames().filter(isContent)) {
				// VS Code may take a frame away while it is asked.
				const count = await frame
					.locator(sign)
					.count()
					.catch(() => 0);
				if (count > 0) {
					return frame;
				}
			}
			return undefined;
		},
		() =>
			workbench.page
				.frames()
				.map(frame => frame.url())
				.join('\n'),
	);
}

/** VS Code writes a page into a frame of the webview's own frame. */
function isContent(frame: Frame): boolean {
	return frame.parentFrame() !== null && frame.parentFrame()?.url().includes('extensionId=') === true;
}
