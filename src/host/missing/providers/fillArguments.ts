import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { MissingState } from '../linkStates.ts';

const schema = z.strictObject({
	/** The URI of an open document. */
	document: z.string(),
	/** A place in the link, or where it was when the text was another one. */
	offset: z.int().check(z.gte(0)),
	/** What the link points to, so that it is found again when it has moved. */
	target: z.optional(z.string()),
	draft: z.optional(z.boolean()),
	/** Whether the person is to see the prompt first in any case. */
	ask: z.optional(z.boolean()),
});

/** Which link is to have its image, and how. */
export type FillArguments = z.output<typeof schema>;

/** What a command was called with; throws for what none of Figment's own texts says. */
export function parseFillArguments(value: unknown): FillArguments {
	return z.parse(schema, value);
}

/** The arguments for the image of a link. */
export function fillArguments(
	document: vscode.TextDocument,
	{ link }: MissingState,
	draft: boolean,
): FillArguments {
	return { document: document.uri.toString(), offset: link.range.start, target: link.target.text, draft };
}
