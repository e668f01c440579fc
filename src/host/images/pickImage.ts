import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import { detailOf } from '../../core/failure.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { parseQuery } from '../../core/library/query.ts';
import { Searcher } from '../../core/library/searcher.ts';
import { notify } from '../ui/notify.ts';
import { pixels } from '../ui/options.ts';
import { foreignText, oneLine } from '../ui/words.ts';
import { ImagePreview } from './imagePreview.ts';
import { chooseFilter } from './libraryFilters.ts';

/** More than so many are not listed at a time: further words find the others. */
const mostListed = 200;

/** Something that can be done with an image of the list without choosing it. */
export interface ImageButton {
	readonly icon: string;
	readonly tooltip: string;
	/** Whether the image is gone from the list then. */
	readonly run: (image: LibraryImage) => Promise<boolean>;
}

/** What the list is for. */
export interface ImagePick {
	readonly title: string;
	readonly placeholder: string;
	readonly emptyText: string;
	/** The images, the newest first, and meanwhile some of them. Rejects with the signal's reason when it is aborted. */
	readonly images: (
		signal: AbortSignal,
		onSome: (images: readonly LibraryImage[]) => void,
	) => Promise<readonly LibraryImage[]>;
	/** Those that no document links, for the filter. */
	readonly unused: (signal: AbortSignal) => Promise<readonly LibraryImage[]>;
	readonly buttons: readonly ImageButton[];
	/** A button of the list itself, which closes it with nothing chosen. */
	readonly elsewhere?:
		| { readonly icon: string; readonly tooltip: string; readonly press: () => void }
		| undefined;
	/** What is told below the images when all are there. */
	readonly lastLine?: () => string | undefined;
}

interface Item extends vscode.QuickPickItem {
	readonly image?: LibraryImage;
}

/** Lets the person choose a generated image, by its prompt and path; undefined when they leave. */
export async function pickImage(wish: ImagePick): Promise<LibraryImage | undefined> {
	let value = '';
	for (;;) {
		const end = await new ImageList(wish, value).show();
		if (end.kind !== 'filter') {
			return end.image;
		}
		const filter = await chooseFilter(end.images);
		value = [end.value.trim(), ...(filter === undefined ? [] : [filter])].join(' ').trim();
	}
}

type End =
	| { readonly kind: 'done'; readonly image: LibraryImage | undefined }
	| { readonly kind: 'filter'; readonly value: string; readonly images: readonly LibraryImage[] };

/** The list, open once. */
class ImageList {
	readonly #wish: ImagePick;
	readonly #pick = vscode.window.createQuickPick<Item>();
	readonly #preview = new ImagePreview();
	readonly #control = new AbortController();
	readonly #buttons: ReadonlyMap<vscode.QuickInputButton, ImageButton>;
	readonly #elsewhere: vscode.QuickInputButton | undefined;
	#images: readonly LibraryImage[] = [];
	#unused: ReadonlySet<string> | undefined;
	#asking: Promise<void> | undefined;
	#searcher = new Searcher([]);
	#working = 0;
	/** Why the images, or which of them are unused, cannot be told. */
	#failure: string | undefined;
	/** What was typed when the images were listed last. */
	#listed: string | undefined;

