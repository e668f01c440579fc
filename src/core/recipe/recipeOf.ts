import type { Usage } from '../backend.ts';
import type { ImageRequest } from '../models/model.ts';
import { sentPrompt } from '../models/style.ts';
import type { Size } from '../size.ts';
import { recipeVersion } from './recipe.ts';
import type { Recipe } from './recipe.ts';

/** What is known of an image that was just made. */
export interface Making {
	readonly request: ImageRequest;
	readonly isDraft: boolean;
	/** When it was asked for: ISO 8601, UTC. */
	readonly at: string;
	readonly usage: Usage;
	/** In pixels, as the picture really is. */
	readonly size: Size;
	/** The tool and its version. */
	readonly tool: string;
}

/** The recipe of an image that was just made. */
export function recipeOf({ request, isDraft, at, usage, size, tool }: Making): Recipe {
	const { prompt, style, model, seed, imageSize, outputFormat, enableSafetyChecker, safetyTolerance } =
		request;
	const { credits, usd } = usage;
	const sent = sentPrompt(request);
	return {
		version: recipeVersion,
		prompt,
		...(sent === prompt ? {} : { sentPrompt: sent, style }),
		model,
		seed,
		imageSize,
		size: { width: size.width, height: size.height },
		outputFormat,
		enableSafetyChecker,
		safetyTolerance,
		...(isDraft ? { draft: true } : {}),
		at,
		...(credits === undefined && usd === undefined ? {} : { cost: { credits, usd } }),
		tool,
	};
}
