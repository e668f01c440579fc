import * as vscode from 'vscode';
import { detailOf } from '../core/failure.ts';
import { Journal } from '../core/job/journal.ts';
import { Ledger } from '../core/job/ledger.ts';
import { Queue } from '../core/job/queue.ts';
import { readUnsettled } from '../core/job/unsettled.ts';
import { readBalance } from '../core/service/balance.ts';
import { KeyStore } from './account/keyStore.ts';
import { Prices } from './account/prices.ts';
import { SpendingDocument } from './account/spendingDocument.ts';
import { createClearApiKey } from './commands/clearApiKey.ts';
import { createSetApiKey } from './commands/setApiKey.ts';
import { createShowAccount, readPage } from './commands/showAccount.ts';
import type { AccountDeps } from './commands/showAccount.ts';
import { createShowLog } from './commands/showLog.ts';
import { createShowQueue } from './commands/showQueue.ts';
import { Budget } from './generation/budget.ts';
import { FailedJobs } from './generation/failedJobs.ts';
import { QueueStatus } from './generation/queueStatus.ts';
import { SiteNotice } from './generation/siteNotice.ts';
import { journalFolder } from './ids.ts';
import type { CommandId } from './ids.ts';
import { Log } from './log.ts';
import { UnderWay } from './missing/underWay.ts';
import { outside } from './outside.ts';
import { createParts, partOf } from './parts.ts';
import { readConcurrency, readSettings } from './settings.ts';
import { StorageFolder } from './storageFolder.ts';
import type { Studio } from './studio/studio.ts';

/** All that Figment does once it is needed. Its parts are loaded when they are. */
export interface Figment {
	/** Runs a command with what it was called with, and gives its result. */
	readonly run: (id: CommandId, args: readonly unknown[]) => Promise<unknown>;
	/** Takes up what earlier windows left unfinished. */
	readonly recoverAtStart: () => Promise<void>;
	/** Takes up the page of an image that VS Code opens again after a reload. */
	readonly restoreDetails: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
	readonly studio: () => Promise<Studio>;
	/** Offers in documents what can be done about their images, from now on. */
	readonly offer: () => Promise<void>;
	/** Keeps what is deleted elsewhere, before it is. */
	readonly deleting: (files: readonly vscode.Uri[]) => Promise<void>;
	/** Tells of what was deleted and kept. */
	readonly deleted: (files: readonly vscode.Uri[]) => Promise<void>;
	/** Follows files that were renamed or moved. */
	readonly moved: (
		files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
	) => Promise<void>;
	/** The text of the page of balance and spending. */
	readonly readPage: () => string;
	/** Leaves what is under way so that the next window can take it up. */
	readonly leave: () => Promise<void>;
}

/** Puts Figment together. Reads no key, no file and no network. */
export function createFigment(
	context: vscode.ExtensionContext,
	pageChanged: vscode.EventEmitter<vscode.Uri>,
): Figment {
	const log = new Log();
	const keys = new KeyStore(context.secrets, log);
	const folder = (name: string) => new StorageFolder(vscode.Uri.joinPath(context.globalStorageUri, name));
	const journal = new Journal(folder(journalFolder), crypto.randomUUID(), outside);
	const ledger = new Ledger(folder('ledger'), {
		onSkipped: name => log.warn(`A part of the ledger cannot be read: ${name}`),
	});
	const queue = new Queue(readConcurrency, outside);
	const deps = {
		keys,
		log,
		chosenFolder: {},
		journal,
		ledger,
		queue,
		failedJobs: new FailedJobs(),
		underWay: new UnderWay(),
		prices: new Prices(context.globalState, ledger),
		budget: new Budget(ledger, journal),
		tool: `Figment ${String(context.extension.packageJSON.version)}`,
		siteNotice: new SiteNotice(context.workspaceState),
	};
	context.subscriptions.push(log, new QueueStatus(queue), deps.underWay);
	const account: AccountDeps = {
		keys,
		ledger,
		log,
		unsettled: () => readUnsettled(journal),
		readBalance: (origin, apiKey) => readBalance({ origin, apiKey, outside }),
		perMonthUsd: () => readSettings(undefined).perMonth,
		page: new SpendingDocument({ changed: pageChanged }),
	};
	const parts = createParts(context, deps);
	const { generation, documents, images, studio } = parts;
	const main = {
		commands: [
			createSetApiKey(keys),
			createClearApiKey(keys),
			createShowAccount(account),
			createShowQueue(queue),
			createShowLog(log),
		],
	};
	let hasKept = false;
	const find = async (id: CommandId) => {
		const part = partOf[id];
		const { commands } = part === 'main' ? main : await parts[part]();
		const command = commands.find(each => each.id === id);
		if (command === undefined) {
			throw new Error(`${part} lacks ${id}`);
		}
		return command;
	};
	return {
		run: async (id, args) => {
			try {
				return await (await find(id)).run(args);
			} catch (error) {
				log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
				throw error;
			}
		},
		recoverAtStart: async () => {
			try {
				const [making, shown] = await Promise.all([generation(), images()]);
				await Promise.all([making.recoverAtStart(), shown.recover()]);
			} catch (error) {
				log.error(`What an earlier window left could not be looked through: ${detailOf(error)}`);
			}
		},
		restoreDetails: async (panel, state) => (await images()).details.restore(panel, state),
		studio: async () => (await studio()).studio,
		offer: async () => void (await documents()),
		deleting: async files => {
			hasKept = true;
			await (await images()).deletions.before(files);
		},
		deleted: async files => (hasKept ? (await images()).deletions.after(files) : undefined),
		moved: async files => {
			const [{ moved }, { studio: shown }] = await Promise.all([images(), studio()]);
			await Promise.all([moved(files), shown.gallery.moved(files)]);
		},
		readPage: () => readPage(account),
		leave: () => journal.leave(),
	};
}
