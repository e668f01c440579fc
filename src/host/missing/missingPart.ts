import type { Command } from '../commands/command.ts';
import { createGenerateMissing } from '../commands/generateMissing.ts';
import { createGenerateMissingInWorkspace } from '../commands/generateMissingInWorkspace.ts';
import { createRenderDrafts } from '../commands/renderDrafts.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { renderDrafts } from './draftsRender.ts';
import { fillMissing } from './fillMissing.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { createLinkCommands } from './providers/linkCommands.ts';
import type { Making } from './providers/making.ts';

/** The commands that make the images documents ask for. Loaded when one of them is called. */
export function createMissingPart(
	tools: ImageTools,
	documents: OpenDocuments,
): { readonly commands: readonly Command[] } {
	const { deps } = tools;
	const { prices, log } = deps;
	const making: Making = {
		fill: (missing, { draft }) => fillMissing(deps, missing, { isDraft: draft, isQuiet: false }),
		render: draft => renderDrafts(tools, { places: [draft], quiet: false, maxUsd: undefined }),
	};
	return {
		commands: [
			createGenerateMissing(deps),
			createGenerateMissingInWorkspace(deps),
			createRenderDrafts(tools),
			...createLinkCommands({ documents, prices, log }, making),
		],
	};
}
