import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { readImage } from '../assets/imageFile.ts';
import { copyLinks } from '../generation/nextSteps.ts';
import { resolveTarget } from '../editor/target.ts';
import { commandIds } from '../ids.ts';
import { detailsButton } from '../images/imageButtons.ts';
import { insertImage } from '../images/insertImage.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { pickImage } from '../images/pickImage.ts';
import { isImage } from '../images/findAsset.ts';
import { notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { parseInsertArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Insert Generated Image: a link to an image that is there, chosen from the library. Gives the link's text. */
export function createInsertImage(tools: ImageTools): Command {
	return {
		id: commandIds.insertImage,
		run: args =>
			orTold(tools, args, async () => {
				const { asset, resource, document, quiet } = parseInsertArguments(args);
				// The place is where the person was when they asked, not where the list leads them.
				const target = await resolveTarget(
					document ?? (resource && isImage(resource) ? undefined : resource),
				);
				const named = asset ?? (resource !== undefined && isImage(resource) ? resource : undefined);
				const uri = named ?? (quiet ? undefined : await choose(tools));
				if (uri === undefined) {
					return undefined;
				}
				const { links, failure } = await insertImage(await readImage(uri), target);
				const [link] = links;
				if (!quiet && link?.isInserted === false) {
					const message =
						failure === undefined
							? l10n.t('No document is open to insert the link into.')
							: failureMessage(failure);
					void notify('warning', message, [copyLinks([link.text])]);
				}
				return link?.text;
			}),
	};
}

async function choose(tools: ImageTools): Promise<vscode.Uri | undefined> {
	const image = await pickImage({
		title: l10n.t('Insert Generated Image'),
		placeholder: l10n.t('Words of the prompt or the path'),
		emptyText: l10n.t('No generated image is found'),
		images: signal => tools.library.images(signal),
		unused: signal => tools.library.unused(signal),
		buttons: [detailsButton()],
	});
	return image && vscode.Uri.parse(image.id);
}
