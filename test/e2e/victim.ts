import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Crashes } from '../harness/crashes.ts';
import type { Keybinding } from '../harness/keybindings.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import type { TestWorkspace } from '../harness/workspace.ts';
import { journalFolder, readJournal } from './journalFiles.ts';
import type { JournalFile } from './journalFiles.ts';
import { PictureFiles } from './pictureFiles.ts';

/** How many images one press of a key makes. */
export const imagesAtOnce = 2;

const draftFolder = 'draft';
const shared = { imageSize: { width: 512, height: 512 }, insert: 'none', quiet: true };

/** The keys that a victim's person presses. */
export const victimKeybindings: readonly Keybinding[] = [
	{
		key: 'ctrl+alt+9',
		command: 'figment.generateImage',
		args: { ...shared, prompt: 'A hut in the snow', count: imagesAtOnce },
	},
	{
		key: 'ctrl+alt+8',
		command: 'figment.generateImage',
		args: { ...shared, prompt: 'Ready', draft: true, output: `${draftFolder}/ready.png` },
	},
];

/** How long recovery may take. */
const settleMilliseconds = 60_000;

/** States that recovery leaves no record in. */
const unsettled = new Set(['sending', 'ready', 'stuck', 'kept']);

/** A window whose extension host is killed, with its journal and its pictures. */
export class Victim {
	readonly pictures: PictureFiles;
	readonly #workbench: Workbench;
	readonly #workspace: TestWorkspace;
	readonly #crashes: Crashes;
	readonly #journal: string;
	readonly #dead = new Set<string>();

	constructor(workbench: Workbench, workspace: TestWorkspace) {
		this.pictures = new PictureFiles(workspace.folder);
		this.#workbench = workbench;
		this.#workspace = workspace;
		this.#crashes = new Crashes(workbench);
		this.#journal = journalFolder(workbench.server.serverDataDir);
	}

	/** The records that are on disk now. */
	records(): readonly JournalFile[] {
		return readJournal(this.#journal);
	}

	/** Whether recovery has nothing more to do: what is left waits for a person. */
	isSettled(): boolean {
		return !this.records().some(record => unsettled.has(record.state));
	}

	/** Waits until recovery has nothing more to do, or for as long as it may take. */
	settle(): Promise<void> {
		return this.#wait(() => this.isSettled());
	}

	/** Waits until a living window has taken up what a dead one left, or there is nothing to take up. */
	waitUntilRecovering(): Promise<void> {
		return this.#wait(
			() =>
				this.isSettled() || this.records().some(({ owner }) => owner !== 'nobody' && !this.#dead.has(owner)),
		);
	}

	/** Presses the key that starts images. */
	async generate(): Promise<void> {
		await this.#workbench.page.keyboard.press('Control+Alt+9');
	}

	/**
	 * Kills the host, has the window come back, and gives the records as the dead left them: with what was on
	 * its way to the disk through the page, and before the next window takes them up.
	 */
	async crash(): Promise<readonly JournalFile[]> {
		await this.#crashes.kill();
		await this.#crashes.recover();
		const records = this.records();
		for (const { owner } of records) {
			this.#dead.add(owner);
		}
		return records;
	}

	/** Makes a free draft, which shows that Figment runs and is loaded, and puts it out of the way. */
	async warmUp(): Promise<void> {
		const folder = this.#workspace.path(draftFolder);
		await this.#workbench.page.keyboard.press('Control+Alt+8');
		await waitFor('a draft', () => (existsSync(path.join(folder, 'ready.png')) ? true : undefined));
		rmSync(folder, { recursive: true });
	}

	/** What is not over within the time that recovery may take is for the reckoning to find. */
	async #wait(isOver: () => boolean): Promise<void> {
		const deadline = performance.now() + settleMilliseconds;
		while (!isOver() && performance.now() < deadline) {
			await delay(20);
		}
	}
}
