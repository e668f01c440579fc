import type { Asset, Miss } from '../../../src/core/generate.ts';
import type { Recovered } from '../../../src/host/recovery/recovery.ts';
import type { RecordedRequest, Totals } from '../../service/types.ts';
import { describeFiles, reckon } from './findings.ts';
import type { Files } from './findings.ts';
import type { Ending, Scene } from './scene.ts';
import type { World } from './world.ts';

/** All that came of a cell. */
export interface Played {
	readonly ending: Ending;
	/** How the job ended when the person had stopped waiting for it. */
	readonly late: Asset | Miss | undefined;
	/** How often Figment tried to send the request, and how often while recovering. */
	readonly tries: number;
	readonly triesOfRecovery: number;
	/** The emulator's figures at the end. */
	readonly totals: Totals;
	/** A browser sent a request again by itself. */
	readonly isResent: boolean;
	/** What was in the folder when the command had ended, and at the end. */
	readonly files: Files;
	readonly filesAfter: Files;
	readonly recovered: Recovered;
	/** Whether anything is still on record when all is done. */
	readonly isLeftOpen: boolean;
	/** See `reckon`. */
	readonly counted: string;
	/** Requests that the image host must never see: with a key, or with anything but the wish for a picture. */
	readonly strays: readonly string[];
	/** The text of the page at the end, where there is one. */
	readonly page: string | undefined;
}

/** Plays a cell from its start to what the next window makes of it. */
export async function play(scene: Scene, world: World): Promise<Played> {
	await scene.set();
	const ending = await scene.act();
	const { tries } = world;
	const files = await describeFiles(scene.folder);
	const { window, recovered } = await scene.recover();
	const totals = await scene.service.billed();
	return {
		ending,
		late: scene.late,
		tries,
		triesOfRecovery: world.tries - tries,
		totals,
		isResent: totals.generationsReceived > world.tries,
		files,
		filesAfter: await describeFiles(scene.folder),
		recovered,
		isLeftOpen: (await window.deps.journal.list()).length > 0,
		counted: await reckon(window, totals),
		strays: (await scene.service.requests()).filter(isStray).map(({ method, path }) => `${method} ${path}`),
		page: await scene.pageText(),
	};
}

function isStray({ host, method, headers }: RecordedRequest): boolean {
	return host === 'image' && (method !== 'GET' || 'authorization' in headers);
}
