import { l10n } from 'vscode';
import type { Choice, Model } from '../../../core/models/model.ts';
import { models } from '../../../core/models/registry.ts';
import type { ModelFacts } from '../../../protocol/studio/form.ts';
import { formatName, shapeName } from '../../ui/options.ts';

/** A model, or one that is to come and honours less. */
export type FactualModel = Pick<Model, 'id' | 'label'> &
	Partial<Pick<Model, 'imageSize' | 'outputFormat' | 'seed' | 'enableSafetyChecker' | 'safetyTolerance'>>;

/** What the models honour, the default one first, in the person's language. */
export function modelFacts(): ModelFacts[] {
	return models.map(factsOf);
}

/** What one model honours: nothing is said of an option that it has not. */
export function factsOf(model: FactualModel): ModelFacts {
	const { id, label, imageSize, outputFormat, seed, enableSafetyChecker, safetyTolerance } = model;
	return {
		id,
		label,
		...(imageSize && { imageSize: sizeFacts(imageSize) }),
		...(outputFormat && { outputFormat: choiceFacts(outputFormat, formatName, formatDescription) }),
		...(seed && { seed: { min: seed.min, max: seed.max } }),
		...(enableSafetyChecker && { enableSafetyChecker: {} }),
		...(safetyTolerance && {
			safetyTolerance: choiceFacts(safetyTolerance, value => value, toleranceDescription),
		}),
	};
}

function sizeFacts({ presets, min, max, step }: Model['imageSize']): NonNullable<ModelFacts['imageSize']> {
	return {
		presets: Object.entries(presets).map(([name, size]) => ({ name, label: shapeName(size), ...size })),
		min,
		max,
		step,
	};
}

function choiceFacts(
	{ values, experimental }: Choice,
	labelOf: (value: string) => string,
	describe: (value: string, isExperimental: boolean) => string,
): NonNullable<ModelFacts['outputFormat']> {
	return {
		values: [...values, ...experimental].map(value => ({
			value,
			label: labelOf(value),
			description: describe(value, experimental.includes(value)),
		})),
	};
}

function formatDescription(format: string, isExperimental: boolean): string {
	if (isExperimental) {
		return l10n.t('experimental: the service may send another format');
	}
	switch (format) {
		case 'png':
			return l10n.t('exact, larger files');
		case 'jpeg':
			return l10n.t('smaller files');
		default:
			return '';
	}
}

function toleranceDescription(value: string, isExperimental: boolean): string {
	const words = new Map([
		['1', l10n.t('strictest')],
		['2', l10n.t('strict')],
		['3', l10n.t('middle')],
		['4', l10n.t('permissive')],
		['5', l10n.t('most permissive')],
	]);
	return isExperimental ? l10n.t('experimental: the service may refuse it') : (words.get(value) ?? '');
}
