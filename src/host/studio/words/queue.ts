import { l10n } from 'vscode';
import type { QueueWords } from '../../../protocol/studio/words/queue.ts';

/** The texts of the Studio's queue in the person's language. */
export function queueWords(): QueueWords {
	return {
		title: l10n.t('Queue'),
		empty: l10n.t('No image is under way.'),
		buttonFor: l10n.t('{0}: {1}'),
		cancel: l10n.t('Cancel'),
		cancelAll: l10n.t('Cancel All'),
		seconds: l10n.t('{0} s'),
		minutes: l10n.t('{0} min {1} s'),
		running: l10n.t('Generating'),
		left: l10n.t('about {0} left'),
		soon: l10n.t('any moment now'),
		longer: l10n.t('taking longer than usual'),
		waiting: l10n.t('Waiting, number {0}'),
		failed: l10n.t('Failed'),
		maybeBilled: l10n.t('An image that is generated again is billed as another one.'),
		dismiss: l10n.t('Dismiss'),
		unfinished: l10n.t('Unfinished'),
		nothingSent: l10n.t('From earlier windows. Nothing is sent unless you say so.'),
		forget: l10n.t('Forget'),
	};
}
