import type * as vscode from 'vscode';
import type { AssetPlan } from '../../core/asset/assetPath.ts';
import type { Job, Made } from '../../core/backend.ts';
import type { Failure } from '../../core/failure.ts';
import type { Asset } from '../../core/generate.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import type { Settings } from '../settings.ts';

/** An image that is to be made for a file that waits for it: one that is not there, or a draft. */
export interface FillImage {
	readonly request: ImageRequest;
	readonly model: Model;
	readonly settings: Settings;
	/** The folder that the file stays in. */
	readonly root: vscode.Uri;
	/** A document that shows it. */
	readonly document: vscode.Uri | undefined;
	/** The file that waits. */
	readonly uri: vscode.Uri;
	/** Where a picture goes that a crash has kept from there. */
	readonly file: AssetPlan;
	/** Throws a Failure when the file waits no longer: then nothing is sent. */
	readonly check: () => Promise<void>;
	/** Makes a file of a picture, and gives its URI. Throws a Failure. */
	readonly keep: (job: Job, made: Made, file: ImageFile) => Promise<vscode.Uri>;
}

/** An image that cannot be asked for, and why. */
export interface RefusedImage {
	readonly prompt: string;
	readonly uri: vscode.Uri;
	readonly failure: Failure;
}

/** An image that was made, and the file that waited for it. */
export interface FilledImage {
	readonly asset: Asset;
	readonly image: FillImage;
}

/** What is done and to be said once images are files. */
export interface Aftermath {
	/** What the person should know of images that came otherwise than they were meant to. */
	readonly notes: readonly string[];
	readonly failure?: Failure | undefined;
}

/** How images are made. */
export interface FillOptions {
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	/** What the action may cost without asking, in USD. */
	readonly maxUsd?: number | undefined;
}
