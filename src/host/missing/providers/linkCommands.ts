import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf, Failure } from '../../../core/failure.ts';
import { readImage } from '../../assets/imageFile.ts';
import { parseAssetArguments } from '../../commands/assetArguments.ts';
import type { Command } from '../../commands/command.ts';
import { tellFailure } from '../../generation/reported.ts';
import type { Log } from '../../log.ts';
import { notify } from '../../ui/notify.ts';
import { foreignText } from '../../ui/words.ts';
import { linkCommandIds } from '../../ids.ts';
import type { CommandId } from '../../ids.ts';
import { fillLink } from './fillLink.ts';
import type { FillTools } from './fillLink.ts';
import type { Making } from './making.ts';

/** What quick fixes, lenses, hovers and completions call. What fails is told. */
export function createLinkCommands(
	tools: Omit<FillTools, 'fill'> & { readonly log: Log },
	making: Making,
): readonly Command[] {
	const command = (id: CommandId, run: (argument: unknown) => Promise<unknown>): Command => ({
		id,
		run: ([argument]) => orTold(tools.log, () => run(argument)),
	});
	return [
		command(linkCommandIds.fillLink, argument => fillLink({ ...tools, fill: making.fill }, argument)),
		command(linkCommandIds.renderDraft, argument => making.render(assetOf(argument))),
		command(linkCommandIds.copyPrompt, copyPrompt),
	];
}

async function orTold(log: Log, work: () => Promise<unknown>): Promise<unknown> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Failure) {
			tellFailure(error, { log, isQuiet: false });
		} else {
			log.warn(detailOf(error));
			void notify('error', l10n.t('This could not be done ({0}).', foreignText(detailOf(error))));
		}
		return undefined;
	}
}

async function copyPrompt(argument: unknown): Promise<void> {
	const { found } = await readImage(assetOf(argument));
	if (found !== undefined) {
		await vscode.env.clipboard.writeText(found.recipe.prompt);
		vscode.window.setStatusBarMessage(l10n.t('Copied.'), 3000);
	}
}

function assetOf(argument: unknown): vscode.Uri {
	const { asset } = parseAssetArguments([argument]);
	if (asset === undefined) {
		throw new Error(l10n.t('no image is named.'));
	}
	return asset;
}
