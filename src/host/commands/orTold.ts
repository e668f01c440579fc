import { Failure } from '../../core/failure.ts';
import { tellFailure } from '../generation/reported.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { isQuiet } from './arguments.ts';

/** Does what a command does that makes no images. A failure is told, unless the caller wants quiet: undefined. */
export async function orTold<Result>(
	{ deps }: ImageTools,
	args: readonly unknown[],
	work: () => Promise<Result>,
): Promise<Result | undefined> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		tellFailure(error, { log: deps.log, isQuiet: isQuiet(args) });
		return undefined;
	}
}
