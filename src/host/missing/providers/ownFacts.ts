import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findModel } from '../../../core/models/registry.ts';
import { timeText } from '../../pages/figures.ts';
import { pixels } from '../../ui/options.ts';
import { dollars } from '../../ui/words.ts';
import type { OwnImage } from '../ownImages.ts';

/** Something that is known of an image. */
export interface OwnFact {
	readonly words: string;
	/** Whether the words are by whoever wrote the file. */
	readonly isForeign: boolean;
}

/** What is known of an image beside its prompt: model, seed, size, date and cost. */
export function ownFacts({ recipe, width, height }: OwnImage): readonly OwnFact[] {
	const { model, seed, at, draft } = recipe;
	const label = model === undefined ? undefined : findModel(model)?.label;
	const cost = recipe.cost?.usd;
	return [
		...(draft === true ? [own(`**${l10n.t('Draft')}**`)] : []),
		...(label === undefined ? [] : [own(label)]),
		...(label === undefined && model !== undefined && model !== ''
			? [{ words: model.slice(0, longestModel), isForeign: true }]
			: []),
		...(seed === undefined ? [] : [own(l10n.t('seed {0}', seed))]),
		...(width === undefined || height === undefined ? [] : [own(pixels({ width, height }))]),
		...(at === undefined || Number.isNaN(Date.parse(at)) ? [] : [own(timeText(at, vscode.env.language))]),
		...(draft === true ? [own(l10n.t('free'))] : cost === undefined ? [] : [own(dollars(cost))]),
	];
}

function own(words: string): OwnFact {
	return { words, isForeign: false };
}

const longestModel = 80;
