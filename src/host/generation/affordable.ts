import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { ImageRequest, Model } from '../../core/models/model.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import type { Settings } from '../settings.ts';
import { modal } from '../ui/dialogs.ts';
import { dollars } from '../ui/words.ts';

/** Whether the price is small, allowed by the caller, or agreed to. Throws `overBudget` when nobody can be asked. */
export async function isAffordable(
	model: Model,
	requests: readonly ImageRequest[],
	{ args, settings }: { readonly args: GenerateArguments; readonly settings: Settings },
): Promise<boolean> {
	const prices = requests.map(request => model.estimateUsd(pixelsOf(model, request.imageSize)));
	const usd = prices.reduce((sum, price) => sum + price, 0);
	if (usd <= (args.maxUsd ?? settings.confirmAbove)) {
		return true;
	}
	if (args.quiet) {
		throw new Failure('overBudget', { detail: dollars(usd) });
	}
	const question =
		requests.length === 1
			? l10n.t('Generate one image for about {0}?', dollars(usd))
			: l10n.t('Generate {0} images for about {1}?', requests.length, dollars(usd));
	return modal.confirm(question, l10n.t('Generate'));
}
