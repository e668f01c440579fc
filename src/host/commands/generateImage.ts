import { startGeneration } from '../generation/startGeneration.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';

/** Generate Image: from a prompt, asked for unless it is given. */
export function createGenerateImage(deps: GenerationDeps): Command {
	return { id: commandIds.generateImage, run: args => startGeneration(deps, args, 'box') };
}
