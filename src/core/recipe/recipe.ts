import * as z from 'zod/mini';
import { parseJson } from '../service/json.ts';

/**
 * What made an image. A recipe read from a file may be by an older or a later version, by another tool or by
 * hand: only the prompt is sure to be there, and fields this version does not know are kept.
 */
export type Recipe = z.infer<typeof schema>;

/** The version of the recipes written now. */
export const recipeVersion = 1;

/** The text of a recipe for a file: JSON of letters that every format can hold. */
export function formatRecipe(recipe: Recipe): string {
	return JSON.stringify(recipe).replaceAll(
		/[\u007f-\u009f\ufffe\uffff]/g,
		letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** The recipe in a text; undefined when it is none. A field that makes no sense is left out. */
export function parseRecipe(text: string): Recipe | undefined {
	const value = isShallow(text) ? parseJson(text) : undefined;
	const parsed = schema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}

const text = lenient(z.string());
const side = z.int().check(z.positive());
const size = z.object({ width: side, height: side });
const amount = lenient(z.number().check(z.nonnegative()));

const schema = z.looseObject({
	version: z.int().check(z.positive()),
	/** As the person wrote it. */
	prompt: z.string().check(z.minLength(1)),
	/** As it was sent, where a style was added. */
	sentPrompt: text,
	/** The style that it was sent in. */
	style: text,
	/** The model's id; of a draft the model that was asked for. */
	model: text,
	seed: lenient(z.int()),
	/** As it was asked for: a preset's name or pixels. */
	imageSize: lenient(z.union([z.string(), size])),
	/** In pixels, as the picture really is. */
	size: lenient(size),
	outputFormat: text,
	enableSafetyChecker: lenient(z.boolean()),
	safetyTolerance: text,
	/** Whether it is a local placeholder. */
	draft: lenient(z.boolean()),
	/** When it was made: ISO 8601, UTC. */
	at: lenient(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/))),
	cost: lenient(z.object({ credits: amount, usd: amount })),
	/** The tool and its version. */
	tool: text,
	/** What was not wanted in the picture; Figment's models take none, other tools' do. */
	negativePrompt: text,
});

/** A value, or undefined where it is missing or makes no sense. */
function lenient<Schema extends z.ZodMiniType>(inner: Schema) {
	return z.optional(z.catch(z.optional(inner), undefined));
}

const mostDepth = 32;

/** Whether brackets nest so little that reading and writing the text cannot run out of stack. */
function isShallow(json: string): boolean {
	let depth = 0;
	let isInText = false;
	for (let index = 0; index < json.length; index++) {
		const letter = json[index] ?? '';
		if (letter === '"') {
			isInText = !isInText;
		} else if (isInText) {
			index += letter === '\\' ? 1 : 0;
		} else {
			depth += '{['.includes(letter) ? 1 : '}]'.includes(letter) ? -1 : 0;
		}
		if (depth > mostDepth) {
			return false;
		}
	}
	return true;
}
