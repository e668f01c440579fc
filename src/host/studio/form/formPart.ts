import type * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Asked } from '../../../protocol/studio/calls.ts';
import type { FormState } from '../../../protocol/studio/form.ts';
import { badImage } from '../../assets/imageFile.ts';
import type { GenerateArguments } from '../../commands/arguments.ts';
import { resolveTarget } from '../../editor/target.ts';
import type { GenerationDeps } from '../../generation/deps.ts';
import type { ImageTools } from '../../images/imageTools.ts';
import { outside } from '../../outside.ts';
import type { StudioPart } from '../part.ts';
import type { PageHandle } from '../studioPage.ts';
import { outputFields, requestFields } from './argumentFields.ts';
import { chooseFolder } from './chooseFolder.ts';
import { Debounced } from './debounced.ts';
import { EarlierPrompts } from './earlierPrompts.ts';
import { filePlaceOf } from './fields.ts';
import type { SomeFields } from './fields.ts';
import { FormDraft } from './formDraft.ts';
import type { Replacement } from './formDraft.ts';
import { followWindow } from './formEvents.ts';
import { lookAtForm, toFormState } from './formLook.ts';
import type { FormLook } from './formLook.ts';
import { FormTargets, lastTargetId, noTargetId } from './formTargets.ts';
import { LivePreview } from './livePreview.ts';
import { Once } from './once.ts';
import { PageEdits } from './pageEdits.ts';
import type { PreviewInput } from './preview.ts';
import { Quote } from './quote.ts';
import { recipeFields } from './recipeFields.ts';
import type { RecipePart } from './recipeFields.ts';
import { droppedUri, recipeAt, recipeIn, recipeOf, usedWords } from './recipeSources.ts';
import type { NamedRecipe } from './recipeSources.ts';
import { startOrder } from './startOrder.ts';

/** What a page asks of this part. */
export type FormCallName =
	| 'edit'
	| 'generate'
	| 'earlierPrompts'
	| 'chooseFolder'
	| 'useRecipe'
	| 'undoReplaced'
	| 'dropUri'
	| 'dropFile';

/** What the form is made of. */
export interface FormTools {
	readonly deps: GenerationDeps;
	readonly images: Pick<ImageTools, 'lastEditor' | 'library'>;
	/** Of the workspace: it keeps the draft of the form. */
	readonly memory: vscode.Memento;
	/** Says something aloud. */
	readonly announce: (text: string) => void;
	/** Whether a page of the Studio is seen. */
	readonly isSeen: () => boolean;
}

/** The draft is kept so long after the last change, in milliseconds. */
const keepMs = 500;
/** Two clicks within so many milliseconds are one. */
const doubleClickMs = 500;

/** The form of the window: one for all pages that show it. */
export class FormPart implements StudioPart<FormState, FormCallName>, vscode.Disposable {
	readonly #tools: FormTools;
	readonly #draft: FormDraft;
	readonly #prompts: EarlierPrompts;
	readonly #targets: FormTargets;
	readonly #quote: Quote;
	readonly #preview: LivePreview;
	readonly #edits = new PageEdits();
	readonly #generating = new Once(doubleClickMs, outside.sleep);
	readonly #keep = new Debounced(keepMs, () => void this.#draft.keep());
	readonly #events: vscode.Disposable;
	readonly #listeners = new Set<() => void>();
	/** Undefined when something has changed since the last look. */
	#look: FormLook | undefined;
	/** Nothing is found out before a page shows it. */
	#isShown = false;

