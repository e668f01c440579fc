import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { readImage } from '../assets/imageFile.ts';
import { copyLinks } from '../generation/nextSteps.ts';
import type { Target } from '../editor/target.ts';
import { commandIds } from '../ids.ts';
import { isImage } from '../images/findAsset.ts';
import { detailsButton } from '../images/imageButtons.ts';
import { toLinked } from '../images/imageLinks.ts';
import { insertImages } from '../images/insertImage.ts';
import { insertTarget } from '../images/insertTarget.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { pickImage } from '../images/pickImage.ts';
import { notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { parseInsertArguments } from './assetArguments.ts';
import type { Command } from './command.ts';
import { orTold } from './orTold.ts';

/** Where images can be chosen from besides the list: gives the text of the links that were put in. */
export type Browse = (target: Target) => Promise<string | undefined>;

/** Insert Generated Image: a link to an image that is there, chosen from the library. Gives the link's text. */
export function createInsertImage(tools: ImageTools, browse?: Browse): Command {
	return {
		id: commandIds.insertImage,
		run: args =>
			orTold(tools, args, async () => {
				const { asset, resource, document, quiet } = parseInsertArguments(args);
				// The place is where the person was when they asked, not where the list leads them.
				const image = resource !== undefined && isImage(resource) ? resource : undefined;
				const place = document ?? (image === undefined ? resource : undefined);
				const target = await insertTarget(tools, place, quiet);
				const named = asset ?? image;
				if (named !== undefined || quiet) {
					return named && insert(named, target, quiet);
				}
				const chosen = await choose(tools, browse !== undefined);
				return chosen === 'browse' ? browse?.(target) : chosen && insert(chosen, target, quiet);
			}),
	};
}

async function insert(image: vscode.Uri, target: Target, isQuiet: boolean): Promise<string | undefined> {
	const { links, failure } = await insertImages([toLinked(await readImage(image))], target);
	const [link] = links;
	if (!isQuiet && link?.isInserted === false) {
		const message =
			failure === undefined
				? l10n.t('No document is open to insert the link into.')
				: failureMessage(failure);
		void notify('warning', message, [copyLinks([link.text])]);
	}
	return link?.text;
}

/** The image that the person chooses, or that they would rather browse; undefined when they leave. */
async function choose(tools: ImageTools, canBrowse: boolean): Promise<vscode.Uri | 'browse' | undefined> {
	let isLeft = false;
	const browse = {
		icon: 'color-mode',
		tooltip: l10n.t('Browse in Studio'),
		press: () => {
			isLeft = true;
		},
	};
	const image = await pickImage({
		title: l10n.t('Insert Generated Image'),
		placeholder: l10n.t('Words of the prompt or the path'),
		emptyText: l10n.t('No generated image is found'),
		images: (signal, onSome) => tools.library.images(signal, onSome),
		unused: signal => tools.library.unused(signal),
		buttons: [detailsButton()],
		elsewhere: canBrowse ? browse : undefined,
	});
	return isLeft ? 'browse' : image && vscode.Uri.parse(image.id);
}
