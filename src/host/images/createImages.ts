import * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { Replacements } from '../../core/version/replacements.ts';
import { VersionStore } from '../../core/version/versionStore.ts';
import { assetFiles, assetSidecars } from '../assets/assetFiles.ts';
import { LastEditor } from '../editor/lastEditor.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { journalFolder } from '../ids.ts';
import { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { outside } from '../outside.ts';
import { StorageFolder } from '../storageFolder.ts';
import { DetailsPages } from './detailsPages.ts';
import type { ImageTools } from './imageTools.ts';

/** How long after a version was kept the others are looked through, in milliseconds. */
const tidyDelayMs = 60_000;

/** What works with images that are there. */
export interface Images {
	readonly imageTools: ImageTools;
	readonly details: DetailsPages;
	/** Ends replacements that a crash has interrupted, and drops versions that are kept no longer. */
	readonly recover: () => Promise<void>;
	/** Follows files that were renamed or moved. */
	readonly moved: (
		files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
	) => Promise<void>;
}

/** Puts together what works with images that are there. Reads nothing. */
export function createImages(context: vscode.ExtensionContext, deps: GenerationDeps): Images {
	const { globalStorageUri, storageUri, extensionUri, subscriptions } = context;
	const versionFolder = vscode.Uri.joinPath(globalStorageUri, 'versions');
	// Start-up looks into the journal's folder alone: a replacement that was interrupted is noted there.
	const records = new StorageFolder(vscode.Uri.joinPath(globalStorageUri, journalFolder));
	const versions = new VersionStore(new StorageFolder(versionFolder), outside.now, records);
	const { now, sleep } = outside;
	const replacements = new Replacements({ versions, files: assetFiles, sidecars: assetSidecars, now, sleep });
	const lastEditor = new LastEditor();
	const library = new WorkspaceLibrary(storageUri);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tidy = async () => {
		timer = undefined;
		await versions.tidy().catch((error: unknown) => {
			deps.log.warn(`Earlier versions could not be tidied: ${detailOf(error)}`);
		});
	};
	const imageTools: ImageTools = {
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
	const details = new DetailsPages(imageTools);
	subscriptions.push(lastEditor, library, details, { dispose: () => clearTimeout(timer) });
	return {
		imageTools,
		details,
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