	/** Reads nothing before a page or a command needs it. */
	constructor(tools: FormTools) {
		const { deps, images, memory } = tools;
		this.#tools = tools;
		this.#draft = new FormDraft(memory);
		this.#prompts = new EarlierPrompts(memory, outside.sleep);
		this.#targets = new FormTargets(images.lastEditor);
		this.#quote = new Quote(deps.prices, () => this.#tell());
		this.#preview = new LivePreview({
			input: () => this.#previewInput(),
			onChange: () => this.#tell(),
			warn: message => deps.log.warn(message),
		});
		this.#events = followWindow({
			onDocuments: () => this.#lookAgain(),
			onRules: () => this.#touched(),
		});
	}

	stateFor(page: PageHandle): FormState {
		if (!this.#isShown) {
			this.#isShown = true;
			this.#preview.refresh();
		}
		return toFormState(this.#now(), {
			edit: this.#edits.of(page),
			preview: this.#preview.shown,
			quote: this.#quote,
			replaced: this.#draft.replaced,
		});
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async answer(call: Asked<FormCallName>, page: PageHandle): Promise<unknown> {
		switch (call.name) {
			case 'edit':
				this.#edits.note(page, call.edit);
				return this.#edit(call.changes);
			case 'generate':
				return this.#generate(call.edit, page);
			case 'earlierPrompts':
				return { prompts: await this.#prompts.list(this.#tools.images.library) };
			case 'chooseFolder':
				return this.#chooseFolder();
			case 'useRecipe':
				return this.#use(await recipeOf(this.#tools.images.library, call.image), call.what);
			case 'undoReplaced':
				return this.#undo();
			case 'dropUri':
				return this.#use(await recipeAt(droppedUri(call.uri)), 'all');
			case 'dropFile':
				return this.#use(await recipeIn(call.bytes), 'all');
		}
	}

	/** Takes in what a program passes; what it does not name stays. Throws a Failure `invalidRequest`. */
	async take(args: GenerateArguments): Promise<void> {
		const fields = requestFields(args);
		const { alt, insert, document } = args;
		const named = document === undefined ? undefined : await this.#targets.find(document.toString());
		const output = await outputFields(args.output, {
			findDocument: async () => (named ?? (await this.#targets.find(this.#now().fields.target))).document,
			chosenFolder: this.#tools.deps.chosenFolder.uri,
		});
		const target = insert === 'none' ? noTargetId : named?.document?.uri.toString();
		const words = l10n.t('The form is as a command has filled it.');
		this.#replace({ ...fields, ...output, target }, { words, extras: { alt, insert } });
	}

	/** Fills the prompt from what is selected, or from the link under the cursor, in the editor that is worked in. */
	async openWithContext(): Promise<void> {
		const { selectedText, link } = await resolveTarget(undefined);
		const isSelected = selectedText.trim() !== '';
		const prompt = isSelected ? selectedText.trim() : (link?.alt.text.trim() ?? '');
		if (prompt === '' || prompt === this.#now().fields.prompt.trim()) {
			return;
		}
		const { target = noTargetId } = this.#draft.given;
		const words = isSelected
			? l10n.t('The prompt is now the selected text.')
			: l10n.t('The prompt is now the text of the image under the cursor.');
		this.#replace({ prompt, target: target === noTargetId ? undefined : lastTargetId }, { words });
	}

	/** Takes up the recipe of an image. Throws a Failure when it has none. */
	async useImage(asset: vscode.Uri, what: RecipePart): Promise<void> {
		this.#use(await recipeAt(asset), what);
	}

	dispose(): void {
		this.#events.dispose();
		this.#preview.dispose();
		this.#keep.cancel();
		void this.#draft.keep();
	}

	#now(): FormLook {
		return (this.#look ??= lookAtForm(this.#draft.given, this.#targets));
	}

	#edit({ target, ...changes }: Asked<'edit'>['changes']): void {
		const now = this.#now();
		const isTarget = target !== undefined && now.targets.some(({ id }) => id === target);
		this.#draft.edit(isTarget ? { ...changes, target } : changes, now.fields);
		this.#touched();
	}

	#undo(): void {
		if (this.#draft.replaced === undefined) {
			return;
		}
		this.#draft.undo();
		this.#touched();
		this.#tools.announce(l10n.t('What was replaced is back.'));
	}

	async #chooseFolder(): Promise<void> {
		const { document } = await this.#targets.find(this.#now().fields.target);
		const folder = await chooseFolder(document);
		if (folder !== undefined) {
			this.#edit({ folder });
		}
	}

	#use({ recipe, name }: NamedRecipe, what: RecipePart): void {
		const fields = recipeFields(recipe, what, this.#now().settings.style);
		if (Object.keys(fields).length === 0) {
			throw badImage(undefined, l10n.t('{0} does not say which seed made it; use its prompt instead.', name));
		}
		this.#replace(fields, { words: usedWords(what, name) });
	}

	#replace(fields: SomeFields, replacement: Replacement): void {
		this.#draft.replace(fields, replacement, this.#now().fields);
		this.#touched();
		// What can be undone is said by the page, beside the button for it.
		if (this.#draft.replaced === undefined) {
			this.#tools.announce(replacement.words);
		}
	}

	async #generate(edit: number, page: PageHandle): Promise<void> {
		if (edit !== this.#edits.of(page)) {
			throw new Error(l10n.t('The form has changed meanwhile. Look at it, and generate again.'));
		}
		await this.#generating.do(`${page.id} ${edit}`, () => this.#take());
	}

	/** Resolves when the order is taken, or is not; images come later. */
	async #take(): Promise<void> {
		this.#look = undefined;
		const { fields, judged, issues } = this.#now();
		const [issue] = issues;
		if (issue !== undefined) {
			throw new Error(issue.message);
		}
		const wanted = {
			request: judged.input,
			count: judged.count,
			draft: fields.draft,
			target: await this.#targets.find(fields.target),
			...filePlaceOf(fields),
			...this.#draft.extras,
		};
		// The name that the next image gets may be another one then.
		const { deps, isSeen } = this.#tools;
		const onOver = () => this.#preview.refresh();
		if (await startOrder(deps, wanted, { onOver, isWatched: isSeen })) {
			await this.#prompts.remember(fields.prompt.trim());
		}
	}

	/** A while after the last change, what takes long is looked into. */
	async #previewInput(): Promise<PreviewInput> {
		const { fields, judged, quoted } = this.#now();
		void this.#quote.ask(quoted);
		return {
			model: judged.model,
			request: judged.likely,
			target: await this.#targets.find(fields.target),
			...filePlaceOf(fields),
			alt: this.#draft.extras.alt,
			chosenFolder: this.#tools.deps.chosenFolder.uri,
		};
	}

	/** Looks whether other documents are open by now, or the place in one is another. */
	#lookAgain(): void {
		const before = this.#look;
		this.#look = undefined;
		if (!this.#tools.isSeen()) {
			// A page that comes into sight asks anew.
			this.#isShown = false;
			return;
		}
		if (this.#isShown && JSON.stringify(before?.targets) !== JSON.stringify(this.#now().targets)) {
			this.#touched();
		}
	}

	/** The form, or what it is judged by, has changed. */
	#touched(): void {
		this.#look = undefined;
		this.#tell();
		this.#keep.soon();
		if (this.#isShown) {
			this.#preview.refresh();
		}
	}

	#tell(): void {
		this.#listeners.forEach(listener => listener());
	}
}
