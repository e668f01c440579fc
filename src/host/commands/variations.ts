import { readImage } from '../assets/imageFile.ts';
import { reported } from '../generation/reported.ts';
import { commandIds } from '../ids.ts';
import { findAsset } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { makeVariations } from '../images/variations.ts';
import { isQuiet } from './arguments.ts';
import { parseVariationsArguments } from './assetArguments.ts';
import type { Command } from './command.ts';

/** Make Variations: more images by an image's recipe, saved beside it. */
export function createVariations(tools: ImageTools): Command {
	return {
		id: commandIds.variations,
		run: args =>
			reported({ log: tools.deps.log, isQuiet: isQuiet(args) }, async () => {
				const parsed = parseVariationsArguments(args);
				return makeVariations(tools.deps, parsed, await readImage(await findAsset(tools, parsed)));
			}),
	};
}
