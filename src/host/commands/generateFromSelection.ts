import { startGeneration } from '../generation/startGeneration.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';

/** Generate Image from Selection: the selected text is the prompt, and nothing is asked. */
export function createGenerateFromSelection(deps: GenerationDeps): Command {
	return { id: commandIds.generateFromSelection, run: args => startGeneration(deps, args, 'selection') };
}
