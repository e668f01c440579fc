import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { MissingImage } from '../../../core/missing/missingImages.ts';
import { fileName, shortPrice } from './linkWords.ts';
import type { KnownPrices } from './linkWords.ts';
import { formatName, pixels, problemOf } from '../../ui/options.ts';

/** How the prompt of a missing image is asked for. */
interface PromptQuestion {
	/** What the box starts with. */
	readonly suggestion: string;
	readonly isDraft: boolean;
	readonly prices: KnownPrices;
}

/** Asks what the image of a link is to show: Enter makes it, and the title says what and for how much. */
export async function askLinkPrompt(
	image: MissingImage,
	{ suggestion, isDraft, prices }: PromptQuestion,
): Promise<string | undefined> {
	const { model, size, format, path } = image;
	const price = isDraft ? l10n.t('free') : shortPrice(prices, image);
	const title = [
		isDraft ? l10n.t('Generate Draft') : l10n.t('Generate Image'),
		fileName(path),
		pixels(size.size),
		formatName(format),
		...(price === undefined ? [] : [price]),
	];
	const prompt = await vscode.window.showInputBox({
		title: title.join(' · '),
		placeHolder: l10n.t('Describe the picture'),
		value: suggestion,
		ignoreFocusOut: true,
		validateInput: text => (text.trim() === '' ? undefined : problemOf(model, { prompt: text })),
	});
	return prompt === undefined || prompt.trim() === '' ? undefined : prompt;
}
