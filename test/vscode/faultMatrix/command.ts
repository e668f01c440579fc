import { Failure } from '../../../src/core/failure.ts';
import { parseGenerateArguments } from '../../../src/host/commands/arguments.ts';
import type { GenerationDeps } from '../../../src/host/generation/deps.ts';
import { Generation, nothingStarted } from '../../../src/host/generation/generation.ts';
import type { LateJobs } from '../../../src/host/generation/generation.ts';
import { openService } from '../../../src/host/generation/openService.ts';
import { failed, toReport } from '../../../src/host/generation/report.ts';
import type { GenerationReport } from '../../../src/host/generation/report.ts';
import { takeOrder } from '../../../src/host/generation/takeOrder.ts';

/** What is otherwise than in a quiet call of the command: what settings say, and what only a person does. */
export interface CallChanges extends LateJobs {
	readonly origin?: string;
	readonly timeoutMs?: number;
}

/**
 * Generate Image without dialogs, from its arguments to its report; `silently` when it was cancelled before
 * anything was sent. Like `startGeneration`, but for the changes.
 */
export async function callCommand(
	deps: GenerationDeps,
	call: Readonly<Record<string, unknown>>,
	changes: CallChanges,
): Promise<GenerationReport | 'silently'> {
	try {
		const args = parseGenerateArguments([{ ...call, quiet: true }]);
		const order = await takeOrder(deps, args, { source: 'box', edit: () => Promise.resolve() });
		if (order === undefined) {
			throw new Error('somebody was asked');
		}
		const { origin = order.origin, timeoutMs = order.settings.timeoutMs } = changes;
		const service = { origin, settings: { timeoutMs } };
		const openBackend: typeof order.openBackend = job => openService(deps.keys, job, service);
		const generation = new Generation({ ...order, origin, openBackend }, deps);
		const outcome = await generation.run(generation.firstJobs(), changes).finally(order.reservation?.release);
		return nothingStarted(outcome) ? 'silently' : toReport(outcome, order.isDraft);
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		return failed(error);
	}
}
