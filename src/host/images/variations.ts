import type { ReadImage } from '../assets/imageFile.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { EarlierRequest, GenerationDeps } from '../generation/deps.ts';
import { toReport } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { reported } from '../generation/reported.ts';
import { runOrder } from '../generation/startGeneration.ts';
import { takeOrder } from '../generation/takeOrder.ts';
import { earlierRequest, remakeArguments, requirePrompt, requireTrust, subjectOf } from './remake.ts';

/** How many variations the input box proposes. */
const proposedCount = 4;

/**
 * Makes images by another one's recipe with seeds of their own, and saves them beside it. The person is shown the
 * prompt first, and may change it. Undefined when they leave. Throws a Failure.
 */
export async function makeVariations(
	deps: GenerationDeps,
	args: RemakeArguments,
	image: ReadImage,
	earlier = args.quiet ? undefined : earlierRequest(image, args, 'vary'),
): Promise<GenerationReport | undefined> {
	requireTrust();
	// What nobody sees before it is paid is one image.
	const wanted = { ...remakeArguments(image, args), count: args.count ?? (args.quiet ? 1 : proposedCount) };
	if (earlier === undefined) {
		requirePrompt(wanted, image);
	}
	const edit = (again: EarlierRequest) =>
		reported({ log: deps.log, isQuiet: false }, () =>
			makeVariations(deps, args, image, { ...again, about: subjectOf(image.uri, 'vary') }),
		);
	const order = await takeOrder(deps, wanted, { source: earlier ?? 'box', edit });
	const outcome = order && (await runOrder(deps, order));
	return outcome && toReport(outcome, order.isDraft);
}
