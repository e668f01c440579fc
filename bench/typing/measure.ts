import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { testKeys } from '../../test/harness/secrets.ts';
import { startVsCode } from '../../test/harness/server.ts';
import type { VsCodeInstall } from '../../test/harness/vscodeInstall.ts';
import { waitFor } from '../../test/harness/waiting.ts';
import { openWorkbench } from '../../test/harness/workbench.ts';
import type { Workbench } from '../../test/harness/workbench.ts';
import { makeWorkspace } from '../../test/harness/workspace.ts';
import { startService } from '../../test/service/service.ts';
import type { Service } from '../../test/service/service.ts';
import { documentOf, jobsAtOnce, lineOf, nameOf } from './documents.ts';
import { noteKeystrokes, takeLatencies } from './keystrokes.ts';

/** How long letters took until they showed, in milliseconds, one for each letter. */
export interface Latencies {
	/** While Figment made images. */
	readonly busy: readonly number[];
	/** With Figment, when it had made them. */
	readonly idle: readonly number[];
	/** Without Figment. */
	readonly without: readonly number[];
}

/** In what to measure. */
export interface MeasureOptions {
	readonly install: VsCodeInstall;
	readonly browser: Browser;
	/** How often to type with and without Figment. */
	readonly phases: number;
}

/** So many of the jobs are sent to the service at once, the most that Figment allows; the others wait. */
const concurrency = 16;
/** When the images come that were asked for first: one after the other while somebody types. */
const firstMilliseconds = 2000;
const stepMilliseconds = 500;
/** From one key to the next: somebody who types fast, at no steady distance from the frames. */
const paceMilliseconds = 100;
const paces = 7;
/** Lines typed where nothing is under way. */
const linesAtRest = 2;

const fillKey = 'ctrl+alt+1';

/** Types in two windows in turn: in one Figment is installed and makes images, in the other it is not. */
export async function measure(options: MeasureOptions): Promise<Latencies> {
	await using stack = new AsyncDisposableStack();
	const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing =>
		stack.adopt(thing, each => each.close());
	const service = keep(await startService({ balanceUsd: 10_000 }));
	const open = async (vsix: readonly string[]) => {
		const phases = Array.from({ length: options.phases }, (_, phase) => phase);
		const files = phases.map(phase => [nameOf(phase), documentOf(phase)] as const);
		const workspace = keep(makeWorkspace(Object.fromEntries(files)));
		const server = keep(
			await startVsCode({
				install: options.install,
				env: { AIMLAPI_API_KEY: testKeys.person },
				userSettings: {
					'figment.api.baseUrl': service.url,
					'figment.concurrency': concurrency,
					'figment.budget.confirmAbove': 100,
				},
				keybindings: [{ key: fillKey, command: 'figment.generateMissing', args: { quiet: true } }],
				installVsix: vsix,
			}),
		);
		const context = keep(await options.browser.newContext());
		await noteKeystrokes(context);
		const { browser } = options;
		return keep(await openWorkbench({ browser, server, folder: workspace.folder, context }));
	};
	const figment = await open([resolve('figment.vsix')]);
	const plain = await open([]);
	const found = { busy: [] as number[], idle: [] as number[], without: [] as number[] };
	for (let phase = 0; phase < options.phases; phase++) {
		const turns = [
			async () => {
				found.busy.push(...(await typeBusily(figment, phase, service)));
				found.idle.push(...(await typeLines(figment, 50, line => line < linesAtRest)));
			},
			async () => {
				await openDocument(plain, phase);
				found.without.push(...(await typeLines(plain, 0, line => line < linesAtRest)));
			},
		];
		for (const turn of phase % 2 === 0 ? turns : turns.toReversed()) {
			await turn();
		}
	}
	return found;
}

/** Types while the images of a document are made, until the last has come. */
async function typeBusily(workbench: Workbench, phase: number, service: Service): Promise<readonly number[]> {
	await openDocument(workbench, phase);
	service.reset();
	for (let index = 0; index < jobsAtOnce; index++) {
		service.faults.next('generate', { kind: 'delay', ms: firstMilliseconds + index * stepMilliseconds });
	}
	await workbench.page.keyboard.press('Control+Alt+1');
	await service.waitForRequests('generate', concurrency, 30_000);
	if (service.requests('generate').length > concurrency) {
		throw new Error('Nothing waits');
	}
	const latencies = await typeLines(workbench, 0, () => service.totals().billedCount < jobsAtOnce);
	await waitFor('the last image', () => (service.totals().imagesServed === jobsAtOnce ? true : undefined));
	// What is done about the last one is no part of the next.
	await delay(2000);
	return latencies;
}

/** Puts the caret into the empty line under the title, and waits until everything has been drawn. */
async function openDocument(workbench: Workbench, phase: number): Promise<void> {
	await workbench.openFile(nameOf(phase));
	await workbench.editor.waitForText(`Winter ${phase}`);
	await workbench.editor.focus();
	for (const key of ['ControlOrMeta+Home', 'ArrowDown', 'ArrowDown']) {
		await workbench.page.keyboard.press(key);
	}
	await delay(2000);
}

/** Types whole lines as long as `goesOn` says, or so many. */
async function typeLines(
	workbench: Workbench,
	from: number,
	goesOn: (line: number) => boolean,
): Promise<readonly number[]> {
	const { keyboard } = workbench.page;
	for (let line = 0; goesOn(line); line++) {
		await keyboard.press('Enter');
		for (const [index, letter] of lineOf(from + line)
			.split('')
			.entries()) {
			await keyboard.press(letter);
			await delay(paceMilliseconds + (index % paces) * 5);
		}
	}
	// The last letter is shown, too.
	await delay(1000);
	return takeLatencies(workbench.page);
}
