import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { reported } from '../generation/reported.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { renderDrafts } from '../missing/draftsRender.ts';
import { isQuiet, parseArgument, parseUri, resourceOf, textOrUri } from './arguments.ts';
import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';

const schema = z.strictObject({
	folder: z.optional(textOrUri),
	quiet: z.optional(z.boolean()),
	maxUsd: z.optional(z.number().check(z.gte(0))),
});

/** Render Drafts: real images in the places of drafts, by the same prompts, seeds and sizes. */
export function createRenderDrafts(tools: ImageTools): Command {
	return {
		id: commandIds.renderDrafts,
		run: (args: readonly unknown[]): Promise<unknown> =>
			reported({ log: tools.deps.log, isQuiet: isQuiet(args) }, async () => {
				const resource = resourceOf(args[0]);
				const {
					folder,
					quiet = false,
					maxUsd,
				} = parseArgument(schema, resource === undefined ? args[0] : undefined);
				return renderDrafts(tools, { places: placesOf(folder ?? resource), quiet, maxUsd });
			}),
	};
}

/** A path is one of any workspace folder. Throws a Failure `invalidRequest`. */
function placesOf(folder: string | vscode.Uri | undefined): readonly vscode.Uri[] | undefined {
	if (folder === undefined) {
		return undefined;
	}
	if (folder instanceof vscode.Uri || /^[a-z][a-z0-9+.-]+:/i.test(folder)) {
		const uri = folder instanceof vscode.Uri ? folder : parseUri(folder, 'folder');
		return [uri.with({ path: uri.path.replace(/(?<=.)\/+$/, '') })];
	}
	const path = folder.replace(/\/+$/, '');
	return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, path));
}
