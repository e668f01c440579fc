import type { Charge } from './types.ts';

/** Credits for one US dollar (AI/ML API's FAQ on funds). */
export const creditsPerDollar = 2_000_000;

/** One row of `GET /v2/logs`. */
export interface LogRow {
	/** Milliseconds since 1970. */
	readonly created: number;
	readonly key: string;
	readonly status: 'succeeded' | 'failed';
	readonly model: string;
	readonly credits: number;
	readonly requestId: string;
	readonly inferenceId: string;
	readonly clientRequestId: string | undefined;
}

/** Whose inference it is. */
export type Inference = Omit<LogRow, 'created' | 'status' | 'credits'>;

/** The account: its balance and what was billed. All keys share one account, as on the service. */
export class Ledger {
	readonly #startUsd: number;
	#credits = 0;
	#received = 0;
	#rows: LogRow[] = [];

	constructor(startUsd: number) {
		this.#startUsd = startUsd;
		this.clear();
	}

	/** The balance in US dollars. */
	get balanceUsd(): number {
		return this.#credits / creditsPerDollar;
	}

	set balanceUsd(usd: number) {
		this.#credits = Math.round(usd * creditsPerDollar);
	}

	/** Every inference so far, oldest first. */
	get rows(): readonly LogRow[] {
		return this.#rows;
	}

	/** How many generation requests arrived, whatever became of them. */
	get received(): number {
		return this.#received;
	}

	/** Counts a generation request that arrived. */
	arrived(): void {
		this.#received += 1;
	}

	/** Sets the price aside, so that two requests cannot spend the same money; false if the balance is short. */
	hold(credits: number): boolean {
		const covered = this.#credits >= credits;
		this.#credits -= covered ? credits : 0;
		return covered;
	}

	/** Bills what was held. */
	bill(inference: Inference, credits: number, path: string): Charge {
		this.#rows.push({ ...inference, created: Date.now(), status: 'succeeded', credits });
		return { usd: credits / creditsPerDollar, credits, inferenceId: inference.inferenceId, path };
	}

	/** Notes an inference that failed and gives back what was held: it costs nothing, and is listed all the same. */
	fail(inference: Inference, held: number): void {
		this.#credits += held;
		this.#rows.push({ ...inference, created: Date.now(), status: 'failed', credits: 0 });
	}

	/** Back to the balance of the start, with nothing billed. */
	clear(): void {
		this.balanceUsd = this.#startUsd;
		this.#received = 0;
		this.#rows = [];
	}
}

/**
 * The price of a picture in credits: $0.039 for the first megapixel and half of that for each further one
 * begun. Expected from other models' prices, not published; 1024×1024 counts as one megapixel, as at fal.
 */
export function priceInCredits(width: number, height: number): number {
	const megapixels = Math.ceil((width * height) / (1024 * 1024));
	return 78_000 + 39_000 * (megapixels - 1);
}
