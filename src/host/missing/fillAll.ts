import { Failure } from '../../core/failure.ts';
import type { Outcome } from '../../core/generate.ts';
import { invalidRequest } from '../../core/models/request.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { nothingStarted } from '../generation/generation.ts';
import { failed, toReport } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { reported } from '../generation/reported.ts';
import { notify } from '../ui/notify.ts';
import type { FillImage, FillOptions, RefusedImage } from './fillImage.ts';
import { takeFillOrders } from './fillOrders.ts';
import type { FillImages } from './fillOrders.ts';
import { FillRun } from './fillRun.ts';
import type { FillWork } from './fillRun.ts';
import { alreadyText, summaryText } from './fillSummary.ts';

/**
 * Makes images for the files that wait for them, as one action with one notice about what became of all. What is
 * being made already is not made twice. Undefined when the person leaves or cancels before anything was sent. Throws
 * a Failure that comes before anything is sent.
 */
export async function fillAll(
	deps: GenerationDeps,
	work: FillWork,
	options: FillOptions,
): Promise<GenerationReport | undefined> {
	const { underWay } = deps;
	const twice = work.images.filter(({ uri }) => underWay.isOrdered(uri)).map(toTwice);
	const refused = [...work.refused, ...twice];
	const images = work.images.filter(({ uri }) => !underWay.isOrdered(uri));
	const [first, ...others] = images;
	if (first === undefined) {
		if (refused.length > 0 && !options.isQuiet) {
			void notify('error', summaryText({ saved: [], failed: refused, notes: [] }));
		}
		return { assets: [], failures: refused.flatMap(toFailures) };
	}
	const files = images.map(({ uri }) => uri);
	const { after } = work;
	return underWay.whileOrdered(files, () =>
		fillThese(deps, { images: [first, ...others], refused, after }, options),
	);
}

async function fillThese(
	deps: GenerationDeps,
	work: FillWork & { readonly images: FillImages },
	options: FillOptions,
): Promise<GenerationReport | undefined> {
	const { images, refused, after } = work;
	const orders = await takeFillOrders(deps, images, options, image =>
		reported({ log: deps.log, isQuiet: false }, () =>
			fillAll(deps, { images: [image], refused: [], after }, options),
		),
	);
	if (orders === undefined) {
		return undefined;
	}
	const run = new FillRun(deps, orders, work, options.isQuiet);
	const outcome = await run.run().finally(() => {
		void run.whenOver().then(orders.reservation.release);
	});
	return isNothing(outcome, refused) ? undefined : withRefused(toReport(outcome, orders.isDraft), refused);
}

function toTwice({ request, uri }: FillImage): RefusedImage {
	const text = alreadyText(uri);
	const failure = invalidRequest([{ path: 'output', problem: { kind: 'other', text } }]);
	return { prompt: request.prompt, uri, failure };
}

/** An image that cannot be asked for. */
export function toRefused(image: Omit<RefusedImage, 'failure'>, error: unknown): RefusedImage {
	if (!(error instanceof Failure)) {
		throw error;
	}
	return { ...image, failure: error };
}

function isNothing(outcome: Outcome, refused: readonly RefusedImage[]): boolean {
	return refused.length === 0 && nothingStarted(outcome);
}

function withRefused(
	{ assets, failures }: GenerationReport,
	refused: readonly RefusedImage[],
): GenerationReport {
	return { assets, failures: [...failures, ...refused.flatMap(toFailures)] };
}

function toFailures({ prompt, failure }: RefusedImage): GenerationReport['failures'] {
	return failed(failure).failures.map(each => (prompt === '' ? each : { ...each, prompt }));
}
