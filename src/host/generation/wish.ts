import { toLine } from '../../core/document/altText.ts';
import { Failure } from '../../core/failure.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import { findModel, models } from '../../core/models/registry.ts';
import { invalidRequest, parseRequest, parseRequests } from '../../core/models/request.ts';
import type { RequestInput } from '../../core/models/request.ts';
import type { Prices } from '../account/prices.ts';
import { mostImages } from '../commands/arguments.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { SelectedPlace } from '../editor/places.ts';
import type { Target } from '../editor/target.ts';
import { outside } from '../outside.ts';
import type { Settings } from '../settings.ts';
import { askPrompt } from '../ui/promptBox.ts';
import type { PromptSubject } from '../ui/promptBox.ts';
import type { PromptSource } from './deps.ts';

/** One image that is wanted, and the index of the place that it is for. */
export interface WantedImage {
	readonly request: ImageRequest;
	readonly place: number;
}

/** What the person or the caller wants made. */
export interface Wish {
	readonly images: readonly [WantedImage, ...WantedImage[]];
	readonly isDraft: boolean;
}

/** What a wish is made from beside the arguments. */
interface Sources {
	readonly source: PromptSource;
	readonly settings: Settings;
	readonly target: Target;
	/** What is selected at each of the places that images are for; none where there is no editor. */
	readonly selected: readonly SelectedPlace[];
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
	const { settings, source, target, selected, prices } = sources;
	const { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance, style } = settings;
	const defaults = { model, imageSize, outputFormat, enableSafetyChecker, safetyTolerance, style };
	const earlier = typeof source === 'string' ? undefined : source.request;
	const input = { ...defaults, ...args.request };
	const places = Math.max(1, selected.length);
	if (places * (args.count ?? 1) > mostImages) {
		const problem = { kind: 'tooBig', limit: Math.floor(mostImages / places) } as const;
		throw invalidRequest([{ path: 'count', problem, received: args.count }]);
	}
	const isSelection = source === 'selection' && selected.some(({ text }) => text.trim() !== '');
	if (earlier === undefined && args.request.prompt === undefined && isSelection) {
		return { images: eachItsOwn(input, selected, args.count ?? 1), isDraft: args.draft ?? false };
	}
	if (earlier === undefined && (args.request.prompt !== undefined || args.quiet)) {
		return { images: allTheSame(input, places, args.count ?? 1), isDraft: args.draft ?? false };
	}
	// Judged before the box opens: a bad setting is told at once.
	const request = parseRequest({ ...input, ...earlier, prompt: '-' }, outside.random);
	const chosenModel = modelOf(request);
	const initial = {
		prompt: earlier?.prompt ?? toLine(target.selectedText || (target.link?.alt.text ?? '')),
		imageSize: request.imageSize,
		outputFormat: request.outputFormat,
		seed: args.request.seed === undefined ? undefined : request.seed,
		count: args.count ?? 1,
		draft: args.draft ?? false,
		places: earlier === undefined ? places : 1,
		style: request.style ?? '',
	};
	const offered = {
		style: initial.style || settings.style,
		about: subjectOf(source),
		isChecked: request.enableSafetyChecker,
	};
	const choices = await askPrompt(
		chosenModel,
		{ initial, ...offered },
		{
			peek: size => prices.peek(chosenModel, size),
			of: size => prices.of(chosenModel, size),
		},
	);
	if (choices === undefined) {
		return undefined;
	}
	const { count, draft, places: placeCount, ...chosen } = choices;
	return { images: allTheSame({ ...input, ...earlier, ...chosen }, placeCount, count), isDraft: draft };
}

function subjectOf(source: PromptSource): PromptSubject | undefined {
	return typeof source === 'string' ? undefined : source.about;
}

/** Images of one prompt for every place. */
function allTheSame(input: RequestInput, places: number, count: number): Wish['images'] {
	const [first, ...rest] = parseRequests(input, places * count, outside.random);
	return [
		{ request: first, place: 0 },
		...rest.map((request, index) => ({ request, place: Math.floor((index + 1) / count) })),
	];
}

/** Images for every place, of what is selected there. */
function eachItsOwn(input: RequestInput, selected: readonly SelectedPlace[], count: number): Wish['images'] {
	const [first, ...rest] = selected.flatMap(({ text }, place) =>
		parseRequests({ ...input, prompt: text }, count, outside.random).map(request => ({ request, place })),
	);
	return first === undefined ? allTheSame(input, 1, count) : [first, ...rest];
}

/** A bad option that nobody passed comes from a setting, and is named as one. */
function blameSettings(failure: Failure, given: RequestInput): Failure {
	const fields = failure.fields.map(field => {
		const [option = ''] = field.path.split('.');
		const isOwn = ['prompt', 'seed', 'count'].includes(option) || Object.hasOwn(given, option);
		return isOwn ? field : { ...field, path: `figment.${field.path}` };
	});
	return failure.with({ fields });
}
