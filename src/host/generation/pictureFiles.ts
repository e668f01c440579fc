import type * as vscode from 'vscode';
import { sha256 } from '../../core/asset/contentHash.ts';
import type { Job, Made } from '../../core/backend.ts';
import { detailOf } from '../../core/failure.ts';
import type { Journal } from '../../core/job/journal.ts';
import { recipeOf } from '../../core/recipe/recipeOf.ts';
import { expectedPlace, settlePlace } from '../assets/planFile.ts';
import type { FilePlace } from '../assets/planFile.ts';
import { sidecarRoot, withRecipe, writeSidecar } from '../assets/recipeFiles.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import { removeHalf, saveImage } from '../assets/saveImage.ts';
import type { Log } from '../log.ts';
import { imageOf } from './order.ts';
import type { Order } from './order.ts';

/** What saving works with. */
export interface PictureTools {
	readonly log: Log;
	readonly journal: Journal;
	/** Figment and its version. */
	readonly tool: string;
}

/** Makes files of an order's pictures, each with its recipe. */
export class PictureFiles {
	readonly #order: Order;
	readonly #tools: PictureTools;

	constructor(order: Order, tools: PictureTools) {
		this.#order = order;
		this.#tools = tools;
	}

	/** Where the file of a job should go, as far as that can be told before there is a picture. */
	expectedPlace({ request }: Job): FilePlace {
		return expectedPlace(this.#order.place.root, imageOf(this.#order, request).file);
	}

	/** Writes a picture as a new file where the order says. */
	async save(job: Job, made: Made): Promise<string> {
		const { facts } = made.picture;
		try {
			if (this.#order.keep !== undefined) {
				return await this.#order.keep(job, made, this.fileOf(job, made));
			}
			const place = await settlePlace(
				this.#order.place.root,
				imageOf(this.#order, job.request).file,
				made.picture,
			);
			const uri = await this.#saveAt(place, job, made);
			this.#tools.log.trace(`${job.id}: saved as ${uri.toString()}`);
			return uri.toString();
		} finally {
			const { usage, requestId } = made;
			const { length } = made.picture.bytes;
			const size = `${facts.width}x${facts.height} ${facts.mimeType}, ${length} bytes`;
			const cost = `USD ${usage.usd ?? '?'}, credits ${usage.credits ?? '?'}`;
			this.#tools.log.info(`${job.id}: ${size}, request id ${requestId ?? '-'}, ${cost}`);
		}
	}

	async #saveAt(place: FilePlace, job: Job, made: Made): Promise<vscode.Uri> {
		// What is only fetched again may have been saved in the moment before a crash.
		const isSavedPerhaps = job.paid !== undefined;
		if (isSavedPerhaps) {
			await removeHalf(place.uri, job.id);
		}
		// Nobody else uses the picture until it is saved: it is not copied.
		const file = this.fileOf(job, made, made.picture.room);
		try {
			const uri = await saveImage(place.uri, { ...place, id: job.id }, file.bytes, isSavedPerhaps);
			await this.noteRecipe(uri, file);
			return uri;
		} finally {
			file.giveBack?.();
		}
	}

	/**
	 * A picture as it goes to disk: with its recipe, as far as the settings say. With `room` it may be made of the
	 * picture's own bytes, and must be given back.
	 */
	fileOf({ id, request }: Job, { picture, usage }: Made, room?: number): ImageFile {
		// A job that is taken up again must give the same bytes.
		const at = this.#tools.journal.find(id)?.at ?? new Date().toISOString();
		const { isDraft, settings } = this.#order;
		const recipe = recipeOf({ request, isDraft, at, usage, size: picture.facts, tool: this.#tools.tool });
		const { metadata, promptWriter } = settings;
		return withRecipe(picture.bytes, recipe, { metadata, promptWriter, room });
	}

	/** Writes down the recipe of a file that has none in it. The picture counts more: it never throws. */
	async noteRecipe(uri: vscode.Uri, { bytes, sidecar }: ImageFile): Promise<void> {
		try {
			if (sidecar !== undefined) {
				await writeSidecar(sidecarRoot(uri), await sha256(bytes), sidecar);
			}
		} catch (error) {
			this.#tools.log.warn(`A recipe could not be written: ${detailOf(error)}`);
		}
	}
}
