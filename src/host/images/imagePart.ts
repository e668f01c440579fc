import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { Replacements } from '../../core/version/replacements.ts';
import { VersionStore } from '../../core/version/versionStore.ts';
import { assetFiles, assetSidecars } from '../assets/assetFiles.ts';
import type { Command } from '../commands/command.ts';
import { createInsertImage } from '../commands/insertImage.ts';
import type { Browse } from '../commands/insertImage.ts';
import { createRegenerate } from '../commands/regenerate.ts';
import { createRestorePrevious } from '../commands/restorePrevious.ts';
import { createShowRecipe } from '../commands/showRecipe.ts';
import { createShowUnused } from '../commands/showUnused.ts';
import { createVariations } from '../commands/variations.ts';
import { LastEditor } from '../editor/lastEditor.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { journalFolder } from '../ids.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { outside } from '../outside.ts';
import { StorageFolder } from '../storageFolder.ts';
import { Deletions } from './deletions.ts';
import { DetailsPages } from './detailsPages.ts';
import type { ImageTools } from './imageTools.ts';

/** How long after a version was kept the others are looked through, in milliseconds. */
const tidyDelayMs = 60_000;

/** What works with images that are there. */
interface ImagePart {
	readonly tools: ImageTools;
	readonly commands: readonly Command[];
	readonly details: DetailsPages;
	/** What is done about files that are deleted elsewhere. */
	readonly deletions: Deletions;
	/** Ends replacements that a crash has interrupted, and drops versions that are kept no longer. */
	readonly recover: () => Promise<void>;
	/** Follows files that were renamed or moved. */
	readonly moved: (
		files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
	) => Promise<void>;
}

/** What they work with. */
interface ImageNeeds {
	readonly deps: GenerationDeps;
	readonly library: WorkspaceLibrary;
	readonly browse: Browse;
}

/** Puts together what works with images that are there. Reads nothing. Loaded when there is one to work with. */
export function createImagePart(
	context: vscode.ExtensionContext,
	{ deps, library, browse }: ImageNeeds,
): ImagePart {
	const { globalStorageUri, extensionUri, subscriptions } = context;
	const versionFolder = vscode.Uri.joinPath(globalStorageUri, 'versions');
	// Start-up looks into the journal's folder alone: a replacement that was interrupted is noted there.
	const records = new StorageFolder(vscode.Uri.joinPath(globalStorageUri, journalFolder));
	const versions = new VersionStore(new StorageFolder(versionFolder), outside.now, records);
	const { now, sleep } = outside;
	const replacements = new Replacements({ versions, files: assetFiles, sidecars: assetSidecars, now, sleep });
	const lastEditor = new LastEditor();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tidy = async () => {
		timer = undefined;
		await versions.tidy().catch((error: unknown) => {
			deps.log.warn(`Earlier versions could not be tidied: ${detailOf(error)}`);
		});
	};
	const tools: ImageTools = {
		deps,
		versions,
		tidySoon: () => void (timer ??= setTimeout(() => void tidy(), tidyDelayMs)),
		replacements,
		versionFolder,
		library,
		lastEditor,
		refreshDetails: asset => details.refresh(asset),
		activeAsset: () => details.activeAsset,
		dist: vscode.Uri.joinPath(extensionUri, 'dist'),
	};
	const details = new DetailsPages(tools);
	subscriptions.push(lastEditor, details, { dispose: () => clearTimeout(timer) });
	return {
		tools,
		commands: [
			createInsertImage(tools, browse),
			createRegenerate(tools),
			createRestorePrevious(tools),
			createVariations(tools),
			createShowRecipe(tools, details),
			createShowUnused(tools),
		],
		details,
		deletions: new Deletions(tools),
		recover: async () => {
			for (const { outcome } of await replacements.recover()) {
				deps.log.info(`An image was being replaced when a window ended: ${outcome}`);
			}
			await tidy();
		},
		moved: async files => {
			try {
				for (const { oldUri, newUri } of files) {
					await versions.moved(oldUri.toString(), newUri.toString());
				}
			} catch (error) {
				deps.log.warn(`Earlier versions could not follow a file: ${detailOf(error)}`);
			}
		},
	};
}
