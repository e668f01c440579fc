import { isImage } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import type { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';
import { parseStudioArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Open Studio, or Open in Studio as it is called on an image: the form with what was passed, what made an image, or what is selected. */
export function createOpenStudio(
	id: typeof commandIds.openStudio | typeof commandIds.openInStudio,
	tools: ImageTools,
	studio: Studio,
): Command {
	return {
		id,
		run: args =>
			orTold(tools, args, async () => {
				const { asset, resource, wanted } = parseStudioArguments(args);
				const shown = resource !== undefined && isImage(resource) ? resource : undefined;
				await studio.open({ args: wanted, asset: asset ?? shown });
			}),
	};
}
