import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { RequestInput } from '../../core/models/request.ts';
import {
	definedFields,
	generateFields,
	mostImages,
	parseArgument,
	parseUri,
	requestFields,
	resourceOf,
	textOrUri,
	toGenerateArguments,
} from './arguments.ts';
import type { GenerateArguments } from './arguments.ts';

/** What the commands on one image take. */
export interface AssetArguments {
	/** The image, where the caller names it. */
	readonly asset: vscode.Uri | undefined;
	/** What one of VS Code's own menus was opened on. */
	readonly resource: vscode.Uri | undefined;
	readonly quiet: boolean;
}

/** What commands that make an image anew take besides. */
export interface RemakeArguments extends AssetArguments {
	/** What is to be otherwise than the image's recipe says. */
	readonly request: RequestInput;
	readonly count: number | undefined;
	readonly draft: boolean | undefined;
	/** What the action may cost without asking, in USD. */
	readonly maxUsd: number | undefined;
}

const assetFields = { asset: z.optional(textOrUri), quiet: z.optional(z.boolean()) };
const makingFields = {
	...assetFields,
	draft: z.optional(z.boolean()),
	maxUsd: z.optional(z.number().check(z.gte(0))),
};
const assetSchema = z.strictObject(assetFields);
const insertSchema = z.strictObject({ ...assetFields, document: z.optional(textOrUri) });
const studioSchema = z.strictObject({ ...generateFields, asset: assetFields.asset });
const regenerateSchema = z.strictObject({ ...makingFields, ...requestFields });
const variationsSchema = z.strictObject({
	...makingFields,
	count: z.optional(z.int().check(z.gte(1), z.lte(mostImages))),
});

/** Reads `{ asset, quiet }` or what menus pass. Throws a Failure `invalidRequest` that names every bad field. */
export function parseAssetArguments(args: readonly unknown[]): AssetArguments {
	return toAsset(args, parseArgument(assetSchema, plainOf(args)));
}

/** The same for Insert Generated Image, which goes into a document. */
export function parseInsertArguments(
	args: readonly unknown[],
): AssetArguments & { readonly document: vscode.Uri | undefined } {
	const parsed = parseArgument(insertSchema, plainOf(args));
	return { ...toAsset(args, parsed), document: toUri(parsed.document, 'document') };
}

/** The same for Open Studio, which takes what generating commands take besides. */
export function parseStudioArguments(
	args: readonly unknown[],
): AssetArguments & { readonly wanted: GenerateArguments } {
	const { asset, ...wanted } = parseArgument(studioSchema, plainOf(args));
	const { resource, ...found } = toAsset(args, { asset, quiet: wanted.quiet });
	return { ...found, resource, wanted: toGenerateArguments(wanted, resource) };
}

/** The same for Regenerate, which takes what is to be otherwise. */
export function parseRegenerateArguments(args: readonly unknown[]): RemakeArguments {
	const { asset, quiet, draft, maxUsd, ...request } = parseArgument(regenerateSchema, plainOf(args));
	return { ...toAsset(args, { asset, quiet }), draft, maxUsd, request: definedFields(request), count: 1 };
}

/** The same for Make Variations, which takes a number. */
export function parseVariationsArguments(args: readonly unknown[]): RemakeArguments {
	const { asset, quiet, draft, maxUsd, count } = parseArgument(variationsSchema, plainOf(args));
	return { ...toAsset(args, { asset, quiet }), draft, maxUsd, request: {}, count };
}

function plainOf([first]: readonly unknown[]): unknown {
	return resourceOf(first) === undefined ? first : undefined;
}

function toAsset(
	[first]: readonly unknown[],
	{
		asset,
		quiet = false,
	}: { readonly asset?: string | vscode.Uri | undefined; readonly quiet?: boolean | undefined },
): AssetArguments {
	return { asset: toUri(asset, 'asset'), resource: resourceOf(first), quiet };
}

function toUri(value: string | vscode.Uri | undefined, path: string): vscode.Uri | undefined {
	return typeof value === 'string' ? parseUri(value, path) : value;
}
