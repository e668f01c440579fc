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
	/** How many bytes of the buffer before the picture's are nobody's: room for its recipe. */
	readonly room?: number | undefined;
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

/** What came of a POST: a picture that is paid and must be fetched, or the picture itself. */
export type Answered = { readonly paid: PaidResult } | { readonly made: Made };

/** How the caller follows and stops one request. */
export interface RequestControl {
	/** The wish to stop. Before the POST is sent it stops everything; after that nothing. */
	readonly cancel: AbortSignal;
	/** The wish to give up even an answer that may be paid. */
	readonly drop: AbortSignal;
	/** Awaited before each POST; what it throws stops the request, and nothing is sent. */
	readonly beforeSend?: () => Promise<void>;
	/** Called when the POST is about to be sent: from now on it may cost money. */
	readonly onSent?: () => void;
	/** Awaited when the POST was not taken after all and Figment waits so long before the next try. */
	readonly onWaiting?: (wait: Wait) => Promise<void>;
	/** Awaited as soon as there is an answer that is paid, before anything else is done with it. */
	readonly onAnswer?: (answered: Answered) => Promise<void>;
}

/** A wait before the next try: how many milliseconds, and whether the service asked for it by being too busy. */
export interface Wait {
	readonly delayMs: number;
	readonly isBusy: boolean;
}

/** Turns a job into a picture: the service, or the draft. Throws a Failure. */
export interface Backend {
	make(job: Job, control: RequestControl): Promise<Made>;
}
