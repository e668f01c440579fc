import { toLine } from '../../core/document/altText.ts';
import { Failure } from '../../core/failure.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { findModel, models } from '../../core/models/registry.ts';
import { parseRequest, parseRequests } from '../../core/models/request.ts';
import type { RequestInput } from '../../core/models/request.ts';
import type { Prices } from '../account/prices.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { Target } from '../editor/target.ts';
import { outside } from '../outside.ts';
import type { Settings } from '../settings.ts';
import { askPrompt } from '../ui/promptBox.ts';
import type { PromptSource } from './deps.ts';

/** What the person or the caller wants made. */
export interface Wish {
	readonly requests: readonly [ImageRequest, ...ImageRequest[]];
	readonly isDraft: boolean;
}

/** What a wish is made from beside the arguments. */
interface Sources {
	readonly source: PromptSource;
	readonly settings: Settings;
	readonly target: Target;
	readonly prices: Prices;
}

/**
 * The requests, from the arguments, the selection, the settings and, where there is no prompt yet, the input
 * box. Undefined when the person leaves. Throws a Failure `invalidRequest`.
 */
export async function takeWish(args: GenerateArguments, sources: Sources): Promise<Wish | undefined> {
	try {
		return await takeWishOf(args, sources);
	} catch (error) {
		throw error instanceof Failure ? blameSettings(error, args.request) : error;
	}
}

/** The model of a request that was validated. */
export function modelOf(request: ImageRequest): Model {
	return findModel(request.model) ?? models[0];
}

async function takeWishOf(args: GenerateArguments, sources: Sources): Promise<Wish | undefined> {
	const { settings, source, target, prices } = sources;
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = settings;
	const defaults = { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance };
	const earlier = typeof source === 'string' ? undefined : source.request;
	const isSelection = source === 'selection' && target.selectedText.trim() !== '';
	const prompt = args.request.prompt ?? (isSelection ? target.selectedText : undefined);
	const input = { ...defaults, ...args.request };
	if (earlier === undefined && (prompt !== undefined || args.quiet)) {
		const requests = parseRequests({ ...input, prompt }, args.count ?? 1, outside.random);
		return { requests, isDraft: args.draft ?? false };
	}
	// Judged before the box opens: a bad setting is told at once.
	const request = parseRequest({ ...input, ...earlier, prompt: '-' }, outside.random);
	const chosenModel = modelOf(request);
	const initial = {
		prompt: earlier?.prompt ?? toLine(target.selectedText || (target.linkAlt ?? '')),
		imageSize: request.imageSize,
		outputFormat: request.outputFormat,
		seed: args.request.seed === undefined ? undefined : request.seed,
		count: args.count ?? 1,
		draft: args.draft ?? false,
	};
	const choices = await askPrompt(chosenModel, initial, {
		peek: size => prices.peek(chosenModel, size),
		of: size => prices.of(chosenModel, size),
	});
	if (choices === undefined) {
		return undefined;
	}
	const { count, draft, ...chosen } = choices;
	const requests = parseRequests({ ...input, ...earlier, ...chosen }, count, outside.random);
	return { requests, isDraft: draft };
}

/** A bad option that nobody passed comes from a setting, and is named as one. */
function blameSettings(failure: Failure, given: RequestInput): Failure {
	const fields = failure.fields.map(field => {
		const [option = ''] = field.path.split('.');
		const isOwn = option === 'prompt' || option === 'seed' || Object.hasOwn(given, option);
		return isOwn ? field : { ...field, path: `figment.${field.path}` };
	});
	return failure.with({ fields });
}
