import { readImage } from '../assets/imageFile.ts';
import { commandIds } from '../ids.ts';
import type { DetailsPages } from '../images/detailsPages.ts';
import { findAsset } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { parseAssetArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Show Image Details: the picture, what made it and what can be done with it. Gives its recipe as plain data. */
export function createShowRecipe(tools: ImageTools, pages: DetailsPages): Command {
	return {
		id: commandIds.showRecipe,
		run: args =>
			orTold(tools, args, async () => {
				const parsed = parseAssetArguments(args);
				const image = await readImage(await findAsset(tools, parsed));
				if (!parsed.quiet) {
					await pages.show(image);
				}
				return image.found?.recipe;
			}),
	};
}
