import { askForKey } from '../account/keyDialog.ts';
import type { KeyStore } from '../account/keyStore.ts';
import { commandIds } from '../ids.ts';
import { withOrigin } from './withOrigin.ts';
import type { Command } from './command.ts';

/** Set API Key…: asks, checks for free, stores. Gives whether there is a new key; quiet, it cannot ask. */
export function createSetApiKey(keys: KeyStore): Command {
	return {
		id: commandIds.setApiKey,
		run: args => withOrigin(args, async (origin, isQuiet) => !isQuiet && (await askForKey(keys, origin))),
	};
}
