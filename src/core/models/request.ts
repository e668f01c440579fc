import * as z from 'zod/mini';
import { Failure } from '../failure.ts';
import { toFieldIssues } from './issue.ts';
import type { FieldIssue } from './issue.ts';
import type { ImageRequest, Model } from './model.ts';
import { findModel, models } from './registry.ts';
import { optionsSchema, promptSchema } from './schema.ts';
import { applyStyle } from './style.ts';

/** What a request is made from: anything, checked here. */
export type RequestInput = { readonly [Key in keyof ImageRequest]?: unknown };

/** The largest seed Figment chooses by itself: siblings on the same endpoint document this maximum. */
const largestChosenSeed = 2_147_483_647;

/**
 * Makes a request of `input`, filling in the model's defaults and, where none is given, a seed:
 * the service does not say which one it used. `random` gives numbers from 0 to below 1.
 * Throws a Failure `invalidRequest` that names every bad field.
 */
export function parseRequest(input: RequestInput, random: () => number): ImageRequest {
	const model = parseModel(input.model);
	const schema = z.strictObject({
		prompt: promptSchema(model),
		style: z.optional(z.string()),
		...optionsSchema(model),
	});
	const { model: _, ...rest } = input;
	const parsed = schema.safeParse(rest);
	if (!parsed.success) {
		throw invalidRequest(toFieldIssues(parsed.error.issues, rest));
	}
	const { data } = parsed;
	const style = data.style?.trim() ?? '';
	checkLength(model, data.prompt, style);
	return Object.freeze({
		model: model.id,
		prompt: data.prompt,
		...(style === '' ? {} : { style }),
		imageSize: Object.freeze(data.imageSize ?? model.imageSize.default),
		outputFormat: data.outputFormat ?? model.outputFormat.default,
		seed: data.seed ?? chooseSeed(random),
		enableSafetyChecker: data.enableSafetyChecker ?? model.enableSafetyChecker.default,
		safetyTolerance: data.safetyTolerance ?? model.safetyTolerance.default,
	});
}

/**
 * `count` requests that differ in their seeds alone: the given one and those after it, or chosen ones.
 * Throws a Failure `invalidRequest`.
 */
export function parseRequests(
	input: RequestInput,
	count: number,
	random: () => number,
): readonly [ImageRequest, ...ImageRequest[]] {
	const first = parseRequest(input, random);
	const seeds = new Set([first.seed]);
	const rest = Array.from({ length: count - 1 }, (_, index) => {
		const request =
			input.seed === undefined
				? Object.freeze({ ...first, seed: chooseSeed(random, seeds) })
				: parseRequest({ ...input, seed: first.seed + index + 1 }, random);
		seeds.add(request.seed);
		return request;
	});
	return [first, ...rest];
}

/** The failure of a request with these issues. */
export function invalidRequest(fields: readonly FieldIssue[]): Failure {
	return new Failure('invalidRequest', { fields, detail: fields.map(field => field.path).join(', ') });
}

/** A seed from 1 to 2147483647 that is not among `taken`. */
export function chooseSeed(random: () => number, taken: ReadonlySet<number> = new Set()): number {
	let seed = 1 + Math.floor(random() * largestChosenSeed);
	while (taken.has(seed)) {
		seed = (seed % largestChosenSeed) + 1;
	}
	return seed;
}

/** The model's limit counts for what is sent. A style that leaves a prompt no room at all is to blame itself. */
function checkLength({ prompt: { maxLength } }: Model, prompt: string, style: string): void {
	const added = applyStyle(prompt, style).length - prompt.length;
	if (prompt.length + added > maxLength) {
		throw invalidRequest([
			added < maxLength
				? { path: 'prompt', problem: { kind: 'tooLong', limit: maxLength - added }, received: prompt }
				: { path: 'style', problem: { kind: 'tooLong', limit: maxLength }, received: style },
		]);
	}
}

function parseModel(id: unknown): Model {
	const model = id === undefined ? models[0] : typeof id === 'string' ? findModel(id) : undefined;
	if (model === undefined) {
		const values = models.map(each => each.id);
		const received = typeof id === 'string' ? { received: id } : {};
		throw invalidRequest([{ path: 'model', problem: { kind: 'notOneOf', values }, ...received }]);
	}
	return model;
}
