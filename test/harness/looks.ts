import type { ElementHandle, Locator } from 'playwright-core';
import { waitFor } from './waiting.ts';

/** A page that is just replaced lets go of what is looked at: it is looked for again rather than waited for. */
const lookMilliseconds = 2000;

/** What an `img` looks like, as pixels of the screen, once it is loaded and stays as it is, and is not `former`. */
export async function waitForLook(image: Locator, former?: Buffer): Promise<Buffer> {
	let last: Buffer | undefined;
	let obstacle = 'an image that looks as before';
	return waitFor(
		'an image to look at',
		async () => {
			const look = await takeLook(image).catch((error: unknown) => {
				obstacle = String(error);
				return undefined;
			});
			const isSettled = look !== undefined && last?.equals(look) === true;
			last = look;
			return isSettled && former?.equals(look) !== true ? look : undefined;
		},
		() => obstacle,
	);
}

/** Of one and the same element; undefined while it is not loaded. Rejects when it goes meanwhile. */
async function takeLook(image: Locator): Promise<Buffer | undefined> {
	const element = (await image.elementHandle({
		timeout: lookMilliseconds,
	})) as ElementHandle<HTMLImageElement>;
	try {
		const isLoaded = await element.evaluate(({ complete, naturalWidth }) => complete && naturalWidth > 0);
		return isLoaded ? await element.screenshot({ timeout: lookMilliseconds }) : undefined;
	} finally {
		await element.dispose();
	}
}
