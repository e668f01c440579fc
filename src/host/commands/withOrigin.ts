import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { readOrigin, readSettings } from '../settings.ts';
import { commandAction, notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';

/** Does something with the origin the key belongs to; an unsafe one is told and nothing is done. */
export async function withOrigin<Result>(
	work: (origin: string) => Promise<Result>,
): Promise<Result | undefined> {
	try {
		return await work(readOrigin(readSettings(undefined)));
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		const open = commandAction(
			l10n.t('Open Settings'),
			'workbench.action.openSettings',
			'figment.api.baseUrl',
		);
		void notify('error', failureMessage(error), [open]);
		return undefined;
	}
}
