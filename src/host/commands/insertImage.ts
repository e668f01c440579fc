import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { readImage } from '../assets/imageFile.ts';
import { copyLinks } from '../generation/nextSteps.ts';
import { resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
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
				const image = resource !== undefined && isImage(resource) ? resource : undefined;
				const place = document ?? (image === undefined ? resource : undefined);
				const target = await findTarget(tools, place, quiet);
				const named = asset ?? image;
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

/** A page or a picture in front takes no link: then it is for the editor that was worked in last. */
async function findTarget(
	{ lastEditor }: ImageTools,
	document: vscode.Uri | undefined,
	isQuiet: boolean,
): Promise<Target> {
	if (document !== undefined) {
		return openTarget(document);
	}
	const target = await resolveTarget(undefined);
	if (target.document !== undefined) {
		return target;
	}
	// Who wants quiet does not want another page in front either.
	const last = isQuiet ? lastEditor.visible : await lastEditor.reveal();
	return last === undefined ? target : resolveTarget(last);
}

async function openTarget(document: vscode.Uri): Promise<Target> {
	try {
		return await resolveTarget(document);
	} catch (error) {
		const problem = { kind: 'other', text: l10n.t('it cannot be opened ({0}).', detailOf(error)) } as const;
		throw invalidRequest([{ path: 'document', problem, received: document.toString() }]);
	}
}

async function choose(tools: ImageTools): Promise<vscode.Uri | undefined> {
	const image = await pickImage({
		title: l10n.t('Insert Generated Image'),
		placeholder: l10n.t('Words of the prompt or the path'),
		emptyText: l10n.t('No generated image is found'),
		images: (signal, onSome) => tools.library.images(signal, onSome),
		unused: signal => tools.library.unused(signal),
		buttons: [detailsButton()],
	});
	return image && vscode.Uri.parse(image.id);
}
