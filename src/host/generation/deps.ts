import type * as vscode from 'vscode';
import type { Journal } from '../../core/job/journal.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import type { Queue } from '../../core/job/queue.ts';
import type { ImageRequest } from '../../core/models/model.ts';
import type { KeyStore } from '../account/keyStore.ts';
import type { Prices } from '../account/prices.ts';
import type { Budget } from './budget.ts';
import type { FailedJobs } from './failedJobs.ts';
import type { SiteNotice } from './siteNotice.ts';
import type { HeldPlace } from '../editor/places.ts';
import type { UnderWay } from '../missing/underWay.ts';
import type { Log } from '../log.ts';
import type { PromptSubject } from '../ui/promptBox.ts';

/** What generating commands need. */
export interface GenerationDeps {
	readonly keys: KeyStore;
	readonly log: Log;
	/** The folder chosen for images when none was open, for as long as the window lives. */
	readonly chosenFolder: { uri?: vscode.Uri };
	readonly queue: Queue;
	/** What failed in this window, and may be tried again. */
	readonly failedJobs: FailedJobs;
	/** The files whose images are being made for links and in the places of drafts. */
	readonly underWay: UnderWay;
	readonly journal: Journal;
	readonly ledger: Ledger;
	readonly prices: Prices;
	readonly budget: Budget;
	/** Figment and its version. */
	readonly tool: string;
	/** What the person was told of sites. */
	readonly siteNotice: SiteNotice;
}

/** An earlier request to edit, and the place in a document that is held for it. */
export interface EarlierRequest {
	readonly request: ImageRequest;
	/** Whoever starts over with it must let it go. */
	readonly place: HeldPlace;
	/** The document that it was for. */
	readonly document: vscode.Uri | undefined;
	/** The image that it is about, where there is one already. */
	readonly about?: PromptSubject | undefined;
}

/** Where a command's prompt comes from: the input box, the selected text, or an earlier request. */
export type PromptSource = 'box' | 'selection' | EarlierRequest;
