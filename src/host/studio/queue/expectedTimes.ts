import type { ExpectedDuration } from '../../../core/job/expected.ts';
import { findModel } from '../../../core/models/registry.ts';
import type { Model } from '../../../core/models/model.ts';
import type { Prices } from '../../account/prices.ts';

/** How long what is known is taken for true, in milliseconds. */
const memoryMs = 600_000;

/** How long images of each model take, as far as that is known: it is asked for behind, and nobody waits for it. */
export class ExpectedTimes {
	readonly #prices: Pick<Prices, 'expectedDuration'>;
	readonly #onNews: () => void;
	readonly #known = new Map<string, ExpectedDuration>();
	/** When each model was asked for last, in milliseconds since 1970. */
	readonly #askedAt = new Map<string, number>();

	/** `onNews` is called when more is known than before. */
	constructor(prices: Pick<Prices, 'expectedDuration'>, onNews: () => void) {
		this.#prices = prices;
		this.#onNews = onNews;
	}

	/** What is known of a model now. */
	of(modelId: string): ExpectedDuration | undefined {
		const model = findModel(modelId);
		if (model !== undefined && Date.now() - (this.#askedAt.get(modelId) ?? 0) > memoryMs) {
			this.#askedAt.set(modelId, Date.now());
			void this.#ask(model);
		}
		return this.#known.get(modelId);
	}

	async #ask(model: Model): Promise<void> {
		const found = await this.#prices.expectedDuration(model);
		if (found !== undefined) {
			this.#known.set(model.id, found);
			this.#onNews();
		}
	}
}
