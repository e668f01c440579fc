import { splitName } from '../asset/fileName.ts';
import { Failure } from '../failure.ts';
import { isOwn } from '../library/libraryImage.ts';
import type { LibraryImage } from '../library/libraryImage.ts';
import type { ImageRequest, Model } from '../models/model.ts';
import { findModel } from '../models/registry.ts';
import { parseRequest } from '../models/request.ts';
import { requestOf } from '../recipe/requestOf.ts';
import { formatOf } from './imageTarget.ts';

/** A draft, and the request for the real image in its place. */
export interface RenderableDraft {
	readonly image: LibraryImage;
	readonly request: ImageRequest;
}

/**
 * Why there can be no real image of a draft: its model, its size or the format of its file is none that Figment
 * knows, or its prompt is too long.
 */
export type DraftFault = 'model' | 'size' | 'format' | 'prompt';

/** A draft that stays one. */
export interface StuckDraft {
	readonly image: LibraryImage;
	readonly fault: DraftFault;
}

/** The drafts of some images. */
export interface Drafts {
	readonly renderable: readonly RenderableDraft[];
	readonly stuck: readonly StuckDraft[];
}

/**
 * The drafts among images, by their paths, each with the request for the real one: the same prompt, style, seed and
 * size, in the format of its file, whose name stays. `random` gives numbers from 0 to below 1, for a draft whose
 * recipe has lost its seed.
 */
export function draftsOf(images: readonly LibraryImage[], random: () => number): Drafts {
	const renderable: RenderableDraft[] = [];
	const stuck: StuckDraft[] = [];
	const drafts = images.filter(image => isOwn(image) && image.recipe.draft === true);
	for (const image of drafts.sort(byPath)) {
		const request = realRequest(image, random);
		if (typeof request === 'string') {
			stuck.push({ image, fault: request });
		} else {
			renderable.push({ image, request });
		}
	}
	return { renderable, stuck };
}

function byPath(one: LibraryImage, other: LibraryImage): number {
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function realRequest({ path, recipe }: LibraryImage, random: () => number): ImageRequest | DraftFault {
	const model = findModel(recipe.model ?? '');
	if (model === undefined) {
		return 'model';
	}
	const { ending } = splitName(path);
	const outputFormat = formatOf(ending.slice(1));
	const { values, experimental } = model.outputFormat;
	if (!/^\.(?:png|jpe?g|webp)$/i.test(ending) || ![...values, ...experimental].includes(outputFormat)) {
		return 'format';
	}
	const input = requestOf(recipe);
	if (input.imageSize === undefined) {
		return 'size';
	}
	try {
		return parseRequest({ ...input, outputFormat, seed: seedFor(model, recipe.seed) }, random);
	} catch (error) {
		if (error instanceof Failure) {
			return 'prompt';
		}
		throw error;
	}
}

function seedFor({ seed: { min, max } }: Model, seed: number | undefined): number | undefined {
	return seed !== undefined && seed >= min && seed <= max ? seed : undefined;
}
