import { findModel } from '../../../core/models/registry.ts';
import { sentPrompt } from '../../../core/models/style.ts';
import type { Recipe } from '../../../core/recipe/recipe.ts';
import { requestOf } from '../../../core/recipe/requestOf.ts';
import { modelNamed, sizeFields } from './fields.ts';
import type { SomeFields } from './fields.ts';

/** What of a recipe the form is to have. */
export type RecipePart = 'prompt' | 'seed' | 'all';

/** The fields that a recipe says; none where it does not say that. `style` is the project's. */
export function recipeFields(recipe: Recipe, part: RecipePart, style: string): SomeFields {
	switch (part) {
		case 'prompt':
			return promptFields(recipe, style);
		case 'seed':
			return seedFields(recipe);
		case 'all':
			return {
				...optionFields(recipe),
				...seedFields(recipe),
				...samePrompt(recipe, style),
				draft: recipe.draft === true,
			};
	}
}

/** The words as they were written, in the project's style if they were in one. */
function promptFields(recipe: Recipe, style: string): SomeFields {
	const { prompt, style: used } = requestOf(recipe);
	return {
		prompt: typeof prompt === 'string' ? prompt : recipe.prompt,
		...(style === '' ? {} : { useStyle: typeof used === 'string' && used !== '' }),
	};
}

/** The words that make the same picture again: in a style that is no longer the project's they are as they were sent. */
function samePrompt(recipe: Recipe, style: string): SomeFields {
	const fields = promptFields(recipe, style);
	const used = recipe.style?.trim() ?? '';
	if (used === '' || used === style) {
		return fields;
	}
	const sent = recipe.sentPrompt ?? sentPrompt({ prompt: recipe.prompt, style: used });
	return { prompt: sent, ...(style === '' ? {} : { useStyle: false }) };
}

function seedFields({ seed, model = '' }: Recipe): SomeFields {
	const { min, max } = modelNamed(model).seed;
	return seed === undefined || seed < min || seed > max ? {} : { seed: String(seed) };
}

/** All that the recipe says and the model takes. */
function optionFields(recipe: Recipe): SomeFields {
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = requestOf(recipe);
	const known = findModel(typeof model === 'string' ? model : '');
	return {
		...(known === undefined ? {} : { model: known.id }),
		...(imageSize === undefined ? {} : sizeFields(presetOf(imageSize, recipe) ?? imageSize)),
		...(typeof outputFormat === 'string' ? { outputFormat } : {}),
		...(typeof enableSafetyChecker === 'boolean' ? { enableSafetyChecker } : {}),
		...(typeof safetyTolerance === 'string' ? { safetyTolerance } : {}),
	};
}

/** The preset that has the very pixels of a size. */
function presetOf(imageSize: unknown, { model = '' }: Recipe): string | undefined {
	const { width, height } = sizeFields(imageSize);
	const presets = Object.entries(modelNamed(model).imageSize.presets);
	return presets.find(([, size]) => `${size.width}x${size.height}` === `${width}x${height}`)?.[0];
}
