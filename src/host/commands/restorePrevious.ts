import { commandIds } from '../ids.ts';
import { findAsset } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { restorePrevious } from '../images/previousImages.ts';
import { parseAssetArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Restore Previous Image: brings back what an image was. Gives `{ uri }` of the file that has it now. */
export function createRestorePrevious(tools: ImageTools): Command {
	return {
		id: commandIds.restorePrevious,
		run: args =>
			orTold(tools, args, async () => {
				const parsed = parseAssetArguments(args);
				const uri = await restorePrevious(tools, await findAsset(tools, parsed), parsed.quiet);
				return uri && { uri: uri.toString() };
			}),
	};
}
