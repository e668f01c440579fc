import { propertyOf } from '../image/metadata/xmp.ts';
import type { FoundProperty, XmpProperty } from '../image/metadata/xmp.ts';
import { findModel } from '../models/registry.ts';
import { formatRecipe, parseRecipe, recipeVersion } from './recipe.ts';
import type { Recipe } from './recipe.ts';

/** The namespace that the recipe itself is in. */
export const recipeNamespace = 'urn:figment:recipe#';

/** The properties of XMP that say how and with what an image was made, and nothing of its prompt. */
export function provenanceProperties({ draft, tool }: Recipe): XmpProperty[] {
	return [
		{
			...iptc,
			name: 'DigitalSourceType',
			value: `${sourceTypes}${draft === true ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'}`,
		},
		...(tool === undefined ? [] : [{ ...xmp, name: 'CreatorTool', value: tool }]),
	];
}

/**
 * The properties of XMP that hold a recipe: the standard ones, and the recipe itself.
 *
 * @param writer who wrote the prompt, where they want to be named
 */
export function recipeProperties(recipe: Recipe, writer?: string): XmpProperty[] {
	const { prompt, sentPrompt = prompt, draft, model = '', at } = recipe;
	// A draft is drawn by no AI system, whatever model it stands in for.
	const system = draft === true || model === '' ? [] : systemProperties(model);
	const named =
		writer === undefined || writer === '' ? [] : [{ ...iptc, name: 'AIPromptWriterName', value: writer }];
	return [
		...provenanceProperties(recipe),
		...(at === undefined ? [] : [{ ...xmp, name: 'CreateDate', value: at }]),
		...system,
		{ ...iptc, name: 'AIPromptInformation', value: sentPrompt },
		...named,
		{ ...dublinCore, name: 'description', value: prompt, hasLanguages: true },
		{ namespace: recipeNamespace, prefix: 'figment', name: recipeName, value: formatRecipe(recipe) },
	];
}

/** The recipe among properties of XMP that were read: Figment's own. */
export function findRecipe(properties: readonly FoundProperty[]): Recipe | undefined {
	const text = propertyOf(properties, { namespace: recipeNamespace, name: recipeName });
	return text === undefined ? undefined : parseRecipe(text);
}

/** What the standard properties tell of a recipe, as any tool writes them: at least a prompt, or undefined. */
export function findPrompt(properties: readonly FoundProperty[]): Recipe | undefined {
	const prompt = propertyOf(properties, { ...iptc, name: 'AIPromptInformation' })?.trim() ?? '';
	const model = propertyOf(properties, { ...iptc, name: 'AISystemUsed' });
	const tool = propertyOf(properties, { ...xmp, name: 'CreatorTool' });
	return prompt === '' ? undefined : { version: recipeVersion, prompt, model, tool };
}

const recipeName = 'Recipe';

const iptc = { namespace: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/', prefix: 'Iptc4xmpExt' } as const;
const xmp = { namespace: 'http://ns.adobe.com/xap/1.0/', prefix: 'xmp' } as const;
const dublinCore = { namespace: 'http://purl.org/dc/elements/1.1/', prefix: 'dc' } as const;

/** IPTC's NewsCodes for the origin of a picture: a trained model's output, or an algorithm's without training. */
const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

function systemProperties(model: string): XmpProperty[] {
	return [
		{ ...iptc, name: 'AISystemUsed', value: findModel(model)?.label ?? model },
		{ ...iptc, name: 'AISystemVersionUsed', value: model },
	];
}
