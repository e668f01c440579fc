import * as vscode from 'vscode';
import type { Folder } from '../../src/core/job/folder.ts';
import { Journal } from '../../src/core/job/journal.ts';
import { Ledger } from '../../src/core/job/ledger.ts';
import { Queue } from '../../src/core/job/queue.ts';
import type { JobRecord } from '../../src/core/job/record.ts';
import { sleep } from '../../src/core/service/sleep.ts';
import { KeyStore } from '../../src/host/account/keyStore.ts';
import { Prices } from '../../src/host/account/prices.ts';
import { Budget } from '../../src/host/generation/budget.ts';
import { FailedJobs } from '../../src/host/generation/failedJobs.ts';
import { UnderWay } from '../../src/host/missing/underWay.ts';
import { SiteNotice } from '../../src/host/generation/siteNotice.ts';
import type { GenerationDeps } from '../../src/host/generation/deps.ts';
import { Log } from '../../src/host/log.ts';
import { outside } from '../../src/host/outside.ts';
import { Recovery } from '../../src/host/recovery/recovery.ts';
import { StorageFolder } from '../../src/host/storageFolder.ts';
import { testKeys } from '../harness/secrets.ts';

/** A window of Figment's own making over a storage that the test gives: several can share one. */
export interface OtherWindow {
	readonly deps: GenerationDeps;
	readonly recovery: Recovery;
	/** What the log has at its default level. */
	readonly logged: readonly string[];
}

/** Keeps what would be written at the default level. */
class KeptLog extends Log {
	readonly lines: string[] = [];

	override info(message: string): void {
		this.lines.push(message);
	}

	override warn(message: string): void {
		this.lines.push(message);
	}

	override error(message: string): void {
		this.lines.push(message);
	}
}

/** What VS Code gives a window beside its storage. */
export interface WindowOptions {
	/** What is in the secret storage; an empty key is none. Default: that of a person. */
	readonly apiKey?: string;
	/** What is remembered for all windows. */
	readonly values?: Map<string, unknown>;
}

/** Opens Figment's insides a second time in this host, over `storage`: a folder, or what makes folders in one. */
export function openWindow(
	storage: vscode.Uri | ((name: string) => Folder),
	{ apiKey = testKeys.person, values = new Map() }: WindowOptions = {},
): OtherWindow {
	const log = new KeptLog();
	const memory: vscode.Memento = {
		keys: () => [...values.keys()],
		get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
		update: (key, value) => Promise.resolve(void values.set(key, value)),
	};
	const secrets: vscode.SecretStorage = {
		get: () => Promise.resolve(apiKey),
		keys: () => Promise.resolve([]),
		store: () => Promise.resolve(),
		delete: () => Promise.resolve(),
		onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
	};
	const folder =
		typeof storage === 'function'
			? storage
			: (name: string) => new StorageFolder(vscode.Uri.joinPath(storage, name));
	// Windows show each other that they live by the real clock, whatever a test does to the time of waits.
	const clock = { sleep, now: () => Date.now() };
	const journal = new Journal(folder('journal'), crypto.randomUUID(), clock);
	const ledger = new Ledger(folder('ledger'));
	const deps: GenerationDeps = {
		keys: new KeyStore(secrets, log),
		log,
		chosenFolder: {},
		journal,
		ledger,
		queue: new Queue(() => 2, outside),
		failedJobs: new FailedJobs(),
		underWay: new UnderWay(),
		prices: new Prices(memory, ledger),
		tool: 'Figment of a test',
		budget: new Budget(ledger, journal),
		siteNotice: new SiteNotice(memory),
	};
	return { deps, recovery: new Recovery(deps, memory), logged: log.lines };
}

/** A record of a job whose file belongs into `folder`. */
export function recordIn(folder: vscode.Uri, changes: Partial<JobRecord> = {}): JobRecord {
	const origin = vscode.workspace.getConfiguration('figment').get<string>('api.baseUrl') ?? '';
	const id = crypto.randomUUID();
	return {
		id,
		at: new Date().toISOString(),
		origin,
		request: {
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'Sea',
			imageSize: 'square',
			outputFormat: 'png',
			seed: 7,
			enableSafetyChecker: true,
			safetyTolerance: '2',
		},
		plan: {
			root: folder.toString(),
			file: {
				root: folder.path,
				base: folder.path,
				path: '${fileName}',
				pathSetting: 'assets.folder',
				name: 'sea',
				values: { promptSlug: 'sea' },
			},
			alt: 'Sea',
			languageId: 'markdown',
		},
		priceUsd: 0.039,
		clientRequestId: id,
		...changes,
	};
}
