import type { Recipe } from '../../core/recipe/recipe.ts';
import type { PageNode } from '../../protocol/imagePage.ts';
import { compareWords } from './differences.ts';
import { askedSize, factList, modelText, safetyText } from './facts.ts';
import type { Fact, PictureFacts } from './facts.ts';
import { formatText, pixelsText } from './figures.ts';
import { element } from './html.ts';
import type { Scene } from './scene.ts';

/** One of two images that are compared. */
export interface ComparedImage {
	readonly facts?: PictureFacts | undefined;
	readonly recipe?: Recipe | undefined;
}

/** What differs between the recipes of two images; nothing when nobody knows what made the later one. */
export function changes(before: ComparedImage, after: ComparedImage, scene: Scene): readonly PageNode[] {
	const { words } = scene;
	if (after.recipe === undefined) {
		return [];
	}
	const title = element('h2', {}, words.changes());
	if (before.recipe === undefined) {
		return [element('section', { class: 'changes' }, title, element('p', {}, words.unknownChanges()))];
	}
	const now = valuesOf(after, after.recipe, scene);
	const list = factList([
		promptChange(before.recipe.prompt, after.recipe.prompt, scene),
		...valuesOf(before, before.recipe, scene).map(([name, old], index) =>
			valueChange(name, [old, now[index]?.[1]], scene),
		),
	]);
	return [element('section', { class: 'changes' }, title, list ?? element('p', {}, words.noChanges()))];
}

function valuesOf(
	{ facts }: ComparedImage,
	recipe: Recipe,
	scene: Scene,
): readonly (readonly [string, string | undefined])[] {
	const { words } = scene;
	const size = facts ?? recipe.size;
	const format = facts?.mimeType ?? recipe.outputFormat;
	return [
		[words.style(), recipe.style],
		[words.model(), modelText(recipe)],
		[words.seed(), recipe.seed?.toString()],
		[words.size(), size === undefined ? askedSize(recipe) : pixelsText(size)],
		[words.format(), format === undefined ? undefined : formatText(format)],
		[words.safety(), safetyText(recipe, scene)],
		[words.kind(), recipe.draft === true ? words.draft() : undefined],
	];
}

function promptChange(before: string, after: string, { words, locale }: Scene): Fact | undefined {
	if (before === after) {
		return undefined;
	}
	const pieces = compareWords(before, after, locale).map(({ kind, text }) =>
		kind === 'same' ? text : element(kind === 'removed' ? 'del' : 'ins', {}, text),
	);
	return [
		words.prompt(),
		element(
			'div',
			{ class: 'prompt', dir: 'auto', tabindex: 0, role: 'group', 'aria-label': words.prompt() },
			...pieces,
		),
	];
}

function valueChange(
	name: string,
	[before, after]: readonly [string | undefined, string | undefined],
	{ words }: Scene,
): Fact | undefined {
	if (before === after) {
		return undefined;
	}
	return [
		name,
		element(
			'span',
			{},
			element('del', {}, before ?? words.nothing()),
			' → ',
			element('ins', {}, after ?? words.nothing()),
		),
	];
}
