import type * as vscode from 'vscode';
import type { ImageRequest } from '../../core/models/model.ts';
import type { KeyStore } from '../account/keyStore.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import type { Log } from '../log.ts';

/** What generating commands need. */
export interface GenerationDeps {
	readonly keys: KeyStore;
	readonly log: Log;
	/** The folder chosen for images when none was open, for as long as the window lives. */
	readonly chosenFolder: { uri?: vscode.Uri };
	/** Where pictures go that could not be saved where they belong. */
	readonly lostAndFound: vscode.Uri;
}

/** An earlier request to edit, and the place in a document that is held for it. */
export interface EarlierRequest {
	readonly request: ImageRequest;
	readonly spot: HeldSpot | undefined;
}

/** Where a command's prompt comes from: the input box, the selected text, or an earlier request. */
export type PromptSource = 'box' | 'selection' | EarlierRequest;
