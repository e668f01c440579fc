import { l10n } from 'vscode';
import { keyVariable } from '../account/keyStore.ts';
import type { KeyStore } from '../account/keyStore.ts';
import { commandIds } from '../ids.ts';
import { notify } from '../ui/notify.ts';
import { withOrigin } from './withOrigin.ts';
import type { Command } from './command.ts';

/** Clear API Key: forgets the stored key, and says when the environment still has one. */
export function createClearApiKey(keys: KeyStore): Command {
	return {
		id: commandIds.clearApiKey,
		run: args =>
			withOrigin(args, async (origin, isQuiet) => {
				const had = await keys.forget(origin);
				if (isQuiet) {
					return;
				}
				const left = await keys.find(origin);
				const message = had ? l10n.t('The API key is forgotten.') : l10n.t('No API key was stored.');
				const rest = left && l10n.t('The one in the environment variable {0} is still used.', keyVariable);
				void notify('information', [message, ...(rest === undefined ? [] : [rest])].join(' '));
			}),
	};
}
