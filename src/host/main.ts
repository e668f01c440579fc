import * as vscode from 'vscode';
import { detailOf } from '../core/failure.ts';
import { Journal } from '../core/job/journal.ts';
import { Ledger } from '../core/job/ledger.ts';
import { Queue } from '../core/job/queue.ts';
import { readUnsettled } from '../core/job/unsettled.ts';
import { readBalance } from '../core/service/balance.ts';
import { KeyStore } from './account/keyStore.ts';
import { createClearApiKey } from './commands/clearApiKey.ts';
import type { Command } from './commands/command.ts';
import { createGenerateFromSelection } from './commands/generateFromSelection.ts';
import { createGenerateImage } from './commands/generateImage.ts';
import { createGenerateMissing } from './commands/generateMissing.ts';
import { createGenerateMissingInWorkspace } from './commands/generateMissingInWorkspace.ts';
import { createInsertImage } from './commands/insertImage.ts';
import { createOpenStudio } from './commands/openStudio.ts';
import { createRecover } from './commands/recover.ts';
import { createRegenerate } from './commands/regenerate.ts';
import { createRenderDrafts } from './commands/renderDrafts.ts';
import { createRestorePrevious } from './commands/restorePrevious.ts';
import { createShowQueue } from './commands/showQueue.ts';
import { createSetApiKey } from './commands/setApiKey.ts';
import { createShowAccount, readPage } from './commands/showAccount.ts';
import type { AccountDeps } from './commands/showAccount.ts';
import { createShowLog } from './commands/showLog.ts';
import { createShowRecipe } from './commands/showRecipe.ts';
import { createShowUnused } from './commands/showUnused.ts';
import { createVariations } from './commands/variations.ts';
import type { CommandId } from './ids.ts';
import { SpendingDocument } from './account/spendingDocument.ts';
import { Prices } from './account/prices.ts';
import { registerDropImage } from './editor/dropImage.ts';
import { Budget } from './generation/budget.ts';
import { FailedJobs } from './generation/failedJobs.ts';
import { SiteNotice } from './generation/siteNotice.ts';
import { QueueStatus } from './generation/queueStatus.ts';
import { commandIds, journalFolder } from './ids.ts';
import { createImages } from './images/createImages.ts';
import { Deletions } from './images/deletions.ts';
import { Log } from './log.ts';
import { renderDrafts } from './missing/draftsRender.ts';
import { fillMissing } from './missing/fillMissing.ts';
import { registerMissing } from './missing/providers/registerMissing.ts';
import { UnderWay } from './missing/underWay.ts';
import { outside } from './outside.ts';
import { recoverAtStart } from './recovery/recoverAtStart.ts';
import { Recovery } from './recovery/recovery.ts';
import { readConcurrency, readSettings } from './settings.ts';
import { StorageFolder } from './storageFolder.ts';
import { Studio } from './studio/studio.ts';

/** All that Figment does once it is needed. */
export interface Figment {
	/** Runs a command with what it was called with, and gives its result. */
	readonly run: (id: CommandId, args: readonly unknown[]) => Promise<unknown>;
	/** Takes up what earlier windows left unfinished. */
	readonly recoverAtStart: () => Promise<void>;
	/** Takes up the page of an image that VS Code opens again after a reload. */
	readonly restoreDetails: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
	readonly studio: Studio;
	/** What is done about files that are deleted elsewhere. */
	readonly deletions: Deletions;
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
	context.subscriptions.push(log);
	const keys = new KeyStore(context.secrets, log);
	const folder = (name: string) => new StorageFolder(vscode.Uri.joinPath(context.globalStorageUri, name));
	const journal = new Journal(folder(journalFolder), crypto.randomUUID(), outside);
	const ledger = new Ledger(folder('ledger'), {
		onSkipped: name => log.warn(`A part of the ledger cannot be read: ${name}`),
	});
	const queue = new Queue(readConcurrency, outside);
	context.subscriptions.push(new QueueStatus(queue));
	const prices = new Prices(context.globalState, ledger);
	const budget = new Budget(ledger, journal);
	const siteNotice = new SiteNotice(context.workspaceState);
	const tool = `Figment ${String(context.extension.packageJSON.version)}`;
	const deps = {
		keys,
		log,
		chosenFolder: {},
		journal,
		ledger,
		queue,
		failedJobs: new FailedJobs(),
		underWay: new UnderWay(),
		prices,
		budget,
		tool,
		siteNotice,
	};
	const tools = { deps, recovery: new Recovery(deps, context.globalState) };
	context.subscriptions.push(deps.underWay);
	const images = createImages(context, deps);
	const { imageTools } = images;
	const studio = new Studio({ context, deps, images: imageTools, recovery: tools.recovery });
	const offers = registerMissing(imageTools, {
		fill: (missing, { draft }) => fillMissing(deps, missing, { isDraft: draft, isQuiet: false }),
		render: draft => renderDrafts(imageTools, { places: [draft], quiet: false, maxUsd: undefined }),
	});
	context.subscriptions.push(studio, registerDropImage(imageTools), offers.subscription);
	const account: AccountDeps = {
		keys,
		ledger,
		log,
		unsettled: () => readUnsettled(journal),
		readBalance: (origin, apiKey) => readBalance({ origin, apiKey, outside }),
		perMonthUsd: () => readSettings(undefined).perMonth,
		page: new SpendingDocument({ changed: pageChanged }),
	};
	const list: readonly Command[] = [
		createGenerateImage(deps),
		createGenerateFromSelection(deps),
		createOpenStudio(commandIds.openStudio, imageTools, studio),
		createOpenStudio(commandIds.openInStudio, imageTools, studio),
		createSetApiKey(keys),
		createClearApiKey(keys),
		createShowAccount(account),
		createRecover(tools),
		createShowQueue(queue),
		createGenerateMissing(deps),
		createGenerateMissingInWorkspace(deps),
		createRenderDrafts(imageTools),
		createInsertImage(imageTools, target => studio.gallery.pickFor(target)),
		createRegenerate(imageTools),
		createRestorePrevious(imageTools),
		createVariations(imageTools),
		createShowRecipe(imageTools, images.details),
		createShowUnused(imageTools),
		createShowLog(log),
		...offers.commands,
	];
	const commands = new Map(list.map(command => [command.id, command]));
	return {
		run: async (id, args) => {
			try {
				return await commands.get(id)?.run(args);
			} catch (error) {
				log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
				throw error;
			}
		},
		recoverAtStart: async () => {
			try {
				await Promise.all([recoverAtStart(tools, context.globalState), images.recover()]);
			} catch (error) {
				log.error(`What an earlier window left could not be looked through: ${detailOf(error)}`);
			}
		},
		restoreDetails: (panel, state) => images.details.restore(panel, state),
		deletions: new Deletions(imageTools),
		studio,
		moved: async files => {
			await Promise.all([images.moved(files), studio.gallery.moved(files)]);
		},
		readPage: () => readPage(account),
		leave: () => journal.leave(),
	};
}
