import type { Memento } from 'vscode';
import type { Command } from '../commands/command.ts';
import { createGenerateFromSelection } from '../commands/generateFromSelection.ts';
import { createGenerateImage } from '../commands/generateImage.ts';
import { createRecover } from '../commands/recover.ts';
import { plannedPath, plannedPrompt } from '../missing/providers/plannedPath.ts';
import type { Planning } from '../missing/providers/plannedPath.ts';
import { recoverAtStart } from '../recovery/recoverAtStart.ts';
import { Recovery } from '../recovery/recovery.ts';
import type { GenerationDeps } from './deps.ts';

/** What makes new images, and those that earlier windows left. */
interface GenerationPart {
	readonly recovery: Recovery;
	readonly planning: Planning;
	readonly commands: readonly Command[];
	/** Takes up what earlier windows left as far as costs nothing, and tells of it. */
	readonly recoverAtStart: () => Promise<void>;
}

/** Puts together what makes new images. Loaded when there is one to make, to plan or to take up. */
export function createGenerationPart(deps: GenerationDeps, memory: Memento): GenerationPart {
	const recovery = new Recovery(deps, memory);
	const tools = { deps, recovery };
	return {
		recovery,
		planning: { plannedPath, plannedPrompt },
		commands: [createGenerateImage(deps), createGenerateFromSelection(deps), createRecover(tools)],
		recoverAtStart: () => recoverAtStart(tools, memory),
	};
}
