import type * as vscode from 'vscode';
import type { Backend, Job } from '../../core/backend.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import type { Destination } from '../assets/destination.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import type { Settings } from '../settings.ts';

/** All that is decided before a batch is run, and may be run again. */
export interface Order {
	readonly model: Model;
	readonly requests: readonly ImageRequest[];
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	readonly alt: string;
	readonly destination: Destination;
	/** Where the links go; undefined when they go nowhere. */
	readonly spot: HeldSpot | undefined;
	/** The language links are written in. */
	readonly languageId: string;
	readonly settings: Settings;
	/** A backend for a job, made anew each time: the key may have changed. Throws a Failure. */
	readonly openBackend: (job: Job) => Promise<Backend>;
	/** Starts over with the prompt in the input box. */
	readonly edit: (request: ImageRequest) => Thenable<unknown>;
	/** Asks for another key; whether there is one now. */
	readonly askKey: () => Promise<boolean>;
	/** Where pictures go that could not be saved where they belong. */
	readonly lostAndFound: vscode.Uri;
}
