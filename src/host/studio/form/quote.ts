import { l10n } from 'vscode';
import type { ExpectedDuration } from '../../../core/job/expected.ts';
import type { Price } from '../../../core/job/price.ts';
import type { Model } from '../../../core/models/model.ts';
import type { Size } from '../../../core/size.ts';
import type { Prices } from '../../account/prices.ts';
import { priceWords } from '../../ui/words.ts';

/** What is to be made. */
export interface Quoted {
	readonly model: Model;
	readonly size: Size;
	readonly count: number;
	readonly isDraft: boolean;
	/** How many images are made at a time. */
	readonly concurrency: number;
}

/** What is asked of what is known of prices. */
type PriceSource = Pick<Prices, 'of' | 'peek' | 'expectedDuration' | 'isSilent'>;

/** What images cost and how long they take, in words: at once what is known, and what is answered once it is. */
export class Quote {
	readonly #prices: PriceSource;
	readonly #onAnswer: () => void;
	/** What was answered last, and what it was about. */
	#price: { readonly about: string; readonly price: Price } | undefined;
	#duration: { readonly about: string; readonly expected: ExpectedDuration } | undefined;
	/** What was asked about last, and what is said of it since. */
	#asked = '';
	#said = '';

	/** `onAnswer` is called when the words may have changed. */
	constructor(prices: PriceSource, onAnswer: () => void) {
		this.#prices = prices;
		this.#onAnswer = onAnswer;
	}

	/** Empty for a time that nobody knows. */
	words(quoted: Quoted): { readonly price: string; readonly expected: string } {
		const { model, size, count, isDraft, concurrency } = quoted;
		if (isDraft) {
			return { price: priceWords(undefined, count), expected: l10n.t('instant') };
		}
		const known = this.#price?.about === aboutPrice(quoted) ? this.#price.price : undefined;
		const duration = this.#duration?.about === model.id ? this.#duration.expected : undefined;
		return {
			price: priceWords(known ?? this.#prices.peek(model, size), count),
			expected: duration === undefined ? '' : durationWords(duration.p50Ms * Math.ceil(count / concurrency)),
		};
	}

	/** Asks the service what it has not said lately; nobody need wait for it. Never rejects. */
	async ask(quoted: Quoted): Promise<void> {
		const { model, size, isDraft } = quoted;
		const about = aboutPrice(quoted);
		this.#asked = about;
		this.#said = JSON.stringify(this.words(quoted));
		if (isDraft) {
			return;
		}
		const duration = this.#prices.isSilent ? undefined : this.#prices.expectedDuration(model);
		const price = await this.#prices.of(model, size);
		if (this.#asked === about) {
			this.#price = { about, price };
			this.#tellIfNew(quoted);
		}
		const expected = await duration;
		if (expected !== undefined) {
			this.#duration = { about: model.id, expected };
			this.#tellIfNew(quoted);
		}
	}

	#tellIfNew(quoted: Quoted): void {
		const said = JSON.stringify(this.words(quoted));
		if (said !== this.#said) {
			this.#said = said;
			this.#onAnswer();
		}
	}
}

function aboutPrice({ model, size }: Quoted): string {
	return `${model.id} ${size.width}x${size.height}`;
}

function durationWords(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 100
		? l10n.t('about {0} s', Math.max(1, seconds))
		: l10n.t('about {0} min', Math.round(seconds / 60));
}
