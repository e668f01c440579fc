import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Price } from '../../core/job/price.ts';
import type { Model } from '../../core/models/model.ts';
import type { Size } from '../../core/size.ts';
import type { Prices } from '../account/prices.ts';
import { foreignText, oneLine, priceWords } from '../ui/words.ts';
import { sumWords } from './listWords.ts';

/** An image of the list. */
export interface ListedImage {
	readonly path: string;
	readonly prompt: string;
	/** Where the prompt is not what the link itself says. */
	readonly isSuggested: boolean;
	/** The size in words, and in pixels for the price. */
	readonly sizeText: string;
	readonly size: Size;
	readonly model: Model;
	/** Why it cannot be a draft. */
	readonly noDraft?: string | undefined;
}

/** Something that cannot be made, and why. */
export interface ListedReason {
	readonly path: string;
	readonly reason: string;
}

/** What the list is for. */
export interface ImagesWish {
	readonly title: string;
	readonly placeholder: string;
	readonly images: readonly ListedImage[];
	readonly reasons: readonly ListedReason[];
	/** Whether drafts are listed first; undefined where there is no choice. */
	readonly isDraft: boolean | undefined;
}

/** What the person wants made. */
export interface ChosenImages {
	/** Indexes of the images, in their order; at least one. */
	readonly indexes: readonly number[];
	readonly isDraft: boolean;
}

/**
 * Shows images that can be made, with what they cost, all of them ticked. Enter is agreement; undefined when the
 * person leaves.
 */
export async function chooseImages(prices: Prices, wish: ImagesWish): Promise<ChosenImages | undefined> {
	const list = new ImagesList(prices, wish);
	try {
		return await list.ask();
	} finally {
		list.dispose();
	}
}

/** Without an index it says why something cannot be made. */
interface Item extends vscode.QuickPickItem {
	readonly index?: number;
}

/** More reasons than this are only counted. */
const mostReasons = 50;

class ImagesList {
	readonly #wish: ImagesWish;
	readonly #prices: Prices;
	readonly #known = new Map<string, Price>();
	readonly #pick = vscode.window.createQuickPick<Item>();
	readonly #ticked: Set<number>;
	#isDraft: boolean;
	#isOver = false;

	constructor(prices: Prices, wish: ImagesWish) {
		this.#wish = wish;
		this.#prices = prices;
		this.#isDraft = wish.isDraft === true;
		this.#ticked = new Set(wish.images.keys());
		this.#pick.canSelectMany = true;
		this.#pick.ignoreFocusOut = true;
		this.#pick.matchOnDescription = true;
		this.#pick.matchOnDetail = true;
		this.#pick.placeholder = wish.placeholder;
	}

