import { Uri } from 'vscode';
import { isQuiet, parseGenerateArguments } from '../commands/arguments.ts';
import type { Outcome } from '../../core/generate.ts';
import type { EarlierRequest, GenerationDeps, PromptSource } from './deps.ts';
import { Generation, nothingStarted } from './generation.ts';
import type { Order } from './order.ts';
import { Presenter } from './presenter.ts';
import { toReport } from './report.ts';
import type { GenerationReport } from './report.ts';
import { reported } from './reported.ts';
import { takeOrder } from './takeOrder.ts';

/**
 * Runs a generating command from its arguments to its report. Undefined when the person left or
 * cancelled before anything was sent. Throws only for a bug.
 */
export function startGeneration(
	deps: GenerationDeps,
	args: readonly unknown[],
	source: PromptSource,
): Promise<GenerationReport | undefined> {
	const edit = (earlier: EarlierRequest) => startGeneration(deps, args, earlier);
	const editPrompt = source === 'selection' ? () => startGeneration(deps, args, 'box') : undefined;
	return reported({ log: deps.log, isQuiet: isQuiet(args), editPrompt }, async () => {
		const order = await takeOrder(deps, parseGenerateArguments(args), { source, edit });
		const outcome = order && (await runOrder(deps, order));
		return outcome && toReport(outcome, order.isDraft);
	});
}

/** Runs an order and shows what became of it. Undefined when nothing was started. */
export async function runOrder(deps: GenerationDeps, order: Order): Promise<Outcome | undefined> {
	const generation = new Generation(order, deps);
	const outcome = await new Presenter(generation, deps).run(generation.firstJobs()).finally(() => {
		void generation.whenOver().then(order.reservation?.release);
	});
	const [asset] = outcome.assets;
	if (asset !== undefined && !order.isQuiet && order.keep === undefined) {
		deps.siteNotice.tell(order, Uri.parse(asset.uri));
	}
	return nothingStarted(outcome) ? undefined : outcome;
}
