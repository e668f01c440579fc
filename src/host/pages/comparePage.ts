import * as vscode from 'vscode';
import { compareActions } from '../../protocol/imagePage.ts';
import type { CompareAction } from '../../protocol/imagePage.ts';
import type { ComparedImage } from './changes.ts';
import { compareContent } from './compare.ts';
import type { Comparison } from './compare.ts';
import { nameOf } from './details.ts';
import { ImagePanel, panelOptions } from './imagePanel.ts';
import { pageWords as words } from './words.ts';

/** The type of the panel. It is not restored: what it shows is an answer that somebody waits for. */
export const compareViewType = 'figment.compare';

/** One of two images, and where it is. */
export interface ComparedFile extends ComparedImage {
	readonly uri: vscode.Uri;
	/** When the file was last changed, in milliseconds since 1970: a changed picture is loaded anew. */
	readonly mtime: number;
}

/** Two images to choose from. */
export interface CompareContent extends Omit<Comparison, 'before' | 'after' | 'isWorking'> {
	readonly before: ComparedFile;
	readonly after: ComparedFile;
}

/** What the person chose; `closed` when they closed the tab instead, `superseded` when there is another picture. */
export type CompareChoice = CompareAction | 'closed' | 'superseded';

/** The page that shows an image before and after, and asks which one it shall be. One for one regeneration. */
export class ComparePage {
	readonly #dist: vscode.Uri;
	#open: { readonly panel: ImagePanel; readonly folders: readonly string[] } | undefined;
	#content: CompareContent | undefined;
	#choose: ((choice: CompareChoice) => void) | undefined;

	/** `dist` is the folder that holds the page's script and style. */
	constructor(dist: vscode.Uri) {
		this.#dist = dist;
	}

	/**
	 * Shows both images, opening the page where it is not, and resolves with the choice. After `again` the page
	 * says that an image is being made until it is asked again, with the new candidate or the old one.
	 */
	compare(content: CompareContent): Promise<CompareChoice> {
		this.supersede();
		const isAnother = this.#content !== undefined && this.#content.after !== content.after;
		this.#content = content;
		this.#fill(content, { announcement: isAnother ? words.candidate() : '', isWorking: false });
		return new Promise(resolve => {
			this.#choose = resolve;
		});
	}

	/** Ends the wait for a choice, since there is another picture to choose from. */
	supersede(): void {
		const choose = this.#choose;
		this.#choose = undefined;
		choose?.('superseded');
	}

	/** Closes the page; a choice that is still waited for is then `closed`. */
	dispose(): void {
		this.#open?.panel.panel.dispose();
	}

	#answer(choice: CompareChoice): void {
		const choose = this.#choose;
		this.#choose = undefined;
		if (choice === 'again' && choose !== undefined && this.#content !== undefined) {
			this.#fill(this.#content, { announcement: words.working(), isWorking: true });
		}
		choose?.(choice);
	}

	#fill(
		content: CompareContent,
		state: { readonly announcement: string; readonly isWorking: boolean },
	): void {
		const { before, after, path } = content;
		const panel = this.#panelFor(content);
		const urls = {
			before: panel.pictureUrl(before.uri, before.mtime),
			after: panel.pictureUrl(after.uri, after.mtime),
		};
		const scene = { words, locale: vscode.env.language, now: Date.now() };
		panel.show({
			title: words.compareTitle(nameOf(path)),
			content: compareContent({ ...content, isWorking: state.isWorking }, urls, scene),
			announcement: state.announcement,
		});
	}

	/** Pictures of another folder need another panel, since a page keeps the folders it was made with. */
	#panelFor({ path, before, after }: CompareContent): ImagePanel {
		const folders = [before, after].map(({ uri }) => vscode.Uri.joinPath(uri, '..'));
		const names = folders.map(String);
		if (this.#open !== undefined && names.every(name => this.#open?.folders.includes(name))) {
			return this.#open.panel;
		}
		const former = this.#open;
		const panel = new ImagePanel(
			vscode.window.createWebviewPanel(
				compareViewType,
				words.compareTitle(nameOf(path)),
				vscode.ViewColumn.Active,
				panelOptions,
			),
			{
				kind: 'compare',
				dist: this.#dist,
				folders,
				asset: undefined,
				onAction: action => {
					const known = compareActions.find(each => each === action);
					if (known !== undefined) {
						this.#answer(known);
					}
				},
				onClosed: () => {
					if (this.#open?.panel === panel) {
						this.#open = undefined;
						this.#answer('closed');
					}
				},
			},
		);
		this.#open = { panel, folders: names };
		former?.panel.panel.dispose();
		return panel;
	}
}
