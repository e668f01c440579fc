import { l10n } from 'vscode';
import type { MissingImage } from '../../../core/missing/missingImages.ts';
import type { Prices } from '../../account/prices.ts';
import { pixels } from '../../ui/options.ts';
import { dollars, foreignText } from '../../ui/words.ts';

/** What is known of prices at once. */
export type KnownPrices = Pick<Prices, 'peek'>;

/** The price of a missing image, as far as it is known now; undefined where it is not. */
export function shortPrice(prices: KnownPrices, { model, size }: MissingImage): string | undefined {
	const { usd, source } = prices.peek(model, size.size);
	if (usd === undefined) {
		return undefined;
	}
	return source === 'catalogue' ? dollars(usd) : l10n.t('about {0}', dollars(usd));
}

/** The size of a missing image where a link says one; undefined where it is the usual one. */
export function saidSize({ isSized, size }: MissingImage): string | undefined {
	return isSized ? pixels(size.size) : undefined;
}

/** What making an image is called, with size and price: `Generate image from alt text, 1024 × 512 ($0.039)`. */
export function withFigures(title: string, image: MissingImage, prices: KnownPrices): string {
	const size = saidSize(image);
	const price = shortPrice(prices, image);
	return [title, size && `, ${size}`, price && ` (${price})`].join('');
}

/** The name of an image's file: foreign text. */
export function fileName(path: string): string {
	return foreignText(path.slice(path.lastIndexOf('/') + 1));
}
