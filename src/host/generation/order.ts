import type { AssetPlan } from '../../core/asset/assetPath.ts';
import type { Backend, Job, Made } from '../../core/backend.ts';
import type { Site } from '../../core/document/site/site.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import type { Asset } from '../../core/generate.ts';
import type { AssetPlace } from '../assets/assetPlace.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import type { LinkRules } from '../editor/linkRules.ts';
import type { Settings } from '../settings.ts';
import type { Reservation } from './budget.ts';
import type { EarlierRequest } from './deps.ts';

/** One image of an order, and all that is decided about it before it is paid. */
export interface PlannedImage {
	readonly request: ImageRequest;
	/** Where its file goes. */
	readonly file: AssetPlan;
	readonly alt: string;
	/** Where its link goes; undefined when it goes nowhere. */
	readonly spot: HeldSpot | undefined;
	/** What it should cost in USD, when that is known. */
	readonly priceUsd: number | undefined;
}

/** All that is decided before a batch is run, and may be run again. */
export interface Order {
	readonly model: Model;
	readonly images: readonly PlannedImage[];
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	/** Whether what becomes of it shows elsewhere just then, so that no notice needs to lie over that. */
	readonly isWatched?: (() => boolean) | undefined;
	readonly place: Pick<AssetPlace, 'root' | 'document'>;
	/** The site that the document is part of, where the person is to be told of it. */
	readonly site?: Site | undefined;
	/** How links are written for the document. */
	readonly openRules: () => Promise<LinkRules>;
	/** The language links are written in. */
	readonly languageId: string;
	readonly settings: Settings;
	/** A backend for a job, made anew each time: the key may have changed. Throws a Failure. */
	readonly openBackend: (job: Job) => Promise<Backend>;
	/** What was set aside for it, to be released when it is over. */
	readonly reservation?: Reservation | undefined;
	/** Starts over with the prompt in the input box. */
	readonly edit: (image: PlannedImage) => Thenable<unknown>;
	/** Asks for another key; whether there is one now. */
	readonly askKey: () => Promise<boolean>;
	/** Keeps a picture elsewhere than as a new file, and gives its URI; no links are written then. */
	readonly keep?: ((job: Job, made: Made, file: ImageFile) => Promise<string>) | undefined;
	/** Offers a picture that came after the order was over: cancelled, or tried again from a notice. */
	readonly offer?: ((asset: Asset) => void) | undefined;
	/** The origin of the service that real images come from. */
	readonly origin: string;
}

/** The image that a request of an order is for. */
export function imageOf({ images }: Order, request: ImageRequest): PlannedImage {
	const image = images.find(each => each.request === request);
	if (image === undefined) {
		throw new Error('The request is of another order.');
	}
	return image;
}

/** What is needed to start over with an image's prompt at its own place, whatever becomes of its order. */
export function toEarlier(
	{ request, spot }: PlannedImage,
	{ document }: Pick<AssetPlace, 'document'>,
): EarlierRequest {
	return { request, place: { spot: spot?.share(), text: '' }, document: spot?.uri ?? document };
}
