import { resolve } from 'node:path';
import type { Browser, CDPSession } from 'playwright-core';
import { startVsCode } from '../../test/harness/server.ts';
import type { VsCodeServer } from '../../test/harness/server.ts';
import { waitFor } from '../../test/harness/waiting.ts';
import { webviewFrame } from '../../test/harness/webviewPage.ts';
import { openWorkbench } from '../../test/harness/workbench.ts';
import type { Workbench } from '../../test/harness/workbench.ts';
import type { VsCodeInstall } from '../../test/harness/vscodeInstall.ts';
import { emptyPanelCommand, withEmptyPanel } from './emptyPanel.ts';
import type { EmptyPanel } from './emptyPanel.ts';
import { momentIn, noteMoments, pageNow } from './marks.ts';
import { scrollThrough } from './scrolling.ts';
import type { Scrolling } from './scrolling.ts';

/** From the key that opens a panel to what shows in it, in milliseconds. */
export interface Opening {
	/** Whether the window has opened it before. */
	readonly manner: 'cold' | 'reload' | 'warm';
	readonly form: number;
	readonly images: number;
	readonly thumbnail: number;
	/** The longest that nothing else could run in the extension host meanwhile. */
	readonly block: number;
}

/** What the Studio takes with so many images. Times are in milliseconds, sizes in bytes. */
export interface Measurement {
	readonly count: number;
	/** An empty panel: the first of the window, and each of the others. */
	readonly empty: { readonly cold: number; readonly warm: readonly number[] };
	/** The longest that nothing else could run in the extension host while empty panels opened. */
	readonly emptyBlock: number;
	/** The same while images were scrolled through. */
	readonly scrollBlock: number;
	readonly openings: readonly Opening[];
	readonly idle: Scrolling;
	readonly slowly: Scrolling;
	readonly quickly: Scrolling;
	/** Of the window's JavaScript heap: before the Studio, with it, after scrolling, and when it is closed. */
	readonly heap: { readonly before: number; readonly open: number; readonly scrolled: number };
}

/** What to measure in. */
export interface MeasureOptions {
	readonly browser: Browser;
	readonly install: VsCodeInstall;
	readonly folder: string;
	readonly count: number;
}

const studioKey = { key: 'ctrl+alt+1', command: 'figment.openStudio' };
const emptyKey = { key: 'ctrl+alt+2', command: emptyPanelCommand };
const closeKey = { key: 'ctrl+alt+3', command: 'workbench.action.closeAllEditors' };
const warmTimes = 5;

/** Opens the Studio in a real window on a folder of images, again and again, and scrolls through them. */
export async function measure(options: MeasureOptions): Promise<Measurement> {
	let measurement: Measurement | undefined;
	await withEmptyPanel(async panel => {
		const server = await startVsCode({
			install: options.install,
			// Nothing answers there: no price is asked of the real service.
			userSettings: { 'figment.api.baseUrl': 'http://127.0.0.1:9' },
			keybindings: [studioKey, emptyKey, closeKey],
			installVsix: [resolve('figment.vsix'), panel.vsix],
		});
		try {
			measurement = await measureIn(server, panel, options);
		} finally {
			await server.close();
		}
	});
	if (measurement === undefined) {
		throw new Error('Nothing was measured');
	}
	return measurement;
}

async function measureIn(
	server: VsCodeServer,
	{ longestBlock }: EmptyPanel,
	{ browser, folder, count }: MeasureOptions,
): Promise<Measurement> {
	const context = await browser.newContext();
	await noteMoments(context);
	const workbench = await openWorkbench({ browser, server, folder, context });
	try {
		const session = await context.newCDPSession(workbench.page);
		const emptyCold = await openEmpty(workbench);
		const emptyWarm: number[] = [];
		const emptyFrom = Date.now();
		for (let time = 0; time < warmTimes; time++) {
			emptyWarm.push(await openEmpty(workbench));
		}
		const emptyBlock = longestBlock(emptyFrom, Date.now());
		const before = await usedHeap(session);
		const openings = [await openStudio(workbench, 'cold', longestBlock)];
		for (let time = 0; time < warmTimes; time++) {
			openings.push(await openStudio(workbench, 'warm', longestBlock));
		}
		await workbench.reload();
		openings.push(await openStudio(workbench, 'reload', longestBlock));
		await pressKey(workbench, studioKey.key);
		const frame = await webviewFrame(workbench, '[role="gridcell"][style*="background-image"]');
		const open = await usedHeap(session);
		const idle = await scrollThrough(frame, { seconds: 5, moves: false });
		const scrollFrom = Date.now();
		const slowly = await scrollThrough(frame, { seconds: 120, moves: true });
		const quickly = await scrollThrough(frame, { seconds: 10, moves: true });
		const scrolled = await usedHeap(session);
		const scrollBlock = longestBlock(scrollFrom, Date.now());
		const empty = { cold: emptyCold, warm: emptyWarm };
		const heap = { before, open, scrolled };
		return { count, empty, emptyBlock, openings, idle, slowly, quickly, scrollBlock, heap };
	} finally {
		await workbench.close();
		await context.close();
	}
}

async function openEmpty(workbench: Workbench): Promise<number> {
	const started = await pageNow(workbench.page);
	await pressKey(workbench, emptyKey.key);
	const shown = await momentOf(workbench, 'empty');
	await closeAll(workbench);
	return shown - started;
}

async function openStudio(
	workbench: Workbench,
	manner: Opening['manner'],
	longestBlock: EmptyPanel['longestBlock'],
): Promise<Opening> {
	const from = Date.now();
	const started = await pageNow(workbench.page);
	await pressKey(workbench, studioKey.key);
	const thumbnail = (await momentOf(workbench, 'thumbnail')) - started;
	const form = (await momentOf(workbench, 'form')) - started;
	const images = (await momentOf(workbench, 'images')) - started;
	// What is begun is ended, so that the next time finds all that it may find.
	await waitUntilStill(workbench);
	const block = longestBlock(from, Date.now());
	await closeAll(workbench);
	return { manner, form, images, thumbnail, block };
}

async function waitUntilStill(workbench: Workbench): Promise<void> {
	const frame = await webviewFrame(workbench, 'figment-gallery-grid');
	await waitFor('all thumbnails in sight', async () => {
		const grid = frame.locator('figment-gallery-grid');
		const missing = grid.locator('[role="gridcell"]:not([style*="background-image"])');
		return (await missing.count()) === 0 ? true : undefined;
	});
}

async function momentOf(workbench: Workbench, name: string): Promise<number> {
	return waitFor(`the moment ${name}`, () => momentIn(workbench.page, name));
}

async function closeAll(workbench: Workbench): Promise<void> {
	await pressKey(workbench, closeKey.key);
	await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
}

async function pressKey(workbench: Workbench, key: string): Promise<void> {
	await workbench.page.keyboard.press(key.replace('ctrl', 'Control').replace('alt', 'Alt'));
}

/** After what nobody needs is thrown away. */
async function usedHeap(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	return usedSize;
}
