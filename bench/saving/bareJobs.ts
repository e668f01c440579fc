import * as vscode from 'vscode';
import type { Folder } from '../../src/core/job/folder.ts';
import { Journal } from '../../src/core/job/journal.ts';
import { Ledger } from '../../src/core/job/ledger.ts';
import { Queue } from '../../src/core/job/queue.ts';
import { KeyStore } from '../../src/host/account/keyStore.ts';
import { Prices } from '../../src/host/account/prices.ts';
import { Budget } from '../../src/host/generation/budget.ts';
import type { GenerationDeps } from '../../src/host/generation/deps.ts';
import { FailedJobs } from '../../src/host/generation/failedJobs.ts';
import { SiteNotice } from '../../src/host/generation/siteNotice.ts';
import { startGeneration } from '../../src/host/generation/startGeneration.ts';
import { Log } from '../../src/host/log.ts';
import { UnderWay } from '../../src/host/missing/underWay.ts';
import { outside } from '../../src/host/outside.ts';
import { StorageFolder } from '../../src/host/storageFolder.ts';
import { MemoryFolder } from '../../test/unit/core/job/memoryFolder.ts';
import { LinkedImage } from '../inHost/linkedImage.ts';
import { timed } from '../timed.ts';
import type { Timed } from '../timed.ts';
import { kinds } from './kinds.ts';

/** Figment's jobs put together as in Figment itself, with the journal on disk or in memory. */
export class BareJobs {
	readonly #deps: GenerationDeps;

	constructor(journal: 'disk' | 'memory') {
		this.#deps = depsWith(journal === 'disk' ? storage('journal') : new MemoryFolder(), storage(journal));
	}

	/** Makes a small image and links it; what it takes from the call to the end. */
	make(): Promise<Timed> {
		return LinkedImage.with(({ document }) =>
			timed(async () => {
				const args = { ...kinds['small PNG'], prompt: 'a lighthouse', document: document.uri, quiet: true };
				const made = await startGeneration(this.#deps, [args], 'box');
				if (made?.assets[0]?.inserted !== true) {
					throw new Error(made?.failures[0]?.message ?? 'no image was made');
				}
			}),
		);
	}
}

function depsWith(journalFolder: Folder, ledgerFolder: Folder): GenerationDeps {
	const log = new Log();
	const memory = new Map<string, unknown>();
	const memento: vscode.Memento = {
		keys: () => [...memory.keys()],
		get: <Value>(key: string, fallback?: Value) => (memory.get(key) ?? fallback) as Value,
		update: (key, value) => Promise.resolve(void memory.set(key, value)),
	};
	const secrets: vscode.SecretStorage = {
		keys: () => Promise.resolve([]),
		get: () => Promise.resolve(undefined),
		store: () => Promise.resolve(),
		delete: () => Promise.resolve(),
		onDidChange: () => new vscode.Disposable(() => undefined),
	};
	const journal = new Journal(journalFolder, crypto.randomUUID(), outside);
	const ledger = new Ledger(ledgerFolder);
	return {
		keys: new KeyStore(secrets, log),
		log,
		chosenFolder: {},
		queue: new Queue(() => 4, outside),
		failedJobs: new FailedJobs(),
		journal,
		ledger,
		prices: new Prices(memento, ledger),
		budget: new Budget(ledger, journal),
		tool: 'Figment 0.0.0',
		siteNotice: new SiteNotice(memento),
		underWay: new UnderWay(),
	};
}

function storage(name: string): StorageFolder {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (folder === undefined) {
		throw new Error('no folder is open');
	}
	return new StorageFolder(vscode.Uri.joinPath(folder.uri, '.storage', name));
}
