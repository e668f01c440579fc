import type { Backend, Job } from '../../core/backend.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import type { Destination } from '../assets/destination.ts';
import type { HeldSpot } from '../editor/heldSpot.ts';
import type { Settings } from '../settings.ts';
import type { Reservation } from './budget.ts';

/** All that is decided before a batch is run, and may be run again. */
export interface Order {
	readonly model: Model;
	readonly requests: readonly ImageRequest[];
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	readonly alt: string;
	readonly destination: Destination;
	/** Where the links go; undefined when they go nowhere. */
	readonly spot: HeldSpot | undefined;
	/** The language links are written in. */
	readonly languageId: string;
	readonly settings: Settings;
	/** A backend for a job, made anew each time: the key may have changed. Throws a Failure. */
	readonly openBackend: (job: Job) => Promise<Backend>;
	/** What was set aside for it, to be released when it is over. */
	readonly reservation?: Reservation | undefined;
	/** Starts over with the prompt in the input box. */
	readonly edit: (request: ImageRequest) => Thenable<unknown>;
	/** Asks for another key; whether there is one now. */
	readonly askKey: () => Promise<boolean>;
	/** The origin of the service that real images come from. */
	readonly origin: string;
	/** What one image should cost in USD, when that is known. */
	readonly priceUsd: (request: ImageRequest) => number | undefined;
}
