import { l10n } from 'vscode';
import type * as vscode from 'vscode';
import { toAltText } from '../../../core/document/altText.ts';
import { findImageLinks } from '../../../core/document/find/findImageLinks.ts';
import { Failure } from '../../../core/failure.ts';
import type { Price } from '../../../core/job/price.ts';
import { suggestPrompt } from '../../../core/missing/suggestPrompt.ts';
import { pixelsOf } from '../../../core/models/model.ts';
import { findModel, models } from '../../../core/models/registry.ts';
import { parseRequest } from '../../../core/models/request.ts';
import { languageOf } from '../../editor/languageOf.ts';
import { outside } from '../../outside.ts';
import { readSettings } from '../../settings.ts';
import { previewImage } from '../../studio/form/preview.ts';
import type { KnownPrices } from './linkWords.ts';

/** Where an image would go, and what it would cost. */
export interface PlannedPath {
	/** As a link of the document writes it. */
	readonly target: string;
	/** From the workspace folder, for people. */
	readonly path: string;
	readonly price: Price;
}

/** What plans the images that paths are written for. */
export interface Planning {
	readonly plannedPath: typeof plannedPath;
	readonly plannedPrompt: typeof plannedPrompt;
}

/** What an image would show: its alt text, or what stands around it in the document. */
export function plannedPrompt(document: vscode.TextDocument, alt: string, offset: number): string {
	const said = alt === '' ? suggestPrompt(document.getText(), languageOf(document), offset) : alt;
	return toAltText(said) || l10n.t('image');
}

/**
 * Where Figment would save an image for a document by its prompt; undefined where nobody can say before a folder is
 * chosen, or what the settings say is wrong.
 */
export async function plannedPath(
	document: vscode.TextDocument,
	prompt: string,
	prices: KnownPrices,
): Promise<PlannedPath | undefined> {
	try {
		const { model: id, imageSize, outputFormat } = readSettings(document);
		const request = parseRequest({ prompt, model: id, imageSize, outputFormat }, outside.random);
		const model = findModel(request.model) ?? models[0];
		const { path, link } = await previewImage({
			model,
			request,
			target: { document, place: undefined },
			output: undefined,
			name: '',
			alt: prompt,
			chosenFolder: undefined,
		});
		const [found] = findImageLinks(languageOf(document), link);
		return (
			found && {
				target: found.target.raw,
				path,
				price: prices.peek(model, pixelsOf(model, request.imageSize)),
			}
		);
	} catch (error) {
		if (error instanceof Failure) {
			return undefined;
		}
		throw error;
	}
}
