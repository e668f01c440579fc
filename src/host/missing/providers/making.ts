import type * as vscode from 'vscode';
import type { MissingImage } from '../../../core/missing/missingImages.ts';

/** What the editor's offers start. Each tells the person by itself what becomes of it. */
export interface Making {
	/** Makes missing images, each at exactly its path. Spends money when they are no drafts. */
	readonly fill: (
		images: readonly [MissingImage, ...MissingImage[]],
		options: { readonly draft: boolean },
	) => Promise<unknown>;
	/** Makes the real image of a draft in its place. Spends money. */
	readonly render: (draft: vscode.Uri) => Promise<unknown>;
}
