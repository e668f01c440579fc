import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf, Failure } from '../../core/failure.ts';
import type { Call } from '../../protocol/studio/calls.ts';
import type { Section } from '../../protocol/studio/messages.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { studioViewType } from '../ids.ts';
import type { ImageTools } from '../images/imageTools.ts';
import type { Recovery } from '../recovery/recovery.ts';
import { foreignText, failureMessage } from '../ui/words.ts';
import { FormPart } from './form/formPart.ts';
import { modelFacts } from './form/modelFacts.ts';
import { GalleryPart } from './gallery/galleryPart.ts';
import { QueuePart } from './queue/queuePart.ts';
import { StatusPart } from './status/statusPart.ts';
import { StudioPage } from './studioPage.ts';
import { formWords } from './words/form.ts';
import { galleryWords } from './words/gallery.ts';
import { queueWords } from './words/queue.ts';
import { shellWords } from './words/shell.ts';

/** What the Studio is made of. */
export interface StudioTools {
	readonly context: vscode.ExtensionContext;
	readonly deps: GenerationDeps;
	readonly images: ImageTools;
	readonly recovery: Recovery;
}

/** What the Studio opens with. */
export interface StudioRequest {
	/** What the form is to have; what it has is kept where nothing is said. */
	readonly args: GenerateArguments;
	/** An image whose recipe the form is to have. */
	readonly asset: vscode.Uri | undefined;
}

/** The Studio of a window: one truth, shown in a tab, in the side bar, in both or in neither. */
export class Studio implements vscode.Disposable {
	readonly gallery: GalleryPart;
	readonly #tools: StudioTools;
	readonly #dist: vscode.Uri;
	readonly #form: FormPart;
	readonly #queue: QueuePart;
	readonly #status: StatusPart;
	readonly #pages = new Set<StudioPage>();
	readonly #subscription: vscode.Disposable;
	#panel: { readonly panel: vscode.WebviewPanel; readonly page: StudioPage } | undefined;
	/** The part of the tab that gets the focus once its page listens. */
	#focus: Section | undefined;
	#unknown = 0;
	#problems = 0;

	constructor(tools: StudioTools) {
		const { context, deps, images, recovery } = tools;
		this.#tools = tools;
		this.#dist = images.dist;
		const announce = (text: string) => this.#announce(text);
		const memory = context.workspaceState;
		this.#form = new FormPart({ deps, images, memory, announce, isSeen: () => this.#isSeen });
		this.#queue = new QueuePart({ deps, recovery, announce });
		this.gallery = new GalleryPart({
			images,
			memory,
			storage: context.globalStorageUri,
			announce,
			showGallery: () => Promise.resolve(this.#show('gallery')),
		});
		this.#status = new StatusPart(deps, context.secrets);
		const { form, queue, gallery, status } = {
			form: this.#form,
			queue: this.#queue,
			gallery: this.gallery,
			status: this.#status,
		};
		form.onChange(() => this.#toSeen(page => page.post({ type: 'form', form: form.stateFor(page) })));
		queue.onChange(() => this.#toSeen(page => page.post({ type: 'queue', queue: queue.stateFor() })));
		gallery.onChange(() => this.#toSeen(page => page.post({ type: 'gallery', gallery: gallery.stateFor() })));
		status.onChange(() => this.#toSeen(page => page.post({ type: 'status', status: status.stateFor() })));
		this.#subscription = vscode.Disposable.from(
			form,
			queue,
			gallery,
			status,
			// Pictures are loaded from the folders of the workspace alone, and that is settled when a page is loaded.
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#pages.forEach(page => page.load())),
		);
	}

	/** Opens the Studio, or brings it to the front. Throws a Failure for an image without a recipe. */
	async open({ args, asset }: StudioRequest): Promise<void> {
		if (asset !== undefined) {
			await this.#form.useImage(asset, 'all');
		} else if (saysSomething(args)) {
			await this.#form.take(args);
		} else {
			await this.#form.openWithContext();
		}
		this.#show('form');
	}

	/** Takes up the tab that VS Code opens again after a reload. */
	restore(panel: vscode.WebviewPanel): void {
		this.#hold(panel);
	}

	/** Shows the Studio in the side bar. */
	resolveView(view: vscode.WebviewView): void {
		const page = this.#newPage(view.webview, 'view', () => view.visible);
		view.onDidDispose(() => this.#leave(page));
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#panel?.panel.dispose();
	}

	get #isSeen(): boolean {
		return [...this.#pages].some(page => page.isSeen);
	}

	#show(section: Section): void {
		this.#focus = section;
		if (this.#panel === undefined) {
			const { activeTextEditor } = vscode.window;
			// The document that images are for stays in sight.
			const column = activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
			this.#hold(
				vscode.window.createWebviewPanel(studioViewType, l10n.t('Figment Studio'), column, {
					enableFindWidget: true,
				}),
			);
		} else {
			this.#panel.panel.reveal();
			this.#takeFocus(this.#panel.page);
		}
	}

	#hold(panel: vscode.WebviewPanel): void {
		// There is one tab: VS Code may have kept two.
		this.#panel?.panel.dispose();
		const page = this.#newPage(panel.webview, 'panel', () => panel.visible);
		const held = { panel, page };
		this.#panel = held;
		panel.iconPath = new vscode.ThemeIcon('color-mode');
		panel.onDidDispose(() => {
			this.#leave(page);
			if (this.#panel === held) {
				this.#panel = undefined;
			}
		});
	}

	#newPage(webview: vscode.Webview, layout: 'panel' | 'view', isSeen: () => boolean): StudioPage {
		const page = new StudioPage(webview, {
			layout,
			dist: this.#dist,
			folders: [this.gallery.thumbnailFolder],
			isSeen,
			onReady: ready => this.#start(ready),
			onCall: (call, from) => this.#answer(call, from),
			explain: error => this.#explain(error),
			onUnknown: () => this.#noteUnknown(),
		});
		this.#pages.add(page);
		return page;
	}

	/** Nobody is left to choose an image where no page is. */
	#leave(page: StudioPage): void {
		this.#pages.delete(page);
		if (this.#pages.size === 0) {
			this.gallery.endPick();
		}
	}

