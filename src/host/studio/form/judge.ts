import * as z from 'zod/mini';
import { resolveFolder } from '../../../core/asset/destination.ts';
import { Failure } from '../../../core/failure.ts';
import { toFieldIssues } from '../../../core/models/issue.ts';
import type { FieldIssue } from '../../../core/models/issue.ts';
import type { ImageRequest, Model } from '../../../core/models/model.ts';
import { parseRequest } from '../../../core/models/request.ts';
import type { RequestInput } from '../../../core/models/request.ts';
import type { FormFields } from '../../../protocol/studio/form.ts';
import { modelNamed, settingFields } from './fields.ts';
import type { SomeFields } from './fields.ts';

/** What the form comes to. */
export interface Judgement {
	readonly model: Model;
	/** What is asked for. */
	readonly input: RequestInput;
	/** How many images; 1 where that makes no sense. */
	readonly count: number;
	/** What must be mended, the prompt first. */
	readonly issues: readonly FieldIssue[];
	/** The request as far as it makes sense, for what is said before it can be made. */
	readonly likely: ImageRequest;
}

/** What a form is judged by besides its fields. */
export interface JudgeOptions {
	/** What was given; a bad field of the others is the setting's. */
	readonly given: SomeFields;
	/** The project's style; empty for none. */
	readonly style: string;
	readonly mostImages: number;
}

/** Judges a form as it is typed. */
export function judgeForm(fields: FormFields, { given, style, mostImages }: JudgeOptions): Judgement {
	const input = inputOf(fields, style);
	const counted = countOf(fields.count, mostImages);
	const count = counted.count ?? 1;
	const model = modelNamed(fields.model);
	// What else is wrong is told by the model that stands in for one that there is none of.
	const judged = { ...input, model: model.id };
	const requested = issuesOf(judged);
	const last = typeof input.seed === 'number' ? input.seed + (count - 1) : undefined;
	const issues = [
		...(requested.length === 0 && last !== undefined ? issuesOf({ ...judged, seed: last }) : requested),
		...issuesOf(input).filter(({ path }) => path === 'model'),
		...counted.issues,
		...folderIssues(fields.folder.trim()),
	];
	return {
		model,
		input,
		count,
		issues: issues.map(issue => blame(issue, given)),
		likely: likelyRequest(input, issues),
	};
}

/** A number as it is typed, or the text when it is none. */
export function numberOf(text: string): number | string | undefined {
	const typed = text.trim();
	return typed === '' ? undefined : /^[+-]?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : typed;
}

function inputOf(fields: FormFields, style: string): RequestInput {
	const { model, prompt, preset, outputFormat, enableSafetyChecker, safetyTolerance } = fields;
	const seed = numberOf(fields.seed);
	return {
		model,
		prompt,
		style: fields.useStyle ? style : '',
		imageSize: preset === '' ? { width: numberOf(fields.width), height: numberOf(fields.height) } : preset,
		outputFormat,
		...(seed === undefined ? {} : { seed }),
		enableSafetyChecker,
		safetyTolerance,
	};
}

function issuesOf(input: RequestInput): readonly FieldIssue[] {
	try {
		parseRequest(input, () => 0);
		return [];
	} catch (error) {
		return fieldsOfFailure(error);
	}
}

function countOf(
	text: string,
	mostImages: number,
): { readonly count?: number; readonly issues: readonly FieldIssue[] } {
	const schema = z.object({ count: z.int().check(z.gte(1), z.lte(mostImages)) });
	const input = { count: numberOf(text) };
	const parsed = schema.safeParse(input);
	return parsed.success
		? { count: parsed.data.count, issues: [] }
		: { issues: toFieldIssues(parsed.error.issues, input) };
}

/** A path is one below the workspace folder: nothing else may come of it. */
function folderIssues(folder: string): readonly FieldIssue[] {
	try {
		resolveFolder(folder, [], 'folder');
		return [];
	} catch (error) {
		return fieldsOfFailure(error);
	}
}

function fieldsOfFailure(error: unknown): readonly FieldIssue[] {
	if (error instanceof Failure) {
		return error.fields;
	}
	throw error;
}

/** An option that nobody has given comes from a setting, and is named as one; so is the style. */
function blame(issue: FieldIssue, given: SomeFields): FieldIssue {
	const [option = ''] = issue.path.split('.');
	const isGiven = option === 'imageSize' ? given.preset !== undefined : Object.hasOwn(given, option);
	const isSetting = option === 'style' || option === 'imageSize' || settingFields.has(option);
	return isSetting && !isGiven ? { ...issue, path: `figment.${issue.path}` } : issue;
}

function likelyRequest(input: RequestInput, issues: readonly FieldIssue[]): ImageRequest {
	const bad = new Set(issues.map(({ path }) => path.split('.')[0]));
	const good = Object.entries(input).filter(([name]) => !bad.has(name));
	// What a file is called takes no more of it.
	const prompt = typeof input.prompt === 'string' ? input.prompt.trim().slice(0, 1000) : '';
	return parseRequest({ ...Object.fromEntries(good), style: '', prompt: prompt || 'image' }, () => 0);
}
