import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import type { Log } from '../log.ts';
import { settingId } from '../ui/fieldWords.ts';
import { commandAction, notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { failureMessage } from '../ui/words.ts';
import { openBudget, showLog } from './nextSteps.ts';
import { failed } from './report.ts';
import type { GenerationReport } from './report.ts';

/** How a failure that comes before anything is sent is told. */
export interface Telling {
	readonly log: Log;
	readonly isQuiet: boolean;
	/** Starts over with the prompt in the input box, where that can help. */
	readonly editPrompt?: (() => unknown) | undefined;
}

/** Does what a generating command does, and reports a failure that it ends with. Throws only for a bug. */
export async function reported<Result>(
	telling: Telling,
	work: () => Promise<Result>,
): Promise<Result | GenerationReport> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		tellFailure(error, telling);
		return failed(error);
	}
}

/** Shows a failure that comes before anything is sent, unless the caller wants quiet. */
export function tellFailure(failure: Failure, { log, isQuiet, editPrompt }: Telling): void {
	log.warn(failure.message);
	if (!isQuiet) {
		void notify('error', failureMessage(failure), firstStep(failure, log, editPrompt));
	}
}

/** What helps with a failure that comes before anything is sent. */
function firstStep(failure: Failure, log: Log, editPrompt: (() => unknown) | undefined): NoticeAction[] {
	if (failure.code === 'overBudget') {
		return [openBudget()];
	}
	if (failure.code === 'untrusted') {
		return [commandAction(l10n.t('Manage Trust'), 'workbench.trust.manage')];
	}
	const paths = failure.fields.map(field => field.path);
	const setting = paths.map(settingId).find(each => each !== undefined);
	if (setting !== undefined) {
		// The setting is one for all languages.
		const id = setting.replace(/(?<=\.insert\.template)\..*$/, '');
		return [commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', id)];
	}
	return paths.includes('prompt') && editPrompt !== undefined
		? [{ label: l10n.t('Edit Prompt…'), run: editPrompt }]
		: [showLog(log)];
}
