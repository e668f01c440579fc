import { Failure } from '../failure.ts';
import { findModel } from '../models/registry.ts';
import { parseRequest } from '../models/request.ts';
import type { RequestInput } from '../models/request.ts';
import type { Recipe } from './recipe.ts';

/**
 * What it takes to make an image like a recipe's: all that the recipe says and its model takes, but no seed. A
 * recipe by another tool may tell of a model and of options that Figment does not have; they are left out.
 */
export function requestOf(recipe: Recipe): RequestInput {
	const { prompt, sentPrompt = prompt, style, size, negativePrompt: _, ...rest } = recipe;
	const { imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = rest;
	const model = rest.model !== undefined && findModel(rest.model) !== undefined ? rest.model : undefined;
	const options: RequestInput = {
		imageSize: imageSize !== undefined && takes({ model, imageSize }) ? imageSize : size,
		outputFormat,
		enableSafetyChecker,
		safetyTolerance,
	};
	const known = Object.entries({ ...options, model }).filter(
		([name, value]) => value !== undefined && takes({ model, [name]: value }),
	);
	// Without its style the text that was sent is what made the image.
	const isStyled = style !== undefined || sentPrompt === prompt;
	return { ...Object.fromEntries(known), prompt: isStyled ? prompt : sentPrompt, style: style ?? '' };
}

/** Whether the model takes these options. */
function takes(options: RequestInput): boolean {
	try {
		parseRequest({ ...options, prompt: '-' }, () => 0);
		return true;
	} catch (error) {
		if (error instanceof Failure) {
			return false;
		}
		throw error;
	}
}
