import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import { formatRecipe } from '../../core/recipe/recipe.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { DetailsAction } from '../../protocol/imagePage.ts';
import { readImage } from '../assets/imageFile.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import { tellFailure } from '../generation/reported.ts';
import { commandIds } from '../ids.ts';
import { nameOf } from '../pages/details.ts';
import { DetailsPage } from '../pages/detailsPage.ts';
import type { DetailsContent } from '../pages/detailsPage.ts';
import { notify } from '../ui/notify.ts';
import { foreignText } from '../ui/words.ts';
import { deleteImage } from './deleteImage.ts';
import type { ImageTools } from './imageTools.ts';
import { otherVersions } from './previousImages.ts';

/** The pages that show images, kept as the files are, and what is done from them. */
export class DetailsPages implements vscode.Disposable {
	readonly #tools: ImageTools;
	readonly #page: DetailsPage;
	readonly #watchers = new Map<string, vscode.Disposable>();
	readonly #subscription: vscode.Disposable;
	/** What is shown of one image is shown in turn, and of several updates only the newest. */
	readonly #turns = new Map<string, Promise<void>>();
	readonly #newest = new Map<string, symbol>();

	constructor(tools: ImageTools) {
		this.#tools = tools;
		this.#page = new DetailsPage(tools.dist);
		this.#subscription = vscode.Disposable.from(
			this.#page.onAction((action, asset) => void this.#act(action, asset)),
			vscode.window.tabGroups.onDidChangeTabs(() => this.#unwatch()),
		);
	}

	/** The image whose page is in front. */
	get activeAsset(): vscode.Uri | undefined {
		return this.#page.activeAsset;
	}

	/** Shows an image, and its recipe as it changes. */
	async show(image: ReadImage): Promise<void> {
		await this.#inTurn(image.uri, async () => this.#page.show(await this.#contentOf(image)));
		this.#watch(image.uri);
	}

	/** Shows what an image is now, if its page is open: for a change that no event may tell of. Never rejects. */
	async refresh(asset: vscode.Uri): Promise<void> {
		if (this.#isOpen(asset.toString())) {
			await this.#update(asset);
		}
	}

	/** Takes up a page that VS Code opens again after a reload. */
	async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		const asset = this.#page.restore(panel, state);
		if (asset !== undefined) {
			this.#watch(asset);
			await this.#update(asset);
		}
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#watchers.forEach(watcher => watcher.dispose());
		this.#page.dispose();
	}

	#watch(asset: vscode.Uri): void {
		const key = asset.toString();
		this.#watchers.get(key)?.dispose();
		const name = nameOf(asset.path);
		// Letters that a pattern reads as its own stand for themselves in brackets.
		const pattern = name.replaceAll(/[[\]{}*?!]/g, '[$&]');
		const watcher = vscode.workspace.createFileSystemWatcher(
			new vscode.RelativePattern(vscode.Uri.joinPath(asset, '..'), pattern),
		);
		const update = () => void this.refresh(asset);
		watcher.onDidChange(update);
		watcher.onDidCreate(update);
		watcher.onDidDelete(update);
		this.#watchers.set(key, watcher);
	}

	/** Nothing is watched for pages that are closed. */
	#unwatch(): void {
		for (const [key, watcher] of this.#watchers) {
			if (!this.#isOpen(key)) {
				watcher.dispose();
				this.#watchers.delete(key);
			}
		}
	}

	#isOpen(key: string): boolean {
		return this.#page.assets.some(asset => asset.toString() === key);
	}

	/** Never rejects. */
	async #update(asset: vscode.Uri): Promise<void> {
		const key = asset.toString();
		const mine = Symbol(key);
		this.#newest.set(key, mine);
		const run = async () => {
			if (this.#newest.get(key) === mine) {
				this.#page.update(await this.#read(asset));
			}
		};
		await this.#inTurn(asset, run).catch((error: unknown) => {
			this.#tools.deps.log.warn(`An image cannot be shown: ${detailOf(error)}`);
		});
		if (this.#newest.get(key) === mine) {
			this.#newest.delete(key);
		}
	}

	async #inTurn(asset: vscode.Uri, run: () => Promise<void>): Promise<void> {
		const key = asset.toString();
		const turn = (this.#turns.get(key) ?? Promise.resolve()).then(run);
		const over = turn.catch(() => undefined);
		this.#turns.set(key, over);
		try {
			await turn;
		} finally {
			if (this.#turns.get(key) === over) {
				this.#turns.delete(key);
			}
		}
	}

	async #read(asset: vscode.Uri): Promise<DetailsContent> {
		try {
			return await this.#contentOf(await readImage(asset));
		} catch {
			return this.#missing(asset);
		}
	}

	async #contentOf({ uri, bytes, facts, hasManifest, found }: ReadImage): Promise<DetailsContent> {
		const { mtime } = await vscode.workspace.fs.stat(uri);
		return {
			...(await this.#common(uri)),
			mtime,
			facts,
			bytes: bytes.length,
			hasManifest,
			found,
			canInsert: this.#tools.lastEditor.isThere,
		};
	}

	async #missing(uri: vscode.Uri): Promise<DetailsContent> {
		return { ...(await this.#common(uri)), mtime: 0, hasManifest: false, canInsert: false, isMissing: true };
	}

	async #common(uri: vscode.Uri): Promise<Pick<DetailsContent, 'uri' | 'path' | 'versions'>> {
		const versions = await otherVersions(this.#tools, uri).catch(() => []);
		return { uri, path: vscode.workspace.asRelativePath(uri), versions: versions.length };
	}

	async #act(action: DetailsAction, asset: vscode.Uri): Promise<void> {
		const { log } = this.#tools.deps;
		try {
			await this.#do(action, asset);
		} catch (error) {
			if (error instanceof Failure) {
				tellFailure(error, { log, isQuiet: false });
			} else {
				log.warn(detailOf(error));
				void notify('error', l10n.t('This could not be done ({0}).', foreignText(detailOf(error))));
			}
		}
	}

	async #do(action: DetailsAction, asset: vscode.Uri): Promise<void> {
		const run = (id: string) => vscode.commands.executeCommand(id, { asset });
		switch (action) {
			case 'regenerate':
			case 'editPrompt':
				// The input box has the prompt, to be sent again or to be changed first.
				await run(commandIds.regenerate);
				break;
			case 'variations':
				await run(commandIds.variations);
				break;
			case 'copyPrompt':
				await copy((await readImage(asset)).found?.recipe.prompt);
				break;
			case 'copyJson':
				await copy(toJson((await readImage(asset)).found?.recipe));
				break;
			case 'insert':
				await run(commandIds.insertImage);
				break;
			case 'reveal':
				await vscode.commands.executeCommand('revealInExplorer', asset);
				break;
			case 'restore':
				await run(commandIds.restorePrevious);
				await this.#update(asset);
				break;
			case 'delete':
				await deleteImage(this.#tools, asset);
				break;
		}
	}
}

async function copy(text: string | undefined): Promise<void> {
	if (text !== undefined) {
		await vscode.env.clipboard.writeText(text);
		vscode.window.setStatusBarMessage(l10n.t('Copied.'), 3000);
	}
}

function toJson(recipe: Recipe | undefined): string | undefined {
	return recipe && JSON.stringify(JSON.parse(formatRecipe(recipe)), undefined, '\t');
}
