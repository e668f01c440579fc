import type * as vscode from 'vscode';
import type { ExpectedDuration } from '../../core/job/expected.ts';
import type { Ledger } from '../../core/job/ledger.ts';
import { billedMegapixels, decidePrice } from '../../core/job/price.ts';
import type { Price } from '../../core/job/price.ts';
import type { Model } from '../../core/models/model.ts';
import { Catalogue } from '../../core/service/catalogue.ts';
import type { CataloguePricing } from '../../core/service/catalogue.ts';
import { Metrics } from '../../core/service/metrics.ts';
import { defaultOrigin, parseOrigin } from '../../core/service/service.ts';
import type { Size } from '../../core/size.ts';
import { isBrowserHost, outside } from '../outside.ts';
import { readSettings } from '../settings.ts';

/** Where the catalogue's answers are kept. */
const storeKey = 'catalogue';

/** How long the catalogue is left alone after it gave no answer, in milliseconds. */
const silenceMs = 60_000;

/** What images cost and how long they take, by what the service says of it to anybody. */
export class Prices {
	readonly #catalogue: Catalogue;
	readonly #metrics: Metrics;
	readonly #ledger: Ledger;
	#silentUntil = 0;

	constructor(memory: vscode.Memento, ledger: Ledger) {
		const ports = {
			get origin(): string {
				return parseOrigin(readSettings(undefined).baseUrl) ?? defaultOrigin;
			},
			outside,
			isBrowser: isBrowserHost(),
			store: {
				get: () => memory.get<unknown>(storeKey),
				set: (value: unknown) => memory.update(storeKey, value),
			},
		};
		this.#catalogue = new Catalogue(ports);
		this.#metrics = new Metrics(ports);
		this.#ledger = ledger;
	}

	/** The price of one image, asked for once a day. Never throws. */
	async of(model: Model, size: Size): Promise<Price> {
		const catalogue = await this.#ask(model);
		const quoted = decidePrice({ size, catalogue });
		if (quoted.usd !== undefined) {
			return quoted;
		}
		const lastPaidUsd = await this.#ledger
			.lastPaidUsd(model.id, billedMegapixels(size))
			.catch(() => undefined);
		return decidePrice({ size, catalogue, lastPaidUsd, bundledUsd: model.estimateUsd(size) });
	}

	/** What can be said of the price at once. */
	peek(model: Model, size: Size): Price {
		const catalogue = this.#catalogue.peek(model.id);
		return decidePrice({ size, catalogue, bundledUsd: model.estimateUsd(size) });
	}

	/** Whether the service gave no answer when it was asked last. */
	get isSilent(): boolean {
		return Date.now() < this.#silentUntil;
	}

	/** Asks at the next occasion, also where there was no answer just before. */
	askAgain(): void {
		this.#silentUntil = 0;
	}

	/** Where nobody answers, people do not wait for it each time. */
	async #ask(model: Model): Promise<CataloguePricing | undefined> {
		if (this.isSilent) {
			return this.#catalogue.peek(model.id);
		}
		const found = await this.#catalogue.pricingOf(model.id);
		if (found === undefined || found.isStale) {
			this.#silentUntil = Date.now() + silenceMs;
		}
		return found;
	}

	/** How long an image takes at present, when that is known. Never throws. */
	expectedDuration(model: Model): Promise<ExpectedDuration | undefined> {
		return this.#metrics.expectedDuration(model.id);
	}
}
