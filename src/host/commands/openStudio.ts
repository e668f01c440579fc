import { isImage } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';
import { parseStudioArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Open Studio: the form with what was passed, what made an image, or what is selected. */
export function createOpenStudio(tools: ImageTools, studio: Studio): Command {
	return {
		id: commandIds.openStudio,
		run: args =>
			orTold(tools, args, async () => {
				const { asset, resource, wanted } = parseStudioArguments(args);
				const shown = resource !== undefined && isImage(resource) ? resource : undefined;
				await studio.open({ args: wanted, asset: asset ?? shown });
			}),
	};
}
