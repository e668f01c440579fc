import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { commandIds } from '../ids.ts';
import { deleteImage } from './deleteImage.ts';
import type { ImageTools } from './imageTools.ts';
import type { ImageButton } from './pickImage.ts';

/** Shows what made an image. */
export function detailsButton(): ImageButton {
	return {
		icon: 'info',
		tooltip: l10n.t('Show Image Details'),
		run: async image => {
			await vscode.commands.executeCommand(commandIds.showRecipe, { asset: image.id });
			return false;
		},
	};
}

/** Deletes an image, when the person agrees. */
export function deleteButton(tools: ImageTools): ImageButton {
	return {
		icon: 'trash',
		tooltip: l10n.t('Delete…'),
		run: image => deleteImage(tools, vscode.Uri.parse(image.id)),
	};
}
