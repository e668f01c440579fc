import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { toFieldIssues } from '../../core/models/issue.ts';
import { invalidRequest } from '../../core/models/request.ts';
import type { RequestInput } from '../../core/models/request.ts';

/** The plain object that generating commands take. The request's own fields are judged by its model. */
export interface GenerateArguments {
	readonly request: RequestInput;
	readonly count: number | undefined;
	readonly draft: boolean | undefined;
	readonly document: vscode.Uri | undefined;
	/** A URI, or a path below the workspace folder. */
	readonly output: string | vscode.Uri | undefined;
	readonly alt: string | undefined;
	readonly insert: 'cursor' | 'below' | 'replace' | 'none' | undefined;
	readonly quiet: boolean;
	/** What the action may cost without asking, in USD. */
	readonly maxUsd: number | undefined;
	/** What one of VS Code's own menus was opened on. */
	readonly resource: vscode.Uri | undefined;
	/** An image that is made anew, whose place and settings count instead of what is worked on. */
	readonly remakes?: vscode.Uri | undefined;
}

/** More images than this in one action are a mistake, not a wish. */
export const mostImages = 1000;

/** The options of a request, which its model judges. */
export const requestFields = {
	prompt: z.optional(z.unknown()),
	model: z.optional(z.unknown()),
	imageSize: z.optional(z.unknown()),
	outputFormat: z.optional(z.unknown()),
	seed: z.optional(z.unknown()),
	enableSafetyChecker: z.optional(z.unknown()),
	safetyTolerance: z.optional(z.unknown()),
};
/** A URI, or a text that may be one. */
export const textOrUri = z.custom<string | vscode.Uri>().check(({ value, issues }) => {
	if (typeof value !== 'string' && !isUri(value)) {
		issues.push({ code: 'invalid_type', expected: 'textOrUri', input: value });
	}
});
/** What generating commands take. */
export const generateFields = {
	...requestFields,
	count: z.optional(z.int().check(z.gte(1), z.lte(mostImages))),
	draft: z.optional(z.boolean()),
	document: z.optional(textOrUri),
	output: z.optional(textOrUri),
	alt: z.optional(z.string()),
	insert: z.optional(z.enum(['cursor', 'below', 'replace', 'none'])),
	quiet: z.optional(z.boolean()),
	maxUsd: z.optional(z.number().check(z.gte(0))),
};
const generateSchema = z.strictObject(generateFields);

const quietSchema = z.strictObject({ quiet: z.optional(z.boolean()) });

/**
 * Reads what a command was called with: nothing, a plain object, or what VS Code's menus pass (a URI,
 * a list of URIs, a tab). Throws a Failure `invalidRequest` that names every bad field.
 */
export function parseGenerateArguments(args: readonly unknown[]): GenerateArguments {
	const [first] = args;
	const resource = resourceOf(first);
	return toGenerateArguments(
		parseArgument(generateSchema, resource === undefined ? first : undefined),
		resource,
	);
}

/** What generating commands take, from an argument that fits its schema. Throws a Failure `invalidRequest`. */
export function toGenerateArguments(
	argument: z.output<typeof generateSchema>,
	resource: vscode.Uri | undefined,
): GenerateArguments {
	const { count, draft, document, output, alt, insert, quiet, maxUsd, ...fields } = argument;
	return {
		request: definedFields(fields),
		count,
		draft,
		document: typeof document === 'string' ? parseUri(document, 'document') : document,
		output,
		alt,
		insert,
		quiet: quiet ?? false,
		maxUsd,
		resource,
	};
}

/** The fields of a request that are given. */
export function definedFields(fields: RequestInput): RequestInput {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Reads what a command that makes nothing was called with: nothing, or `{ quiet }`. Whether it is quiet.
 * Throws a Failure `invalidRequest` that names every bad field.
 */
export function parseQuietArguments(args: readonly unknown[]): boolean {
	return parseArgument(quietSchema, args[0]).quiet ?? false;
}

/** Whether the caller asked for no dialogs and no notices, also when the rest of it is wrong. */
export function isQuiet(args: readonly unknown[]): boolean {
	const [first] = args;
	return typeof first === 'object' && first !== null && Reflect.get(first, 'quiet') === true;
}

/** The URI that a text is. Throws a Failure `invalidRequest` for one without a scheme. */
export function parseUri(text: string, path: string): vscode.Uri {
	if (/^[a-z][a-z0-9+.-]+:/i.test(text)) {
		try {
			return vscode.Uri.parse(text, true);
		} catch {
			// Said below, in words.
		}
	}
	throw invalidRequest([{ path, problem: { kind: 'wrongType', expected: 'uri' }, received: text }]);
}

/** An argument as its schema says; nothing is an empty object. Throws a Failure `invalidRequest` that names every bad field. */
export function parseArgument<Schema extends z.ZodMiniType>(
	schema: Schema,
	argument: unknown,
): z.output<Schema> {
	const input = argument ?? {};
	const parsed = schema.safeParse(input);
	if (!parsed.success) {
		throw invalidRequest(toFieldIssues(parsed.error.issues, input));
	}
	return parsed.data;
}

/** The URI in what VS Code's menus pass: itself, the first of a list, or that of a tab. */
export function resourceOf(value: unknown): vscode.Uri | undefined {
	if (isUri(value)) {
		return value;
	}
	if (Array.isArray(value)) {
		return value.find(isUri);
	}
	const input: unknown =
		typeof value === 'object' && value !== null ? Reflect.get(value, 'input') : undefined;
	const uri: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'uri') : undefined;
	return isUri(uri) ? uri : undefined;
}

function isUri(value: unknown): value is vscode.Uri {
	return value instanceof vscode.Uri;
}