	constructor(wish: ImagePick, value: string) {
		this.#wish = wish;
		this.#buttons = new Map(
			wish.buttons.map(button => [
				{ iconPath: new vscode.ThemeIcon(button.icon), tooltip: button.tooltip },
				button,
			]),
		);
		this.#pick.title = wish.title;
		this.#pick.placeholder = wish.placeholder;
		this.#pick.value = value;
		this.#pick.ignoreFocusOut = true;
		const { elsewhere } = wish;
		const filter = { iconPath: new vscode.ThemeIcon('filter'), tooltip: l10n.t('Filter…') };
		this.#elsewhere = elsewhere && {
			iconPath: new vscode.ThemeIcon(elsewhere.icon),
			tooltip: elsewhere.tooltip,
		};
		this.#pick.buttons = [filter, ...(this.#elsewhere === undefined ? [] : [this.#elsewhere])];
	}

	async show(): Promise<End> {
		const end = await this.#ask();
		this.#control.abort();
		this.#pick.dispose();
		await this.#preview.close();
		return end;
	}

	#ask(): Promise<End> {
		const pick = this.#pick;
		return new Promise<End>(resolve => {
			pick.onDidAccept(() => {
				const image = pick.activeItems[0]?.image;
				if (image !== undefined) {
					resolve({ kind: 'done', image });
				}
			});
			pick.onDidHide(() => resolve({ kind: 'done', image: undefined }));
			pick.onDidTriggerButton(button => {
				if (button === this.#elsewhere) {
					this.#wish.elsewhere?.press();
					resolve({ kind: 'done', image: undefined });
				} else {
					resolve({ kind: 'filter', value: pick.value, images: this.#images });
				}
			});
			pick.onDidChangeValue(() => void this.#list());
			pick.onDidChangeActive(([item]) => {
				if (item?.image !== undefined) {
					this.#preview.show(vscode.Uri.parse(item.image.id));
				}
			});
			pick.onDidTriggerItemButton(({ button, item }) => void this.#press(button, item));
			pick.show();
			void this.#load();
		});
	}

	async #load(): Promise<void> {
		const onSome = (images: readonly LibraryImage[]) => {
			this.#take(images);
			void this.#list();
		};
		const images = await this.#work(() => this.#wish.images(this.#control.signal, onSome));
		if (images !== undefined) {
			this.#take(images);
		}
		await this.#list();
	}

	/** Does what takes long, and keeps for the list why it fails: undefined then. */
	async #work<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
		this.#pick.busy = ++this.#working > 0;
		try {
			return await run();
		} catch (error) {
			this.#failure = detailOf(error);
			return undefined;
		} finally {
			this.#pick.busy = --this.#working > 0;
		}
	}

	#take(images: readonly LibraryImage[]): void {
		this.#images = images;
		this.#searcher = new Searcher(images, ({ id }) => this.#unused?.has(id) === true);
	}

	async #list(): Promise<void> {
		const wants = () => parseQuery(this.#pick.value, Date.now());
		if (wants().unused !== undefined) {
			await (this.#asking ??= this.#askUnused());
		}
		// Who has left does not look any more.
		if (!this.#control.signal.aborted) {
			const query = wants();
			const isKnown = query.unused === undefined || this.#unused !== undefined;
			this.#show(isKnown ? this.#searcher.search(query) : []);
		}
	}

	async #askUnused(): Promise<void> {
		const unused = await this.#work(() => this.#wish.unused(this.#control.signal));
		if (unused !== undefined) {
			this.#unused = new Set(unused.map(({ id }) => id));
			this.#take(this.#images);
		}
	}

	#show(found: readonly LibraryImage[]): void {
		const pick = this.#pick;
		const left = found.length - mostListed;
		const lastLine = pick.busy ? undefined : this.#wish.lastLine?.();
		const failure = this.#failure && l10n.t('The images could not be looked through ({0})', this.#failure);
		const notes = [
			...(left > 0 ? [l10n.t('{0} more: write more words to find them', left)] : []),
			...(found.length === 0 && !pick.busy && failure === undefined ? [this.#wish.emptyText] : []),
			...(lastLine === undefined ? [] : [lastLine]),
			...(failure === undefined ? [] : [foreignText(failure)]),
		];
		// What is found meanwhile must not come under the hand of who is about to press Enter.
		const isSameList = this.#listed === pick.value;
		const active = isSameList ? pick.activeItems[0]?.image?.id : undefined;
		this.#listed = pick.value;
		const items = found.slice(0, mostListed).map(image => this.#toItem(image));
		pick.keepScrollPosition = isSameList;
		pick.items = [...items, ...notes.map(note)];
		const same = items.find(({ image }) => image?.id === active);
		if (same !== undefined) {
			pick.activeItems = [same];
		}
	}

	#toItem(image: LibraryImage): Item {
		const { recipe, path, width, height, time } = image;
		const { stem } = splitName(path);
		return {
			image,
			label: oneLine(recipe.prompt) || foreignText(stem),
			description: foreignText(path),
			detail: [
				...(recipe.draft === true ? [l10n.t('draft')] : []),
				...(width === undefined || height === undefined ? [] : [pixels({ width, height })]),
				new Date(time).toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' }),
			].join(' · '),
			buttons: [...this.#buttons.keys()],
			// What is found is said by the query, whose words need not be together.
			alwaysShow: true,
		};
	}

	async #press(button: vscode.QuickInputButton, { image }: Item): Promise<void> {
		try {
			const isGone = image !== undefined && (await this.#buttons.get(button)?.run(image)) === true;
			if (isGone) {
				this.#take(this.#images.filter(({ id }) => id !== image.id));
				await this.#list();
			}
		} catch (error) {
			void notify('error', l10n.t('This could not be done ({0}).', foreignText(detailOf(error))));
		}
	}
}

function note(label: string): Item {
	return { label, alwaysShow: true };
}