	#start(page: StudioPage): void {
		page.post({
			type: 'start',
			words: {
				shell: shellWords(),
				form: formWords(),
				queue: queueWords(),
				gallery: galleryWords(),
			},
			models: modelFacts(),
			form: this.#form.stateFor(page),
			queue: this.#queue.stateFor(),
			gallery: this.gallery.stateFor(),
			status: this.#status.stateFor(),
		});
		if (page === this.#panel?.page) {
			this.#takeFocus(page);
		}
		void this.#status.look();
	}

	#takeFocus(page: StudioPage): void {
		if (this.#focus !== undefined && page.isReady) {
			page.post({ type: 'focus', on: this.#focus });
			this.#focus = undefined;
		}
	}

	#answer(call: Call, page: StudioPage): Promise<unknown> {
		switch (call.name) {
			case 'edit':
			case 'generate':
			case 'earlierPrompts':
			case 'chooseFolder':
			case 'useRecipe':
			case 'undoReplaced':
			case 'dropUri':
			case 'dropFile':
				return this.#form.answer(call, page);
			case 'cancelJob':
			case 'cancelAll':
			case 'retryJob':
			case 'dismissJob':
			case 'goOnWith':
			case 'goOnWithAll':
			case 'forgetJob':
				return this.#queue.answer(call);
			case 'images':
			case 'imageIds':
			case 'keepThumbnail':
			case 'setFavourite':
			case 'act':
			case 'endPick':
				return this.gallery.answer(call, page);
			case 'takeStep':
				return this.#status.answer(call);
			case 'problem':
				this.#noteProblem(call.text);
				return Promise.resolve();
		}
	}

	#explain(error: unknown): string {
		this.#tools.deps.log.warn(`The Studio: ${detailOf(error)}`);
		if (error instanceof Failure) {
			return failureMessage(error);
		}
		// What a part says itself is for people; what a program says is a detail.
		return error instanceof Error && error.constructor === Error
			? error.message
			: l10n.t('This could not be done ({0}).', foreignText(detailOf(error)));
	}

	/** A page that says nothing else would fill the log. */
	#noteProblem(text: string): void {
		this.#problems += 1;
		if (isTold(this.#problems)) {
			this.#tools.deps.log.warn(`The Studio's page, problem ${this.#problems}: ${text}`);
		}
	}

	#noteUnknown(): void {
		this.#unknown += 1;
		if (isTold(this.#unknown)) {
			this.#tools.deps.log.warn(`The Studio dropped what it cannot read: ${this.#unknown} messages so far`);
		}
	}

	/** Two pages that are seen would both say it. */
	#announce(text: string): void {
		const seen = [...this.#pages].filter(page => page.isSeen);
		const speaker = seen.find(page => page === this.#panel?.page) ?? seen[0];
		speaker?.post({ type: 'announce', text });
	}

	/** What is shown again is loaded again, and told all then. */
	#toSeen(tell: (page: StudioPage) => void): void {
		[...this.#pages].filter(page => page.isSeen).forEach(tell);
	}
}

/** Whether the time that something happens is told: ever more seldom, at each power of two. */
function isTold(time: number): boolean {
	return Number.isInteger(Math.log2(time));
}

/** Whether whoever opened the Studio said what it is to have. */
function saysSomething({ request, count, draft, document, output, alt, insert }: GenerateArguments): boolean {
	const others = [count, draft, document, output, alt, insert];
	return Object.keys(request).length > 0 || others.some(value => value !== undefined);
}
