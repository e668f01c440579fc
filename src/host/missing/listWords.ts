import { l10n } from 'vscode';
import type { Price } from '../../core/job/price.ts';
import type { DraftFault } from '../../core/missing/drafts.ts';
import type { MissingImage, UnsavableLink } from '../../core/missing/missingImages.ts';
import { pixels } from '../ui/options.ts';
import { priceWords } from '../ui/words.ts';
import { sumOfPrices } from './fillPrices.ts';

/** `1024 × 768`, and what the link says where that is something else. */
export function sizeWords({ size: { size }, isSized, links }: MissingImage): string {
	const wishes = links
		.map(({ link }): Wish => link)
		.filter(({ width, height }) => (width ?? height) !== undefined);
	const isAsWished = wishes.some(
		({ width = size.width, height = size.height }) => width === size.width && height === size.height,
	);
	const wish = isSized ? wishes[0] : undefined;
	return wish === undefined || isAsWished
		? pixels(size)
		: l10n.t('{0} (nearest to {1})', pixels(size), wishWords(wish));
}

/** What all chosen images cost. */
export function sumWords(prices: readonly Price[], isDraft: boolean): string {
	if (isDraft) {
		return priceWords(undefined, prices.length);
	}
	const { price, unknown } = sumOfPrices(prices);
	if (unknown === prices.length) {
		return prices.length === 0 ? '–' : l10n.t('price unknown');
	}
	return unknown === 0
		? priceWords(price, 1)
		: l10n.t('{0} and {1} of unknown price', priceWords(price, 1), unknown);
}

/** Why there can be no file where a link points to. */
export function unsavableWords({ image: { fault } }: UnsavableLink): string {
	switch (fault) {
		case 'outside':
			return l10n.t('leads out of the workspace folder');
		case 'format':
			return l10n.t('the model makes no images of this format');
		case 'empty':
			return l10n.t('a name in it is empty');
		case 'reserved':
			return l10n.t('Windows reserves a name in it');
		case 'tooLong':
			return l10n.t('a name in it is longer than file systems take');
		case 'badCharacter':
			return l10n.t('a name in it has a character that not every system allows');
		case 'badEnd':
			return l10n.t('a name in it ends with a dot or a space');
	}
}

/** Why there can be no real image of a draft. */
export function stuckWords(fault: DraftFault): string {
	switch (fault) {
		case 'model':
			return l10n.t('its model is not known');
		case 'size':
			return l10n.t('its size is none that the model makes');
		case 'format':
			return l10n.t('the model makes no images of its format');
		case 'prompt':
			return l10n.t('its prompt is empty or too long');
	}
}

/** What a link says of its size, in pixels. */
interface Wish {
	readonly width: number | undefined;
	readonly height: number | undefined;
}

function wishWords({ width, height }: Wish): string {
	if (width !== undefined && height !== undefined) {
		return pixels({ width, height });
	}
	return width === undefined ? l10n.t('a height of {0}', height ?? 0) : l10n.t('a width of {0}', width);
}
