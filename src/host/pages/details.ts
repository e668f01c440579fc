import { sidecarFolder } from '../../core/recipe/sidecar.ts';
import type { FoundRecipe } from '../../core/recipe/embed.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { DetailsAction, PageNode } from '../../protocol/imagePage.ts';
import { fact, factList, recipeFacts } from './facts.ts';
import type { PictureFacts } from './facts.ts';
import { bytesText, formatText, pixelsText } from './figures.ts';
import { element } from './html.ts';
import { picture } from './picture.ts';
import type { Scene } from './scene.ts';

/** An image's recipe, and who wrote it where. */
export interface FoundDetails {
	readonly recipe: Recipe;
	readonly from: FoundRecipe['from'] | 'sidecar';
}

/** What is known of an image. */
export interface ImageDetails {
	/** Where the file is, for people: relative to the workspace folder. */
	readonly path: string;
	readonly facts?: PictureFacts | undefined;
	/** The length of the file. */
	readonly bytes?: number | undefined;
	readonly found?: FoundDetails | undefined;
	/** Whether the file is signed (C2PA). */
	readonly hasManifest: boolean;
	/** How many earlier versions can be restored. */
	readonly versions: number;
	/** Whether there is a document to insert the image into. */
	readonly canInsert: boolean;
	/** Whether the file was deleted or moved. */
	readonly isMissing?: boolean | undefined;
}

/** The content of the page that shows an image; `url` is where the page loads the picture from. */
export function detailsContent(details: ImageDetails, url: string, scene: Scene): readonly PageNode[] {
	const { found, isMissing = false, versions } = details;
	const { words } = scene;
	const name = nameOf(details.path);
	const alt = found?.recipe.prompt ?? words.imageOf(name);
	return [
		header(details, scene),
		isMissing
			? notice(words.missing(), versions > 0 ? words.missingHelp() : undefined)
			: element('figure', {}, ...picture({ url, alt, facts: details.facts }, scene)),
		element(
			'div',
			{ class: 'facts' },
			found === undefined && !isMissing && notice(words.noRecipe(), words.noRecipeHelp()),
			buttons(details, scene),
			...(found === undefined ? [] : prompts(found.recipe, scene)),
			found && recipe(details, found, scene),
			file(details, scene),
			!isMissing && element('div', { class: 'apart' }, button('delete', words.delete())),
		),
	];
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function header({ path, facts, bytes, found }: ImageDetails, scene: Scene): PageNode {
	const summary = [
		...(facts === undefined ? [] : [pixelsText(facts), formatText(facts.mimeType)]),
		...(bytes === undefined ? [] : [bytesText(bytes, scene)]),
	].join(' · ');
	return element(
		'header',
		{},
		element('h1', { dir: 'auto', tabindex: -1 }, nameOf(path)),
		(summary !== '' || found?.recipe.draft === true) &&
			element(
				'p',
				{ class: 'quiet' },
				found?.recipe.draft === true && element('span', { class: 'badge' }, scene.words.draft()),
				summary,
			),
	);
}

function buttons(
	{ found, isMissing = false, versions, canInsert }: ImageDetails,
	{ words }: Scene,
): PageNode {
	const isKnown = found !== undefined;
	const isThere = !isMissing;
	const list: readonly (readonly [boolean, DetailsAction, string])[] = [
		[isMissing && versions > 0, 'restore', words.restore()],
		[isKnown && isThere, 'regenerate', words.regenerate()],
		[isKnown && isThere, 'variations', words.variations()],
		[isKnown && isThere, 'editPrompt', words.editPrompt()],
		[!isKnown && isThere, 'editPrompt', words.writePrompt()],
		[isThere && canInsert, 'insert', words.insert()],
		[isKnown, 'copyPrompt', words.copyPrompt()],
		[isKnown, 'copyJson', words.copyJson()],
		[isThere, 'reveal', words.reveal()],
		[isThere && versions > 0, 'restore', words.restore()],
	];
	const offered = list.filter(([isOffered]) => isOffered);
	return element(
		'div',
		{ class: 'actions', role: 'group', 'aria-label': words.actions() },
		...offered.map(([, action, label], index) => button(action, label, index === 0 && !isCopy(action))),
	);
}

function isCopy(action: DetailsAction): boolean {
	return action === 'copyPrompt' || action === 'copyJson';
}

function button(action: DetailsAction, label: string, isPrimary = false): PageNode {
	return element('button', { type: 'button', class: isPrimary && 'primary', 'data-action': action }, label);
}

function notice(title: string, help: string | undefined): PageNode {
	return element(
		'div',
		{ class: 'notice' },
		element('p', {}, title),
		help && element('p', { class: 'quiet' }, help),
	);
}

function prompts({ prompt, sentPrompt, negativePrompt }: Recipe, { words }: Scene): readonly PageNode[] {
	return [
		promptSection(words.prompt(), prompt),
		...(sentPrompt === undefined || sentPrompt === prompt ? [] : [promptSection(words.sentAs(), sentPrompt)]),
		...(negativePrompt === undefined || negativePrompt === ''
			? []
			: [promptSection(words.notWanted(), negativePrompt)]),
	];
}

/** More lines or letters than this scroll, so the keyboard must reach them. */
const mostLines = 8;
const mostLetters = 400;

function promptSection(title: string, prompt: string): PageNode {
	const isLong = prompt.length > mostLetters || prompt.split('\n').length > mostLines;
	return element(
		'section',
		{},
		element('h2', {}, title),
		element(
			'div',
			{
				class: 'prompt',
				dir: 'auto',
				...(isLong ? { tabindex: 0, role: 'group', 'aria-label': title } : {}),
			},
			prompt,
		),
	);
}

function recipe(
	{ facts, hasManifest }: ImageDetails,
	{ recipe: made, from }: FoundDetails,
	scene: Scene,
): PageNode {
	const { words } = scene;
	return element(
		'section',
		{},
		element('h2', {}, words.recipe()),
		factList([...recipeFacts(made, facts, scene), [words.kept(), keptText(from, hasManifest, scene)]]),
	);
}

function keptText(from: FoundDetails['from'], hasManifest: boolean, { words }: Scene): string {
	switch (from) {
		case 'figment':
			return words.keptInFile();
		case 'sidecar':
			return hasManifest ? words.keptBecauseSigned(sidecarFolder) : words.keptInSidecar(sidecarFolder);
		case 'parameters':
		case 'xmp':
			return words.keptByOther();
	}
}

function file({ path, bytes, versions }: ImageDetails, scene: Scene): PageNode {
	const { words } = scene;
	return element(
		'section',
		{},
		element('h2', {}, words.file()),
		factList([
			[words.path(), path],
			fact(words.fileSize(), bytes === undefined ? undefined : bytesText(bytes, scene)),
			fact(words.versions(), versions === 0 ? undefined : String(versions)),
		]),
	);
}
