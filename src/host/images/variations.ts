import { pixelsOf } from '../../core/models/model.ts';
import { parseRequest } from '../../core/models/request.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { toReport } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { runOrder } from '../generation/startGeneration.ts';
import { takeOrder } from '../generation/takeOrder.ts';
import { modelOf } from '../generation/wish.ts';
import { outside } from '../outside.ts';
import { chooseCount } from '../ui/options.ts';
import { regenerateByPrompt } from './regenerate.ts';
import { remakeArguments, requirePrompt, requireTrust } from './remake.ts';
import type { ImageTools } from './imageTools.ts';

/** How many variations are made where nobody says. */
const usualCount = 4;

/**
 * Makes images by another one's recipe with seeds of their own, and saves them beside it. Undefined when the
 * person leaves. Throws a Failure.
 */
export async function makeVariations(
	tools: ImageTools,
	args: RemakeArguments,
	image: ReadImage,
): Promise<GenerationReport | undefined> {
	requireTrust();
	const { deps } = tools;
	const wanted = remakeArguments(image, args);
	requirePrompt(wanted, image);
	const count = args.count ?? (args.quiet ? usualCount : await askCount(deps, wanted.request, wanted.draft));
	if (count === undefined) {
		return undefined;
	}
	const edit = () => regenerateByPrompt(tools, args, image);
	const order = await takeOrder(deps, { ...wanted, count }, { source: 'box', edit });
	const outcome = order && (await runOrder(deps, order));
	return outcome && toReport(outcome, order.isDraft);
}

/** Throws a Failure `invalidRequest`. */
function askCount(
	{ prices }: GenerationDeps,
	input: Parameters<typeof parseRequest>[0],
	isDraft: boolean | undefined,
): Promise<number | undefined> {
	const request = parseRequest(input, outside.random);
	const model = modelOf(request);
	return chooseCount(isDraft === true ? undefined : prices.peek(model, pixelsOf(model, request.imageSize)));
}
