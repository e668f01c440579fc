/** What the simulated service is like. Times in milliseconds since the start. */
export interface ServiceModel {
	/** Before that it takes nothing. */
	readonly recoversAt: number;
	/** How many requests it can take per second. */
	readonly capacity: number;
	/** What turning a request away costs it, as a share of what taking one does. */
	readonly rejectionCost: number;
	/** The `Retry-After` header that goes with being turned away, if one does. */
	readonly retryAfter: (now: number) => string | undefined;
}

/** How long it can save up its strength while nobody asks. */
const burstSeconds = 0.1;

/** How far it can fall behind. What comes on top is turned away before it costs anything. */
const backlogSeconds = 1;

/** A service that is down, recovers, and from then on takes what it has the strength for. */
export class SimulatedService {
	readonly #model: ServiceModel;
	/** In requests that it could take right now; below zero while it is behind with turning others away. */
	#strength = 0;
	#updatedAt: number;

	constructor(model: ServiceModel) {
		this.#model = model;
		this.#updatedAt = model.recoversAt;
	}

	/** Whether it takes a request that arrives now. `now` must never go back. */
	takes(now: number): boolean {
		const { recoversAt, capacity, rejectionCost } = this.#model;
		if (now < recoversAt) {
			return false;
		}
		const gained = ((now - this.#updatedAt) / 1000) * capacity;
		const strength = Math.min(capacity * burstSeconds, this.#strength + gained);
		const isTaken = strength >= 1;
		this.#strength = Math.max(-capacity * backlogSeconds, strength - (isTaken ? 1 : rejectionCost));
		this.#updatedAt = now;
		return isTaken;
	}
}
