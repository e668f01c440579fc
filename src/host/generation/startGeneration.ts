import { l10n, Uri } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { parseGenerateArguments, isQuiet } from '../commands/arguments.ts';
import type { Log } from '../log.ts';
import { commandAction, notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { settingId } from '../ui/fieldWords.ts';
import { failureMessage } from '../ui/words.ts';
import { Generation, nothingStarted } from './generation.ts';
import { openBudget, showLog } from './nextSteps.ts';
import { Presenter } from './presenter.ts';
import { failed, toReport } from './report.ts';
import type { GenerationReport } from './report.ts';
import type { EarlierRequest, GenerationDeps, PromptSource } from './deps.ts';
import { takeOrder } from './takeOrder.ts';

/**
 * Runs a generating command from its arguments to its report. Undefined when the person left or
 * cancelled before anything was sent. Throws only for a bug.
 */
export async function startGeneration(
	deps: GenerationDeps,
	args: readonly unknown[],
	source: PromptSource,
): Promise<GenerationReport | undefined> {
	const edit = (earlier: EarlierRequest) => startGeneration(deps, args, earlier);
	try {
		const order = await takeOrder(deps, parseGenerateArguments(args), { source, edit });
		if (order === undefined) {
			return undefined;
		}
		const generation = new Generation(order, deps);
		const outcome = await new Presenter(generation, deps.log).run(generation.firstJobs()).finally(() => {
			void generation.whenOver().then(order.reservation?.release);
		});
		const [asset] = outcome.assets;
		if (asset !== undefined && !order.isQuiet) {
			deps.siteNotice.tell(order, Uri.parse(asset.uri));
		}
		return nothingStarted(outcome) ? undefined : toReport(outcome, order.isDraft);
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		deps.log.warn(error.message);
		if (!isQuiet(args)) {
			void notify(
				'error',
				failureMessage(error),
				firstStep(
					error,
					deps.log,
					source === 'selection' ? () => startGeneration(deps, args, 'box') : undefined,
				),
			);
		}
		return failed(error);
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
