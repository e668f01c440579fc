import type * as vscode from 'vscode';
import type { FailureCode } from '../../../src/core/failure.ts';
import type { UnfinishedJob } from '../../../src/core/job/takeStock.ts';
import type { Billing } from '../../../src/core/service/usageLogs.ts';
import type { Control } from '../../service/control.ts';
import type { MemoryFolder } from '../../unit/core/job/memoryFolder.ts';
import type { MemoryFiles } from '../memoryFiles.ts';
import type { OtherWindow } from '../otherWindow.ts';

/** Where on its way a request meets a fault. */
export type Stage =
	| 'before the connection'
	| 'during upload'
	| 'before billing'
	| 'after billing'
	| 'during the answer'
	| 'during download'
	| 'during save'
	| 'during the edit';

/** The extension hosts. */
export type Host = 'node' | 'web';

/** Where a cell is played: all a fault may want to touch. */
export interface Place {
	readonly service: Control;
	readonly window: OtherWindow;
	/** Where the picture is to be saved as `sea.png`, which is taken by a file that is not Figment's. */
	readonly folder: vscode.Uri;
	/** The file system of `folder`, where that is in memory. */
	readonly pictures: MemoryFiles;
	/** The folders of Figment's own storage, which are in memory. */
	readonly journal: MemoryFolder;
	readonly ledger: MemoryFolder;
	/** The page that is open in an editor, where the cell wants one. */
	readonly editor: () => vscode.TextEditor;
	/** The emulator's address. */
	readonly origin: string;
	/** From now on Figment's waits last; resolves when the first one has begun. */
	readonly stopTime: () => Promise<void>;
	/** The person presses Cancel. */
	readonly cancel: () => void;
	/** The person gives up what is cancelled and may be paid. */
	readonly drop: () => void;
	/** The window is closed, and its extension host ends. */
	readonly closeWindow: () => Promise<void>;
}

/** One fault at one stage, and what must come of it. */
export interface Cell {
	readonly stage: Stage;
	readonly fault: string;
	/** The only host that knows this fault; both by default. */
	readonly host?: Host;
	/** What else the command is called with. */
	readonly args?: { readonly maxUsd?: number; readonly insert?: 'below'; readonly output?: string };
	/** What is in the secret storage; an empty one is none, in the environment too. */
	readonly apiKey?: string;
	/** What the request is sent with, when not what the settings say. */
	readonly order?: (place: Place) => { readonly origin?: string; readonly timeoutMs?: number };
	/** The picture goes to a file system in memory, which can be told to fail, instead of the disk. */
	readonly isFolderInMemory?: true;
	/** The text of a page that is open in an editor, with the part that is selected in brackets. */
	readonly page?: string;
	/** Before the command is called. */
	readonly before?: (place: Place) => unknown;
	/** While the command runs. */
	readonly meanwhile?: (place: Place) => Promise<unknown>;
	/** Before the next window looks; what goes wrong in the emulator and in memory is mended anyway. */
	readonly repair?: (place: Place) => unknown;
	/** Nothing is mended. */
	readonly isLasting?: boolean;
	readonly expected: Expected;
	/** What is otherwise in the web-worker host. */
	readonly expectedInWeb?: Partial<Expected>;
}

/** What the next window lists of a job: its state and what the service says of its cost. */
export type OpenState = UnfinishedJob['state'] | `unknown, ${Billing['kind']}`;

/** What must come of a cell. */
export interface Expected {
	/** How often Figment tries to send the request. Default 1. */
	readonly tries?: number;
	readonly billed: 0 | 1;
	/** How the command ends when it tells nothing: before anything was sent, or because its window is closed. */
	readonly ending?: 'silently' | 'with its window';
	/** The failure that is told: its code, whether it may have cost something, and what its message says. */
	readonly failure?: readonly [FailureCode, maybeBilled: boolean, says: RegExp];
	/** How a job ends that the person stopped waiting for: as a file, or with this code. */
	readonly late?: 'saved' | FailureCode;
	/**
	 * When the picture becomes a file: at once, by the next window, when the person says so there, or never.
	 * `noted later` is at once too, but only the next window can note it.
	 */
	readonly picture: 'at once' | 'noted later' | 'recovered' | 'by hand' | 'never';
	/** The file's name, kind and size. Default `sea-1.png` of 512 × 512 pixels. */
	readonly file?: readonly [name: string, looks: string];
	/** What else is in the folder from the action on, and what is until the fault is mended. */
	readonly others?: Readonly<Record<string, string>>;
	readonly untilMended?: Readonly<Record<string, string>>;
	/** What the next window lists. */
	readonly open?: OpenState;
	/**
	 * What ledger and journal count: what was billed (`even`, the default), or more because nobody knows
	 * (`perhaps`).
	 */
	readonly counted?: 'even' | 'perhaps';
	/** The text of the page at the end. */
	readonly page?: string;
}
