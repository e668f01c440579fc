import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { commandIds } from '../ids.ts';
import { deleteButton, detailsButton } from '../images/imageButtons.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { pickImage } from '../images/pickImage.ts';
import type { Command } from './command.ts';
import { withQuiet } from './withOrigin.ts';

/** Show Unused Images: the generated images that no document links. Gives their URIs. */
export function createShowUnused(tools: ImageTools): Command {
	return {
		id: commandIds.showUnused,
		run: args =>
			withQuiet(args, async isQuiet => {
				if (!isQuiet) {
					void show(tools);
				}
				return { assets: (await tools.library.unused()).map(({ id }) => id) };
			}),
	};
}

async function show(tools: ImageTools): Promise<void> {
	const unused = (signal: AbortSignal) => tools.library.unused(signal);
	const image = await pickImage({
		title: l10n.t('Unused Images'),
		placeholder: l10n.t('Generated images that no document links; choose one to see it'),
		emptyText: l10n.t('No generated image is unused'),
		images: unused,
		unused,
		buttons: [detailsButton(), deleteButton(tools)],
		lastLine: () => skippedText(tools.library.skippedDocuments),
	});
	if (image !== undefined) {
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(image.id));
	}
}

/** What the list cannot know. */
function skippedText(documents: number): string | undefined {
	if (documents === 0) {
		return undefined;
	}
	return documents === 1
		? l10n.t('1 document is too large to be looked through')
		: l10n.t('{0} documents are too large to be looked through', documents);
}
