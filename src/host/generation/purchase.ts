import type { ImageRequest, Model } from '../../core/models/model.ts';
import { pixelsOf } from '../../core/models/model.ts';
import { chooseKind } from '../account/chooseKind.ts';
import { askForKey } from '../account/keyDialog.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { Settings } from '../settings.ts';
import type { GenerationDeps } from './deps.ts';
import type { Order } from './order.ts';
import type { UnpricedImage } from './planImages.ts';

/** What is to be paid for, and how. */
export interface Purchase {
	readonly images: readonly UnpricedImage[];
	readonly model: Model;
	readonly settings: Settings;
	readonly origin: string;
	readonly isDraft: boolean;
}

/** Settles whether images are drafts, what they cost and that they may; undefined when the person leaves. */
export async function payFor(
	deps: GenerationDeps,
	{ quiet: isQuiet, maxUsd }: GenerateArguments,
	{ images, model, settings, origin, isDraft: wantsDraft }: Purchase,
): Promise<Pick<Order, 'images' | 'isDraft' | 'reservation'> | undefined> {
	const askKey = () => askForKey(deps.keys, origin);
	const kind = await chooseKind(deps.keys, { origin, isDraft: wantsDraft, isQuiet, askKey });
	if (kind === undefined) {
		return undefined;
	}
	const isDraft = kind !== 'real';
	const requests = images.map(({ request }) => request);
	const prices = isDraft ? new Map<ImageRequest, number>() : await pricesOf(deps, model, requests);
	const reservation = await deps.budget.reserve({
		prices: isDraft ? [] : requests.map(request => prices.get(request)),
		settings,
		maxUsd,
		isQuiet,
	});
	return (
		reservation && {
			images: images.map(image => ({ ...image, priceUsd: prices.get(image.request) })),
			isDraft,
			reservation,
		}
	);
}

/** What each request should cost in USD; those whose price nobody knows are not in it. */
async function pricesOf(
	{ prices }: GenerationDeps,
	model: Model,
	requests: readonly ImageRequest[],
): Promise<Map<ImageRequest, number>> {
	const known = new Map<ImageRequest, number>();
	const bySize = new Map<string, number | undefined>();
	for (const request of requests) {
		const size = pixelsOf(model, request.imageSize);
		const key = `${size.width}x${size.height}`;
		const usd = bySize.has(key) ? bySize.get(key) : (await prices.of(model, size)).usd;
		bySize.set(key, usd);
		if (usd !== undefined) {
			known.set(request, usd);
		}
	}
	return known;
}
