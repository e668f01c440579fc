import * as vscode from 'vscode';
import { freshFolder, openDocument } from '../../test/vscode/figment.ts';

/** A document that waits for links of images, in a folder of its own, and when it got the last one. */
export class LinkedImage {
	readonly folder: vscode.Uri;
	readonly document: vscode.TextDocument;
	readonly #subscription: vscode.Disposable;
	#linkedAt: number | undefined;

	private constructor(folder: vscode.Uri, document: vscode.TextDocument) {
		this.folder = folder;
		this.document = document;
		this.#subscription = vscode.workspace.onDidChangeTextDocument(event => {
			if (event.document === document && event.contentChanges.length > 0) {
				this.#linkedAt = performance.now();
			}
		});
	}

	/** Opens a new document, has it used, and takes it away with all that is in its folder. */
	static async with<Result>(use: (image: LinkedImage) => Promise<Result>): Promise<Result> {
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'page.md', '# Page\n');
		const image = new LinkedImage(folder, document);
		try {
			return await use(image);
		} finally {
			image.#subscription.dispose();
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	}

	/** When the document got its last link, by `performance.now()`. Throws when it has none. */
	get linkedAt(): number {
		if (this.#linkedAt === undefined) {
			throw new Error('The document has no link');
		}
		return this.#linkedAt;
	}

	/** The least that saves an image: one write. */
	async write(bytes: Uint8Array, name = 'plain.png'): Promise<void> {
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.folder, name), bytes);
	}

	/** The least that links images: one edit. */
	async insert(text: string): Promise<void> {
		const edit = new vscode.WorkspaceEdit();
		edit.insert(this.document.uri, new vscode.Position(1, 0), text);
		await vscode.workspace.applyEdit(edit);
	}
}
