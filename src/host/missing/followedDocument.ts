import type * as vscode from 'vscode';
import type { ImageLink } from '../../core/document/find/imageLink.ts';
import { LinkFinder } from '../../core/document/find/linkFinder.ts';
import { mayShowImages } from '../../core/missing/mayShowImages.ts';
import { languageOf } from '../editor/languageOf.ts';

/** An open document whose image links are kept as it is edited. */
export class FollowedDocument {
	readonly #document: vscode.TextDocument;
	#finder: LinkFinder | undefined;
	#eol: vscode.EndOfLine | undefined;

	constructor(document: vscode.TextDocument) {
		this.#document = document;
	}

	/** The text that the links were last looked for in. */
	get text(): string {
		return this.#finder?.text ?? '';
	}

	/** Takes in an edit. Reads nothing. */
	change(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
		if (this.#eol !== this.#document.eol) {
			// Then every line is another one.
			this.#finder = undefined;
			return;
		}
		try {
			this.#finder?.change(
				changes.map(({ rangeOffset, rangeLength, text }) => ({
					offset: rangeOffset,
					length: rangeLength,
					text,
				})),
			);
		} catch (error) {
			if (!(error instanceof RangeError)) {
				throw error;
			}
			this.#finder = undefined;
		}
	}

	/**
	 * Its image links as it is now, read with pauses; undefined when it was edited meanwhile. Rejects with the
	 * signal's reason when it is aborted.
	 */
	async links(signal?: AbortSignal): Promise<readonly ImageLink[] | undefined> {
		const { version } = this.#document;
		if (this.#finder === undefined && !mayShowImages(languageOf(this.#document), this.#document.getText())) {
			return [];
		}
		const finder = (this.#finder ??= new LinkFinder(languageOf(this.#document), this.#document.getText()));
		this.#eol = this.#document.eol;
		const links = await finder.linksSoon(signal);
		return this.#document.version === version && this.#finder === finder ? links : undefined;
	}
}
