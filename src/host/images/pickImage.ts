import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { parseQuery } from '../../core/library/query.ts';
import { Searcher } from '../../core/library/searcher.ts';
import { oneLine } from '../ui/words.ts';
import { pixels } from '../ui/options.ts';
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
	/** The images, the newest first. Rejects with the signal's reason when it is aborted. */
	readonly images: (signal: AbortSignal) => Promise<readonly LibraryImage[]>;
	/** Those that no document links, for the filter. */
	readonly unused: (signal: AbortSignal) => Promise<readonly LibraryImage[]>;
	readonly buttons: readonly ImageButton[];
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
	#images: readonly LibraryImage[] = [];
	#unused: ReadonlySet<string> | undefined;
	#searcher = new Searcher([]);

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
		this.#pick.buttons = [{ iconPath: new vscode.ThemeIcon('filter'), tooltip: l10n.t('Filter…') }];
	}

	show(): Promise<End> {
		const pick = this.#pick;
		return new Promise<End>(resolve => {
			pick.onDidAccept(() => {
				const image = pick.activeItems[0]?.image;
				if (image !== undefined) {
					resolve({ kind: 'done', image });
				}
			});
			pick.onDidHide(() => resolve({ kind: 'done', image: undefined }));
			pick.onDidTriggerButton(() => resolve({ kind: 'filter', value: pick.value, images: this.#images }));
			pick.onDidChangeValue(() => void this.#list());
			pick.onDidChangeActive(([item]) => {
				if (item?.image !== undefined) {
					this.#preview.show(vscode.Uri.parse(item.image.id));
				}
			});
			pick.onDidTriggerItemButton(({ button, item }) => void this.#press(button, item));
			pick.show();
			void this.#load().catch(() => undefined);
		}).finally(() => {
			this.#control.abort();
			this.#preview.dispose();
			pick.dispose();
		});
	}

	async #load(): Promise<void> {
		this.#pick.busy = true;
		this.#take(await this.#wish.images(this.#control.signal));
		await this.#list();
		this.#pick.busy = false;
	}

	#take(images: readonly LibraryImage[]): void {
		this.#images = images;
		this.#searcher = new Searcher(images, ({ id }) => this.#unused?.has(id) === true);
	}

	async #list(): Promise<void> {
		const query = parseQuery(this.#pick.value, Date.now());
		if (query.unused !== undefined && this.#unused === undefined) {
			this.#pick.busy = true;
			const unused = await this.#wish.unused(this.#control.signal).catch(() => undefined);
			this.#pick.busy = false;
			if (unused === undefined) {
				return;
			}
			this.#unused = new Set(unused.map(({ id }) => id));
			this.#take(this.#images);
		}
		const found = this.#searcher.search(parseQuery(this.#pick.value, Date.now()));
		const left = found.length - mostListed;
		const more = left > 0 ? [note(l10n.t('{0} more: write more words to find them', left))] : [];
		const none = found.length === 0 && !this.#pick.busy ? [note(this.#wish.emptyText)] : [];
		this.#pick.items = [...found.slice(0, mostListed).map(image => this.#toItem(image)), ...more, ...none];
	}

	#toItem(image: LibraryImage): Item {
		const { recipe, path, width, height, time } = image;
		const { stem } = splitName(path);
		return {
			image,
			label: oneLine(recipe.prompt) || stem,
			description: path,
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
		const isGone = image !== undefined && (await this.#buttons.get(button)?.run(image)) === true;
		if (isGone) {
			this.#take(this.#images.filter(each => each !== image));
			await this.#list();
		}
	}
}

function note(label: string): Item {
	return { label, alwaysShow: true };
}
