import { findModel } from '../../core/models/registry.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { ImageFacts } from '../../core/image/recognise.ts';
import type { PageNode } from '../../protocol/imagePage.ts';
import { agoText, formatText, pixelsText, timeText } from './figures.ts';
import { element } from './html.ts';
import type { Scene } from './scene.ts';

/** What the bytes of a picture say, as far as a page shows it. */
export type PictureFacts = Pick<ImageFacts, 'width' | 'height' | 'mimeType'>;

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: PageNode];

/** Facts as a list of names and values; nothing when there are none. */
export function factList(facts: readonly (Fact | undefined)[]): PageNode | undefined {
	const known = facts.filter(each => each !== undefined);
	return known.length === 0
		? undefined
		: element(
				'dl',
				{},
				...known.flatMap(([name, value]) => [element('dt', {}, name), element('dd', { dir: 'auto' }, value)]),
			);
}

/** What a recipe says besides its prompts: only what is known. */
export function recipeFacts(
	recipe: Recipe,
	facts: PictureFacts | undefined,
	scene: Scene,
): (Fact | undefined)[] {
	const { words } = scene;
	return [
		recipe.draft === true ? [words.kind(), words.draftHelp()] : undefined,
		fact(words.model(), modelText(recipe)),
		fact(words.seed(), recipe.seed?.toString()),
		fact(words.size(), sizeText(recipe, facts, scene)),
		fact(words.format(), pictureFormat(recipe, facts, scene)),
		fact(words.safety(), safetyText(recipe, scene)),
		recipe.at === undefined ? undefined : madeFact(recipe.at, scene),
		fact(words.cost(), costText(recipe, scene)),
		fact(words.tool(), recipe.tool),
	];
}

/** A fact, if there is anything known under its name. */
export function fact(name: string, value: string | undefined): Fact | undefined {
	return value === undefined || value === '' ? undefined : [name, value];
}

/** A model's name; its id where Figment does not know it. */
export function modelText({ model }: Recipe): string | undefined {
	return model === undefined ? undefined : (findModel(model)?.label ?? model);
}

/** What an image cost. */
export function costText({ cost, draft }: Recipe, { words }: Scene): string | undefined {
	return cost?.usd !== undefined ? words.money(cost.usd) : draft === true ? words.free() : undefined;
}

/** What a request said of safety. */
export function safetyText(
	{ enableSafetyChecker, safetyTolerance }: Recipe,
	{ words }: Scene,
): string | undefined {
	const parts = [
		...(enableSafetyChecker === undefined
			? []
			: [enableSafetyChecker ? words.checkerOn() : words.checkerOff()]),
		...(safetyTolerance === undefined ? [] : [words.tolerance(safetyTolerance)]),
	];
	return parts.length === 0 ? undefined : parts.join(', ');
}

/** The size that was asked for: pixels where they are known, else a preset's name. */
export function askedSize({ imageSize, model }: Recipe): string | undefined {
	if (typeof imageSize !== 'string') {
		return imageSize && pixelsText(imageSize);
	}
	const presets = model === undefined ? undefined : findModel(model)?.imageSize.presets;
	const size = presets !== undefined && Object.hasOwn(presets, imageSize) ? presets[imageSize] : undefined;
	return size === undefined ? imageSize : pixelsText(size);
}

function sizeText(recipe: Recipe, facts: PictureFacts | undefined, scene: Scene): string | undefined {
	const size = facts ?? recipe.size;
	return differing(size && pixelsText(size), askedSize(recipe), scene);
}

function pictureFormat(recipe: Recipe, facts: PictureFacts | undefined, scene: Scene): string | undefined {
	const asked = recipe.outputFormat && formatText(recipe.outputFormat);
	return differing(facts && formatText(facts.mimeType), asked, scene);
}

/** What there is, and beside it what was asked for where that is another. */
function differing(
	given: string | undefined,
	asked: string | undefined,
	{ words }: Scene,
): string | undefined {
	return given === undefined || asked === undefined || given === asked
		? (given ?? asked)
		: words.askedFor(given, asked);
}

function madeFact(at: string, { words, locale, now }: Scene): Fact | undefined {
	if (Number.isNaN(Date.parse(at))) {
		return undefined;
	}
	const text = `${timeText(at, locale)} · ${agoText(at, now, locale)}`;
	return [words.made(), element('time', { datetime: at }, text)];
}
