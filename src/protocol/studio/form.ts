import * as z from 'zod/mini';
import { count, imageId, text, typed } from './parts.ts';

/** What the form holds, as it is typed: judged by the host. */
export const formFields = z.strictObject({
	prompt: text(100_000),
	model: text(200),
	/** A preset's name, or empty for width and height as they are typed. */
	preset: text(100),
	width: typed,
	height: typed,
	outputFormat: typed,
	/** Empty for a new one each time. */
	seed: typed,
	enableSafetyChecker: z.boolean(),
	safetyTolerance: typed,
	count: typed,
	draft: z.boolean(),
	/** Whether the prompt is sent in the project's style. */
	useStyle: z.boolean(),
	/** The id of one of the targets. */
	target: imageId,
	/** Below the workspace folder; empty for where the settings say. */
	folder: text(1000),
	/** Without an extension; empty for what the settings say. */
	name: text(500),
});
export type FormFields = z.infer<typeof formFields>;
export type FormField = keyof FormFields;

const remark = z.strictObject({ field: z.keyof(formFields), message: z.string() });
/** What is to be said of a field, in words. */
export type Remark = z.infer<typeof remark>;

export const formState = z.strictObject({
	/** The number of the last edit of this page that is in it. */
	edit: count,
	fields: formFields,
	/** The prompt as it would be sent. */
	sent: z.string(),
	/** Of {@link sent}, in UTF-16 code units, and the most the model takes. */
	length: count,
	limit: count,
	/** What must be mended first. */
	issues: z.array(remark),
	/** What is worth knowing and stops nothing. */
	hints: z.array(remark),
	/** What all images should cost and how long they should take, in words. */
	price: z.string(),
	expected: z.string(),
	/** The project's style; empty when there is none. */
	style: z.string(),
	/** Where a link may go: the first says nowhere. */
	targets: z.array(z.strictObject({ id: z.string(), label: z.string() })),
	/** Where the first image would go, and its link; empty where that is not known. */
	path: z.string(),
	link: z.string(),
	templates: z.array(z.strictObject({ name: z.string(), text: z.string() })),
	/** What has taken the place of something typed, in words, while that can be undone. */
	replaced: z.optional(z.string()),
	/** Whether an image could be asked for, judged by what is known without asking anybody. */
	canGenerate: z.boolean(),
});
export type FormState = z.infer<typeof formState>;

const choice = z.strictObject({
	values: z.array(z.strictObject({ value: z.string(), label: z.string(), description: z.string() })),
});
export const modelFacts = z.strictObject({
	id: z.string(),
	label: z.string(),
	imageSize: z.optional(
		z.strictObject({
			presets: z.array(z.strictObject({ name: z.string(), label: z.string(), width: count, height: count })),
			min: count,
			max: count,
			step: count,
		}),
	),
	outputFormat: z.optional(choice),
	seed: z.optional(z.strictObject({ min: count, max: count })),
	enableSafetyChecker: z.optional(z.strictObject({})),
	safetyTolerance: z.optional(choice),
});
/** What a model honours: there are controls for nothing else. */
export type ModelFacts = z.infer<typeof modelFacts>;
