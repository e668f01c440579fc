import type * as vscode from 'vscode';
import { l10n } from 'vscode';
import * as z from 'zod/mini';
import { detailOf } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { resolveTarget } from '../editor/target.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { reported } from '../generation/reported.ts';
import { notebookOf } from '../assets/documentsFile.ts';
import { offerMissing } from '../missing/listMissing.ts';
import { scanDocuments } from '../missing/scanWorkspace.ts';
import { isQuiet, parseArgument, parseUri, resourceOf, textOrUri } from './arguments.ts';
import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';

const schema = z.strictObject({
	document: z.optional(textOrUri),
	draft: z.optional(z.boolean()),
	quiet: z.optional(z.boolean()),
	maxUsd: z.optional(z.number().check(z.gte(0))),
});

/** Generate Missing Images in Document: the images that a document links and that are not there. */
export function createGenerateMissing(deps: GenerationDeps): Command {
	return {
		id: commandIds.generateMissing,
		run: (args: readonly unknown[]): Promise<unknown> =>
			reported({ log: deps.log, isQuiet: isQuiet(args) }, async () => {
				const resource = resourceOf(args[0]);
				const {
					document,
					draft,
					quiet = false,
					maxUsd,
				} = parseArgument(schema, resource === undefined ? args[0] : undefined);
				const named = typeof document === 'string' ? parseUri(document, 'document') : document;
				const documents = await findDocuments(named ?? resource);
				return offerMissing(deps, await scanDocuments(documents), { draft, quiet, maxUsd });
			}),
	};
}

/** The named document, else the one that is worked on; of a notebook all cells of text. Throws a Failure. */
async function findDocuments(uri: vscode.Uri | undefined): Promise<readonly vscode.TextDocument[]> {
	const { document } = await resolveTarget(uri).catch((error: unknown) => {
		const problem = { kind: 'other', text: detailOf(error) } as const;
		throw invalidRequest([{ path: 'document', problem, received: uri?.toString() }]);
	});
	if (document === undefined) {
		const text = l10n.t('open a document that shows images first.');
		throw invalidRequest([{ path: 'document', problem: { kind: 'other', text } }]);
	}
	return (
		notebookOf(document.uri)
			?.getCells()
			.map(cell => cell.document) ?? [document]
	);
}