	ask(): Promise<ChosenImages | undefined> {
		const pick = this.#pick;
		return new Promise(resolve => {
			pick.onDidChangeSelection(items => this.#tick(items));
			pick.onDidTriggerButton(() => {
				this.#isDraft = !this.#isDraft;
				this.#show();
			});
			pick.onDidAccept(() => {
				const indexes = this.#chosen();
				if (indexes.length > 0) {
					resolve({ indexes, isDraft: this.#isDraft });
				}
			});
			pick.onDidHide(() => resolve(undefined));
			this.#show();
			pick.show();
			void this.#askPrices();
		});
	}

	dispose(): void {
		this.#isOver = true;
		this.#pick.dispose();
	}

	/** Asks for prices of which only an estimate is known, and shows them when they are there. */
	async #askPrices(): Promise<void> {
		const kinds = new Map(this.#wish.images.map(image => [keyOf(image), image]));
		await Promise.all(
			[...kinds].map(async ([key, { model, size }]) => {
				this.#known.set(key, await this.#prices.of(model, size));
			}),
		);
		if (!this.#isOver && !this.#isDraft) {
			this.#show();
		}
	}

	#show(): void {
		const { images } = this.#wish;
		const made = images.flatMap((image, index) => (this.#isMade(image) ? [this.#toItem(image, index)] : []));
		const reasons = [...this.#noDrafts(), ...this.#wish.reasons];
		const active = this.#pick.activeItems[0]?.index;
		this.#pick.keepScrollPosition = true;
		this.#pick.items = [...made, ...reasonItems(reasons)];
		this.#pick.selectedItems = made.filter(({ index }) => index !== undefined && this.#ticked.has(index));
		const same = made.find(({ index }) => index !== undefined && index === active);
		if (same !== undefined) {
			this.#pick.activeItems = [same];
		}
		this.#pick.buttons = this.#wish.isDraft === undefined ? [] : [switchButton(this.#isDraft)];
		this.#showTitle();
	}

	/** What cannot be made cannot be ticked. */
	#tick(items: readonly Item[]): void {
		const made = items.filter(({ index }) => index !== undefined);
		const ticked = new Set(made.map(({ index }) => index));
		for (const { index } of this.#pick.items) {
			if (index !== undefined) {
				this.#ticked[ticked.has(index) ? 'add' : 'delete'](index);
			}
		}
		if (made.length < items.length) {
			this.#pick.selectedItems = made;
		}
		this.#showTitle();
	}

	#showTitle(): void {
		const chosen = this.#chosen();
		const prices = chosen.flatMap(index => {
			const image = this.#wish.images[index];
			return image === undefined ? [] : [this.#priceOf(image)];
		});
		this.#pick.title = l10n.t(
			'{0}: {1} of {2}, {3}',
			this.#wish.title,
			chosen.length,
			this.#wish.images.length,
			sumWords(prices, this.#isDraft),
		);
	}

	#chosen(): readonly number[] {
		return this.#wish.images.flatMap((image, index) =>
			this.#isMade(image) && this.#ticked.has(index) ? [index] : [],
		);
	}

	#isMade({ noDraft }: ListedImage): boolean {
		return !this.#isDraft || noDraft === undefined;
	}

	#noDrafts(): readonly ListedReason[] {
		return this.#isDraft
			? this.#wish.images.flatMap(({ path, noDraft }) =>
					noDraft === undefined ? [] : [{ path, reason: noDraft }],
				)
			: [];
	}

	#toItem(image: ListedImage, index: number): Item {
		const { path, prompt, isSuggested, sizeText } = image;
		const price = priceWords(this.#isDraft ? undefined : this.#priceOf(image), 1);
		const words = oneLine(prompt);
		return {
			index,
			label: foreignText(path),
			description: `${sizeText} · ${price}`,
			detail: isSuggested ? l10n.t('from the text around: {0}', words) : words,
		};
	}

	#priceOf(image: ListedImage): Price {
		return this.#known.get(keyOf(image)) ?? this.#prices.peek(image.model, image.size);
	}
}

function keyOf({ model, size: { width, height } }: ListedImage): string {
	return `${model.id} ${width}x${height}`;
}

function reasonItems(reasons: readonly ListedReason[]): Item[] {
	if (reasons.length === 0) {
		return [];
	}
	const left = reasons.length - mostReasons;
	return [
		{ label: l10n.t('Cannot be made'), kind: vscode.QuickPickItemKind.Separator },
		...reasons.slice(0, mostReasons).map(({ path, reason }) => ({
			label: `$(circle-slash) ${foreignText(path)}`,
			description: foreignText(reason),
		})),
		...(left > 0 ? [{ label: l10n.t('and {0} more', left) }] : []),
	];
}

function switchButton(isDraft: boolean): vscode.QuickInputButton {
	return isDraft
		? { iconPath: new vscode.ThemeIcon('sparkle'), tooltip: l10n.t('Make Real Images Instead') }
		: { iconPath: new vscode.ThemeIcon('eye'), tooltip: l10n.t('Make Free Drafts Instead') };
}
