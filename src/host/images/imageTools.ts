import type * as vscode from 'vscode';
import type { Replacements } from '../../core/version/replacements.ts';
import type { VersionStore } from '../../core/version/versionStore.ts';
import type { LastEditor } from '../editor/lastEditor.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';

/** What the commands on images need. */
export interface ImageTools {
	readonly deps: GenerationDeps;
	/** What images were, and what was made to replace them. */
	readonly versions: VersionStore;
	/** Drops, after a while, versions that are kept no longer. To be called when one was kept. */
	readonly tidySoon: () => void;
	readonly replacements: Replacements;
	readonly library: WorkspaceLibrary;
	/** The folder of {@link versions}. */
	readonly versionFolder: vscode.Uri;
	/** The image whose page is in front. */
	readonly activeAsset: () => vscode.Uri | undefined;
	/** Looks again at what the page of an image shows, if it is open. */
	readonly refreshDetails: (asset: vscode.Uri) => Promise<void>;
	readonly lastEditor: LastEditor;
	/** The folder of the pages' scripts and styles. */
	readonly dist: vscode.Uri;
}
