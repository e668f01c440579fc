import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { readOrigin, readSettings } from '../settings.ts';
import { commandAction, notify } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { isQuiet, parseQuietArguments } from './arguments.ts';

/**
 * Does something with the origin the key belongs to. A bad argument or an unsafe origin is told, unless
 * the caller wants quiet, and nothing is done: undefined.
 */
export function withOrigin<Result>(
	args: readonly unknown[],
	work: (origin: string, isQuiet: boolean) => Promise<Result>,
): Promise<Result | undefined> {
	return withQuiet(args, wantsQuiet => work(readOrigin(readSettings(undefined)), wantsQuiet));
}

/** The same for what needs no origin. */
export async function withQuiet<Result>(
	args: readonly unknown[],
	work: (isQuiet: boolean) => Promise<Result>,
): Promise<Result | undefined> {
	try {
		return await work(parseQuietArguments(args));
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		if (!isQuiet(args)) {
			tell(error);
		}
		return undefined;
	}
}

function tell(failure: Failure): void {
	const isOfSetting = failure.fields.some(({ path }) => path.endsWith('api.baseUrl'));
	const open = commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', 'figment.api.baseUrl');
	void notify('error', failureMessage(failure), isOfSetting ? [open] : []);
}
