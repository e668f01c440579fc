import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../src/core/draft/random.ts';
import { launchChromium } from '../harness/chromium.ts';
import { testKeys } from '../harness/secrets.ts';
import { startVsCode } from '../harness/server.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { waitFor } from '../harness/waiting.ts';
import { withWorkbench } from '../harness/workbench.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';
import { ReceivedJobs } from './receivedJobs.ts';
import { countUnknown, reckon } from './reckoning.ts';
import { imagesAtOnce, Victim, victimKeybindings } from './victim.ts';

/** How often and when to kill. */
export interface KillingOptions {
	/** At least so many kills. */
	readonly kills: number;
	/** Decides about all moments of killing. */
	readonly seed: number;
	/** The packed extension; `figment.vsix` when left out. */
	readonly vsix?: string | undefined;
	/** Called after each round with what there is then, and what is newly wrong. */
	readonly onRound?: (figures: string, problems: readonly string[]) => void;
}

/** What came of it. */
export interface KillingResult {
	/** One line: kills, pictures billed and on disk, records, and how far the jobs were when they were killed. */
	readonly figures: string;
	/** What is wrong; see `reckon`. */
	readonly problems: readonly string[];
}

/** From a record's change to `sending` until its request has surely left, on a busy machine too. */
const sendingMilliseconds = 2000;

/**
 * Kills the extension host of one real window while it generates images, and while it recovers from that, at
 * moments that the seed decides; and looks after every third kill, once recovery has settled, whether all that
 * was paid is there.
 */
export async function killAndReckon(options: KillingOptions): Promise<KillingResult> {
	const vsix = path.resolve(options.vsix ?? 'figment.vsix');
	if (!existsSync(vsix)) {
		throw new Error(`${vsix} is not there: npm run package`);
	}
	await using stack = new AsyncDisposableStack();
	const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing =>
		stack.adopt(thing, each => each.close());
	const service = keep(await startService({ delayMs: 150, balanceUsd: 10_000 }));
	service.faults.always('image', { kind: 'slow', ms: 200 });
	const workspace = keep(makeWorkspace({ 'README.md': '# Sample\n' }));
	const server = keep(
		await startVsCode({
			install: await obtainVsCode('newest'),
			env: { AIMLAPI_API_KEY: testKeys.person },
			userSettings: { 'figment.api.baseUrl': service.url, 'figment.concurrency': imagesAtOnce },
			keybindings: victimKeybindings,
			installVsix: [vsix],
		}),
	);
	const browser = keep(await launchChromium());
	return await withWorkbench('killing', { browser, server, folder: workspace.folder }, workbench =>
		new Killing(new Victim(workbench, workspace), new ReceivedJobs(service)).run(options),
	);
}

class Killing {
	readonly #victim: Victim;
	readonly #jobs: ReceivedJobs;
	/** The pictures of the round before: the hash of each, by name. */
	#earlier: ReadonlyMap<string, string> = new Map();
	readonly #perhapsSent = new Set<string>();
	readonly #tally = new Map<string, number>();
	#kills = 0;

	constructor(victim: Victim, jobs: ReceivedJobs) {
		this.#victim = victim;
		this.#jobs = jobs;
	}

	async run({ kills, seed, onRound }: KillingOptions): Promise<KillingResult> {
		const random = createRandom(String(seed));
		const length = await this.#measure();
		const moment = () => random() * length;
		const problems = new Set<string>();
		for (let round = 1; ; round++) {
			await this.#killGenerating(moment());
			await this.#killGenerating(moment());
			await (round % 3 === 0 ? this.#killRecovering(moment()) : this.#killGenerating(moment()));
			await this.#victim.settle();
			const { figures, found } = await this.#reckon();
			const fresh = found.filter(problem => !problems.has(problem));
			onRound?.(figures, fresh);
			for (const problem of fresh) {
				problems.add(problem);
			}
			if (this.#kills >= kills) {
				return { figures, problems: [...problems] };
			}
		}
	}

	/** How long a generation takes that nothing happens to, in milliseconds. */
	async #measure(): Promise<number> {
		await this.#victim.warmUp();
		const started = performance.now();
		await this.#victim.generate();
		await waitFor('the images', () => (this.#victim.pictures.count() === imagesAtOnce ? true : undefined));
		return performance.now() - started;
	}

	async #killGenerating(milliseconds: number): Promise<void> {
		const known = new Set(this.#victim.records().map(record => record.id));
		const saved = this.#victim.pictures.count();
		await this.#victim.generate();
		await delay(milliseconds);
		const records = (await this.#crash()).filter(record => !known.has(record.id));
		for (const { state } of records) {
			this.#count(state, 1);
		}
		const rest = Math.max(0, imagesAtOnce - records.length);
		const done = Math.min(rest, this.#victim.pictures.count() - saved);
		this.#count('saved', done);
		this.#count('not begun', rest - done);
		await this.#victim.warmUp();
	}

	/** Kills the window that takes up what a dead one left, soon after it has begun to. */
	async #killRecovering(milliseconds: number): Promise<void> {
		await this.#victim.waitUntilRecovering();
		await delay(milliseconds);
		const wasOver = this.#victim.isSettled();
		await this.#crash();
		this.#count(wasOver ? 'after recovery' : 'in recovery', 1);
		await this.#victim.warmUp();
	}

	async #crash(): ReturnType<Victim['crash']> {
		const killedAt = Date.now();
		const records = await this.#victim.crash();
		this.#kills += 1;
		for (const { id, state, changedAt } of records) {
			if (state === 'sending' && killedAt - changedAt < sendingMilliseconds) {
				this.#perhapsSent.add(id);
			}
		}
		return records;
	}

	async #reckon(): Promise<{ readonly figures: string; readonly found: readonly string[] }> {
		const received = await this.#jobs.look();
		const pictures = await this.#victim.pictures.look();
		const records = this.#victim.records();
		const found = reckon({
			received,
			pictures,
			earlier: this.#earlier,
			names: this.#victim.pictures.names(),
			records,
			perhapsSent: this.#perhapsSent,
		});
		this.#earlier = new Map(pictures.map(({ name, hash }) => [name, hash]));
		const waiting = records.filter(({ state }) => state === 'waiting').length;
		const unknown = countUnknown({ received, records });
		const figures = [
			`${this.#kills} kills`,
			`${received.filter(job => job.billed !== undefined).length} billed`,
			`${pictures.length} on disk`,
			`${unknown.all} unknown (${unknown.billed} billed, ${unknown.neverReceived} never received)`,
			`${waiting} waiting`,
			`at the kills ${[...this.#tally].map(([what, count]) => `${what} ${count}`).join(', ')}`,
		].join('; ');
		return { figures, found };
	}

	#count(what: string, count: number): void {
		if (count > 0) {
			this.#tally.set(what, (this.#tally.get(what) ?? 0) + count);
		}
	}
}
