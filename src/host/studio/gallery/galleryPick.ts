import type * as vscode from 'vscode';
import type { Linked } from '../../../core/generate.ts';
import type { HeldSpot } from '../../editor/heldSpot.ts';
import type { Target } from '../../editor/target.ts';
import type { LinkedImages } from '../../images/imageLinks.ts';
import { holdSpot, insertAt } from '../../images/insertImage.ts';
import { nameOf } from '../../pages/details.ts';

interface HeldPick {
	readonly document: vscode.TextDocument;
	readonly spot: HeldSpot | undefined;
	/** Gives the text of the links that were put in to who waits for them. */
	readonly done: (links: string | undefined) => void;
}

/** The place in a document that waits for an image of the gallery, if one does. */
export class GalleryPick {
	#held: HeldPick | undefined;

	/** The document that an image is chosen for; undefined while none is. */
	get document(): vscode.TextDocument | undefined {
		return this.#held?.document;
	}

	/** Its name, in words. */
	get name(): string | undefined {
		return this.#held && nameOf(this.#held.document.uri.path);
	}

	/**
	 * Holds the place that the person points at until images are put in there, which gives the text of their links,
	 * or nobody wants them any more: undefined. An earlier place is let go.
	 */
	start(document: vscode.TextDocument, target: Target): Promise<string | undefined> {
		this.end();
		return new Promise(done => {
			this.#held = { document, spot: holdSpot(target), done };
		});
	}

	/** Puts images in at the place, which is let go. Throws a Failure as {@link insertAt} does. */
	async insert(images: LinkedImages): Promise<Linked> {
		const held = this.#held;
		this.#held = undefined;
		let text: string | undefined;
		try {
			const linked = await insertAt(images, held ?? { document: undefined, spot: undefined });
			text = linked.links.map(link => link.text).join('\n');
			return linked;
		} finally {
			held?.spot?.dispose();
			held?.done(text);
		}
	}

	/** Lets the place go. */
	end(): void {
		const held = this.#held;
		this.#held = undefined;
		held?.spot?.dispose();
		held?.done(undefined);
	}
}
