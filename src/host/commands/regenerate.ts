import { readImage } from '../assets/imageFile.ts';
import { reported } from '../generation/reported.ts';
import { commandIds } from '../ids.ts';
import { findAsset } from '../images/findAsset.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { regenerate } from '../images/regenerate.ts';
import { isQuiet } from './arguments.ts';
import { parseRegenerateArguments } from './assetArguments.ts';
import type { Command } from './command.ts';

/** Regenerate: makes an image anew, and replaces it when the person accepts the new one. */
export function createRegenerate(tools: ImageTools): Command {
	return {
		id: commandIds.regenerate,
		run: args =>
			reported({ log: tools.deps.log, isQuiet: isQuiet(args) }, async () => {
				const parsed = parseRegenerateArguments(args);
				return regenerate(tools, parsed, await readImage(await findAsset(tools, parsed)));
			}),
	};
}
