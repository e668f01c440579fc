import { l10n } from 'vscode';
import type { Queue, QueueEntry } from '../../core/job/queue.ts';
import { commandIds } from '../ids.ts';
import { choose } from '../ui/dialogs.ts';
import type { Option } from '../ui/dialogs.ts';
import { notify } from '../ui/notify.ts';
import { oneLine } from '../ui/words.ts';
import type { Command } from './command.ts';
import { withQuiet } from './withOrigin.ts';

/** What Show Images Under Way returns: plain data. */
export interface QueueReport {
	readonly jobs: readonly { readonly id: string; readonly state: string; readonly prompt: string }[];
}

/** Show Images Under Way: the queue, to cancel one, those that wait, or all. */
export function createShowQueue(queue: Queue): Command {
	return {
		id: commandIds.showQueue,
		run: args =>
			withQuiet(args, isQuiet => {
				if (!isQuiet) {
					void show(queue);
				}
				const jobs = queue.entries.map(({ job, state }) => ({
					id: job.id,
					state,
					prompt: job.request.prompt,
				}));
				return Promise.resolve<QueueReport>({ jobs });
			}),
	};
}

async function show(queue: Queue): Promise<void> {
	const { entries } = queue;
	if (entries.length === 0) {
		await notify('information', l10n.t('No image is under way.'));
		return;
	}
	const waiting = entries.filter(({ state }) => state === 'waiting').length;
	const all: Option<() => void>[] = [
		...(waiting === 0
			? []
			: [{ label: l10n.t('$(close-all) Cancel {0} waiting', waiting), value: () => queue.cancelWaiting() }]),
		...(entries.length === 1
			? []
			: [{ label: l10n.t('$(close-all) Cancel all {0}', entries.length), value: () => queue.cancelAll() }]),
	];
	const each = entries.map((entry, index) => ({
		label: `$(${entry.state === 'running' ? 'loading~spin' : 'clock'}) ${oneLine(entry.job.request.prompt)}`,
		description: stateWords(entry, index + 1 - (entries.length - waiting)),
		value: () => queue.cancel(entry.job.id),
	}));
	const cancel = await choose(
		[...all, ...each],
		l10n.t('Images Under Way'),
		l10n.t('Choose what to cancel; what was sent may be billed and is then saved when it arrives'),
	);
	cancel?.();
}

function stateWords({ state, since }: QueueEntry, place: number): string {
	return state === 'waiting'
		? l10n.t('waiting, number {0}', place)
		: l10n.t('running for {0} s', Math.floor((Date.now() - since) / 1000));
}
