import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf } from '../../../core/failure.ts';
import type { Linked } from '../../../core/generate.ts';
import type { ImageAction } from '../../../protocol/studio/gallery.ts';
import type { Target } from '../../editor/target.ts';
import { commandIds } from '../../ids.ts';
import { deleteImages } from '../../images/deleteImage.ts';
import { linkedImages, writeLinks } from '../../images/imageLinks.ts';
import type { ChosenImages, LinkedImages } from '../../images/imageLinks.ts';
import { insertImages } from '../../images/insertImage.ts';
import { insertTarget, peekTarget } from '../../images/insertTarget.ts';
import type { ImageTools } from '../../images/imageTools.ts';
import { requireTrust } from '../../images/remake.ts';
import type { GalleryPick } from './galleryPick.ts';

/** More images than this are not opened at a time. */
const mostOpened = 10;

/** What is done with images from the gallery. */
export class GalleryActs {
	readonly #tools: ImageTools;
	readonly #pick: GalleryPick;
	readonly #announce: (text: string) => void;

	constructor(tools: ImageTools, pick: GalleryPick, announce: (text: string) => void) {
		this.#tools = tools;
		this.#pick = pick;
		this.#announce = announce;
	}

	/** Throws a Failure, or an Error in words for people, where it cannot be done. */
	async run(action: ImageAction, images: ChosenImages): Promise<void> {
		switch (action) {
			case 'insert':
				return this.#insert(await linkedImages(images));
			case 'copyLink':
				return this.#copy(await this.#writeLinks(await linkedImages(images)), '\n');
			case 'copyPrompt':
				return this.#copy(
					images.map(({ recipe }) => recipe.prompt),
					'\n\n',
				);
			case 'reveal':
				return void (await vscode.commands.executeCommand('revealInExplorer', onlyOne(images)));
			case 'open':
				return openAll(images);
			case 'details':
				return void (await vscode.commands.executeCommand(commandIds.showRecipe, { asset: onlyOne(images) }));
			case 'vary':
				return this.#remake(commandIds.variations, onlyOne(images));
			case 'regenerate':
				return this.#remake(commandIds.regenerate, onlyOne(images));
			case 'delete':
				return this.#delete(images.map(({ id }) => vscode.Uri.parse(id)));
		}
	}

	async #insert(images: LinkedImages): Promise<void> {
		const { document } = this.#pick;
		let linked: Linked;
		if (document === undefined) {
			linked = await insertImages(images, await insertTarget(this.#tools, undefined, false));
		} else {
			// In front, the text that one may want to change next can be selected. One without a file would be made anew.
			if (!document.isClosed || !document.isUntitled) {
				await this.#tools.lastEditor.reveal(document.uri);
			}
			if (document !== this.#pick.document) {
				// Somebody was quicker: images are in there, or are no longer wanted.
				return;
			}
			linked = await this.#pick.insert(images);
		}
		if (linked.failure !== undefined) {
			throw linked.failure;
		}
		if (linked.links.some(({ isInserted }) => !isInserted)) {
			throw new Error(l10n.t('No document is open to insert the link into.'));
		}
		const { length } = images;
		this.#announce(
			length === 1 ? l10n.t('The link is inserted.') : l10n.t('{0} links are inserted.', length),
		);
	}

	async #writeLinks(images: LinkedImages): Promise<readonly string[]> {
		return writeLinks(images, await this.#linkTarget());
	}

	/** What links are copied for: nothing comes to the front for that. */
	#linkTarget(): Promise<Pick<Target, 'document' | 'editor'>> {
		const { document } = this.#pick;
		return document === undefined
			? peekTarget(this.#tools)
			: Promise.resolve({
					document,
					editor: vscode.window.visibleTextEditors.find(editor => editor.document === document),
				});
	}

	async #copy(texts: readonly string[], between: string): Promise<void> {
		await vscode.env.clipboard.writeText(texts.join(between));
		this.#announce(l10n.t('Copied.'));
	}

	/** The command asks, tells and waits by itself: the page need not. */
	#remake(command: string, asset: vscode.Uri): void {
		requireTrust();
		void vscode.commands.executeCommand(command, { asset }).then(undefined, (error: unknown) => {
			this.#tools.deps.log.error(detailOf(error));
		});
	}

	async #delete(images: readonly vscode.Uri[]): Promise<void> {
		const count = await deleteImages(this.#tools, images);
		if (count > 0) {
			this.#announce(
				count === 1 ? l10n.t('The image is deleted.') : l10n.t('{0} images are deleted.', count),
			);
		}
	}
}

async function openAll(images: ChosenImages): Promise<void> {
	if (images.length > mostOpened) {
		throw new Error(l10n.t('At most {0} images can be opened at a time.', mostOpened));
	}
	for (const { id } of images) {
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(id), {
			preview: images.length === 1,
		});
	}
}

function onlyOne([image, ...others]: ChosenImages): vscode.Uri {
	if (others.length > 0) {
		throw new Error(l10n.t('This can be done with one image at a time.'));
	}
	return vscode.Uri.parse(image.id);
}
