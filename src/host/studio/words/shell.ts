import { l10n } from 'vscode';
import type { ShellWords } from '../../../protocol/studio/words/shell.ts';

/** The texts of the Studio's frame in the person's language. */
export function shellWords(): ShellWords {
	return {
		title: l10n.t('Figment Studio'),
		form: l10n.t('Create'),
		queue: l10n.t('Queue'),
		queueCount: l10n.t('Queue ({0})'),
		gallery: l10n.t('Gallery'),
		close: l10n.t('Close'),
		sections: l10n.t('Sections'),
		noAnswer: l10n.t('No answer came. Try again.'),
	};
}
