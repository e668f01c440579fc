import type { ImageFacts } from './image/recognise.ts';
import type { ImageRequest } from './models/model.ts';

/** What one image cost, by the service's own figures. */
export interface Usage {
	readonly credits?: number | undefined;
	readonly usd?: number | undefined;
}

/** The bytes of a picture and what they say of themselves. */
export interface Picture {
	readonly bytes: Uint8Array;
	readonly facts: ImageFacts;
}

/** A picture that is paid for and waits to be fetched, at no further cost. */
export interface PaidResult {
	readonly url: string;
	readonly usage: Usage;
	/** The service's id of the request. */
	readonly requestId?: string | undefined;
}

/** One request on its way. With `paid` only its picture is fetched, and nothing is sent. */
export interface Job {
	readonly id: string;
	readonly request: ImageRequest;
	readonly paid?: PaidResult | undefined;
}

/** What a backend gives back: a whole picture, and what it cost. */
export interface Made {
	readonly picture: Picture;
	readonly usage: Usage;
	readonly requestId?: string | undefined;
}

/** How the caller follows and stops one request. */
export interface RequestControl {
	/** The wish to stop. Before the POST is sent it stops everything; after that nothing. */
	readonly cancel: AbortSignal;
	/** The wish to give up even an answer that may be paid. */
	readonly drop: AbortSignal;
	/** Called when the POST is about to be sent: from now on it may cost money. */
	readonly onSent?: () => void;
	/** Called when it was not taken after all and Figment waits so many milliseconds before the next try. */
	readonly onWaiting?: (delayMs: number) => void;
}

/** Turns a job into a picture: the service, or the draft. Throws a Failure. */
export interface Backend {
	make(job: Job, control: RequestControl): Promise<Made>;
}
