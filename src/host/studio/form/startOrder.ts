import { detailOf, Failure } from '../../../core/failure.ts';
import type { RequestInput } from '../../../core/models/request.ts';
import type { GenerateArguments } from '../../commands/arguments.ts';
import type { GenerationDeps } from '../../generation/deps.ts';
import type { Order } from '../../generation/order.ts';
import { reported, tellFailure } from '../../generation/reported.ts';
import { situationIn } from '../../generation/situation.ts';
import { runOrder, startGeneration } from '../../generation/startGeneration.ts';
import { takeOrder } from '../../generation/takeOrder.ts';
import type { FoundTarget } from './formTargets.ts';

/** What the form asks for. */
export interface FormOrder {
	readonly request: RequestInput;
	readonly count: number;
	readonly draft: boolean;
	readonly target: FoundTarget;
	/** A path below the workspace folder, and a file's name; undefined and empty for what the settings say. */
	readonly output: string | undefined;
	readonly name: string;
	/** What a program wants that opened the Studio. */
	readonly alt: string | undefined;
	readonly insert: GenerateArguments['insert'];
}

/**
 * Starts one order from the form, with the questions and notices of Generate Image. Whether it is taken: it is not when
 * the person leaves, or is told why. Its images come later, and then `onOver` is called.
 */
export async function startOrder(
	deps: GenerationDeps,
	wanted: FormOrder,
	{ onOver, isWatched }: { readonly onOver: () => void; readonly isWatched: () => boolean },
): Promise<boolean> {
	const order = await takeIt(deps, wanted);
	if (order === undefined) {
		return false;
	}
	void reported({ log: deps.log, isQuiet: false }, () => runOrder(deps, { ...order, isWatched }))
		.catch((error: unknown) => deps.log.error(detailOf(error)))
		.then(onOver);
	return true;
}

async function takeIt(
	deps: GenerationDeps,
	{ request, count, draft, target, output, name, alt, insert }: FormOrder,
): Promise<Order | undefined> {
	const args: GenerateArguments = {
		request,
		count,
		draft,
		document: undefined,
		output,
		alt,
		insert,
		quiet: false,
		maxUsd: undefined,
		resource: undefined,
	};
	// The place is held before anything is waited for.
	const situation = situationIn(args, target.document, target.place);
	try {
		return await takeOrder(deps, args, {
			source: 'box',
			edit: earlier => startGeneration(deps, [], earlier),
			situation,
			name,
		});
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		tellFailure(error, { log: deps.log, isQuiet: false });
		return undefined;
	}
}
