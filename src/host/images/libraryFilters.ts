import { l10n } from 'vscode';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { choose } from '../ui/dialogs.ts';
import { foreignText } from '../ui/words.ts';

/** Asks for a filter of the library, as it is typed; undefined when the person leaves. */
export function chooseFilter(images: readonly LibraryImage[]): Promise<string | undefined> {
	const models = [...new Set(images.flatMap(({ recipe }) => recipe.model ?? []))];
	const month = new Date().toISOString().slice(0, 7);
	const filters: readonly (readonly [label: string, value: string])[] = [
		[l10n.t('Real images'), 'draft:no'],
		[l10n.t('Drafts'), 'draft:yes'],
		[l10n.t('Images that no document links'), 'unused:yes'],
		[l10n.t('Images that a document links'), 'unused:no'],
		[l10n.t('Made today'), 'after:today'],
		[l10n.t('Made this month'), `after:${month}`],
		[l10n.t('Longest side at least 1024 pixels'), 'size:>=1024'],
		...models.map((model): readonly [string, string] => [
			l10n.t('Made by {0}', foreignText(model)),
			`model:${/\s/.test(model) ? `"${model}"` : model}`,
		]),
	];
	return choose(
		filters.map(([label, value]) => ({ label, description: foreignText(value), value })),
		l10n.t('Filter Images'),
		l10n.t('Filters can also be typed'),
	);
}
