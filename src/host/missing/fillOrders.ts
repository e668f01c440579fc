import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { toAltText } from '../../core/document/altText.ts';
import { createDraftBackend } from '../../core/draft/backend.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { ImageRequest } from '../../core/models/model.ts';
import { parseRequest } from '../../core/models/request.ts';
import { chooseKind } from '../account/chooseKind.ts';
import { askForKey } from '../account/keyDialog.ts';
import { LinkRules } from '../editor/linkRules.ts';
import type { Reservation } from '../generation/budget.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { openService } from '../generation/openService.ts';
import type { Order, PlannedImage } from '../generation/order.ts';
import { outside } from '../outside.ts';
import { readOrigin } from '../settings.ts';
import { problemOf } from '../ui/options.ts';
import type { FillImage, FillOptions } from './fillImage.ts';

/** Images to be made. */
export type FillImages = readonly [FillImage, ...FillImage[]];

/** The orders of one action, and the money that is set aside for them. */
export interface FillOrders {
	readonly orders: readonly Order[];
	readonly isDraft: boolean;
	readonly reservation: Reservation;
}

/**
 * Settles whether images are drafts, what they cost and that they may, and makes one order for those of each
 * workspace folder and model. `again` makes an image with another prompt. Undefined when the person leaves. Throws a
 * Failure.
 */
export async function takeFillOrders(
	deps: GenerationDeps,
	images: FillImages,
	options: FillOptions,
	again: (image: FillImage) => Thenable<unknown>,
): Promise<FillOrders | undefined> {
	const { isQuiet, maxUsd } = options;
	const [{ settings }] = images;
	const origin = readOrigin(settings);
	const askKey = () => askForKey(deps.keys, origin);
	const kind = await chooseKind(deps.keys, { origin, isDraft: options.isDraft, isQuiet, askKey });
	if (kind === undefined) {
		return undefined;
	}
	const isDraft = kind === 'draft';
	const prices = isDraft ? new Map<ImageRequest, number>() : await pricesOf(deps, images);
	const reservation = await deps.budget.reserve({
		prices: isDraft ? [] : images.map(({ request }) => prices.get(request)),
		settings,
		maxUsd,
		isQuiet,
	});
	const facts = { isDraft, isQuiet, origin, prices, askKey, again };
	const orders = groupByOrder(images).map(group => toOrder(deps, group, facts));
	return reservation && { orders, isDraft, reservation };
}

/** What each request should cost in USD; those whose price nobody knows are not in it. */
async function pricesOf(
	{ prices }: GenerationDeps,
	images: readonly FillImage[],
): Promise<Map<ImageRequest, number>> {
	const known = new Map<ImageRequest, number>();
	const bySize = new Map<string, Promise<number | undefined>>();
	for (const { request, model } of images) {
		const size = pixelsOf(model, request.imageSize);
		const key = `${model.id} ${size.width}x${size.height}`;
		const price = bySize.get(key) ?? prices.of(model, size).then(({ usd }) => usd);
		bySize.set(key, price);
		const usd = await price;
		if (usd !== undefined) {
			known.set(request, usd);
		}
	}
	return known;
}

function groupByOrder(images: readonly FillImage[]): FillImages[] {
	const groups = new Map<string, FillImages>();
	for (const image of images) {
		const key = `${image.root.toString()}\n${image.model.id}`;
		const known = groups.get(key);
		groups.set(key, known === undefined ? [image] : [...known, image]);
	}
	return [...groups.values()];
}

/** What holds for all orders of an action. */
interface OrderFacts {
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	readonly origin: string;
	readonly prices: ReadonlyMap<ImageRequest, number>;
	readonly askKey: () => Promise<boolean>;
	readonly again: (image: FillImage) => Thenable<unknown>;
}

function toOrder(deps: GenerationDeps, images: FillImages, facts: OrderFacts): Order {
	const { isDraft, isQuiet, origin, prices, askKey, again } = facts;
	const [{ model, settings, root, document }] = images;
	const place = { root, document };
	const imageOf = (request: ImageRequest): FillImage => {
		const found = images.find(each => each.request === request);
		if (found === undefined) {
			throw new Error('The request is of another order.');
		}
		return found;
	};
	return {
		model,
		images: images.map(({ request, file }): PlannedImage => ({
			request,
			file,
			alt: toAltText(request.prompt),
			spot: undefined,
			priceUsd: prices.get(request),
		})),
		isDraft,
		isQuiet,
		place,
		openRules: () => Promise.resolve(new LinkRules({ place, settings, site: undefined })),
		languageId: 'markdown',
		settings,
		openBackend: async job => {
			if (job.paid === undefined) {
				await imageOf(job.request).check();
			}
			return isDraft ? createDraftBackend() : openService(deps.keys, job, { origin, settings });
		},
		edit: ({ request }) => editPrompt(imageOf(request), again),
		askKey,
		keep: async (job, made, file) => (await imageOf(job.request).keep(job, made, file)).toString(),
		origin,
	};
}

/** The same image with another prompt, if the person writes one. */
async function editPrompt(image: FillImage, again: (image: FillImage) => Thenable<unknown>): Promise<void> {
	const { request, model, uri } = image;
	const prompt = await vscode.window.showInputBox({
		title: l10n.t('Prompt for {0}', vscode.workspace.asRelativePath(uri)),
		value: request.prompt,
		ignoreFocusOut: true,
		validateInput: input => problemOf(model, { prompt: input, style: request.style }),
	});
	if (prompt !== undefined) {
		await again({ ...image, request: parseRequest({ ...request, prompt }, outside.random) });
	}
}
