import * as z from 'zod/mini';
import type { Choice, Model, SizeChoice } from './model.ts';

/** A schema of the options of `model` as people and programs give them: all but the prompt optional. */
export function optionsSchema(model: Model) {
	return {
		imageSize: z.optional(imageSizeSchema(model.imageSize)),
		outputFormat: z.optional(choiceSchema(model.outputFormat)),
		seed: z.optional(integerSchema(model.seed)),
		enableSafetyChecker: z.optional(z.boolean()),
		safetyTolerance: z.optional(choiceSchema(model.safetyTolerance)),
	};
}

/** A prompt: not blank, and no longer than the model takes, counted in UTF-16 code units. */
export function promptSchema(model: Model) {
	const { maxLength } = model.prompt;
	return z.string().check(z.trim(), z.minLength(1), atMost(maxLength));
}

/** zod's own `maxLength` counts code points since 4.6. */
function atMost(maximum: number) {
	return z.check<string>(({ value, issues }) => {
		if (value.length > maximum) {
			issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: value });
		}
	});
}

/** The limits come first and alone: a number beyond them is told once, however it is wrong besides. */
function integerSchema({ min, max }: { readonly min: number; readonly max: number }) {
	return z.number().check(z.gte(min, { abort: true }), z.lte(max, { abort: true }), z.int());
}

function imageSizeSchema(option: SizeChoice) {
	const side = integerSchema(option).check(z.multipleOf(option.step));
	return z.union([z.enum(Object.keys(option.presets)), z.strictObject({ width: side, height: side })]);
}

function choiceSchema(option: Choice) {
	return z.enum([...option.values, ...option.experimental]);
}
